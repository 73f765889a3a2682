use crate::{
    InviteFault, Refusal,
    leavers::active_admins,
    partners::{self, Called},
};
use model::{Admin, App, Email, Group, Id, Partner, Reach, kind};
use std::collections::{BTreeSet, HashMap, hash_map::Entry};
use store::{StoreError, Tx};

/// What many invitations look at, read once: apps, groups, and each partner at first need.
pub(crate) struct Directory {
    issuer: String,
    /// What the admin at work may invite to.
    pub(crate) reach: Reach,
    pub(crate) apps: Vec<App>,
    pub(crate) groups: Vec<Group>,
    by_domain: HashMap<String, Option<Partner>>,
    by_id: HashMap<String, Partner>,
    by_name: HashMap<String, Called>,
    admins: Option<Vec<Admin>>,
    individuals: Option<Option<Partner>>,
    living: HashMap<String, i64>,
    /// New guests of each partner that were planned before this round.
    planned: HashMap<String, i64>,
    domains: Option<Vec<String>>,
    near: HashMap<String, Option<String>>,
}

/// Where many people without a company's address have their mail.
const MAIL_HOSTS: [&str; 6] = [
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "icloud.com",
    "outlook.com",
    "yahoo.com",
];
/// So many domains of nobody are compared with those of partners; more are not misspelt.
const COMPARED: usize = 200;

impl Directory {
    /// Reads them for somebody; whatever is beyond their reach is left out, as if it were not there.
    pub(crate) fn load(tx: &mut Tx<'_>, issuer: &str, reach: Reach) -> Result<Self, StoreError> {
        let mut apps = tx.list_apps()?;
        apps.retain(|app| reach.has_app(&app.id));
        // A group may bring apps that are beyond.
        let groups = if reach.is_whole() {
            tx.list_groups()?
        } else {
            Vec::new()
        };
        Ok(Self {
            issuer: issuer.to_owned(),
            reach,
            apps,
            groups,
            by_domain: HashMap::new(),
            by_id: HashMap::new(),
            by_name: HashMap::new(),
            admins: None,
            individuals: None,
            living: HashMap::new(),
            planned: HashMap::new(),
            domains: None,
            near: HashMap::new(),
        })
    }

    /// Whether an address is on our own origin and below our own path.
    pub(crate) fn is_ours(&self, url: &str) -> bool {
        url.strip_prefix(&self.issuer)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            && !url.contains('\\')
    }

    pub(crate) fn app(&self, id: &Id<kind::App>) -> Option<&App> {
        self.apps.iter().find(|app| app.id == *id)
    }

    pub(crate) fn partner(
        &mut self,
        tx: &mut Tx<'_>,
        id: &Id<kind::Partner>,
    ) -> Result<Partner, Refusal> {
        if let Some(partner) = self.by_id.get(id.as_str()) {
            return Ok(partner.clone());
        }
        let partner = tx.find_partner(id)?.ok_or(Refusal::Unknown("partner"))?;
        self.by_id.insert(id.to_string(), partner.clone());
        Ok(partner)
    }

    /// The partner that a cell names.
    pub(crate) fn partner_called(
        &mut self,
        tx: &mut Tx<'_>,
        given: &str,
    ) -> Result<Id<kind::Partner>, Refusal> {
        let called = match self.by_name.entry(given.to_owned()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(partners::called_in(tx, given)?),
        };
        match called {
            Called::Partner(partner) if self.reach.has_partner(&partner.id) => {
                Ok(partner.id.clone())
            }
            Called::Nobody(alike) if self.reach.is_whole() => {
                Err(unknown_partner(given, alike.first()))
            }
            // Not even a name that is alike.
            Called::Partner(_) | Called::Nobody(_) => Err(unknown_partner(given, None)),
        }
    }

    /// The admin at work who has an address.
    pub(crate) fn sponsor(
        &mut self,
        tx: &mut Tx<'_>,
        email: &str,
    ) -> Result<Id<kind::Admin>, Refusal> {
        let admins = match &mut self.admins {
            Some(known) => known,
            unknown => unknown.insert(active_admins(tx)?),
        };
        let found = admins
            .iter()
            .find(|it| it.email.as_str().eq_ignore_ascii_case(email));
        found
            .map(|it| it.id.clone())
            .ok_or_else(|| InviteFault::SponsorUnknown(email.to_owned()).into())
    }

    /// The partner that an address belongs to; `None` when it is the built-in one and that one
    /// has not been made yet.
    pub(crate) fn partner_of(
        &mut self,
        tx: &mut Tx<'_>,
        email: &Email,
    ) -> Result<Option<Partner>, StoreError> {
        let domain = email.domain();
        let found = match self.by_domain.get(domain) {
            Some(found) => found.clone(),
            None => {
                let found = partners::by_domain(tx, domain)?;
                self.by_domain.insert(domain.to_owned(), found.clone());
                found
            }
        };
        if found.is_some() {
            return Ok(found);
        }
        if let Some(known) = &self.individuals {
            return Ok(known.clone());
        }
        let individuals = tx.find_partner_by_name(partners::INDIVIDUALS)?;
        self.individuals = Some(individuals.clone());
        Ok(individuals)
    }

    /// Forgets that the built-in partner was missing, once it was made.
    pub(crate) fn individuals_made(&mut self, partner: &Partner) {
        self.individuals = Some(Some(partner.clone()));
    }

    /// A partner's guests that are not removed, those planned in this round included.
    pub(crate) fn living(
        &mut self,
        tx: &mut Tx<'_>,
        id: &Id<kind::Partner>,
    ) -> Result<i64, StoreError> {
        if let Some(count) = self.living.get(id.as_str()) {
            return Ok(*count);
        }
        let planned = self.planned.get(id.as_str()).copied().unwrap_or(0);
        let count = tx.count_living_guests(id)? + planned;
        self.living.insert(id.to_string(), count);
        Ok(count)
    }

    /// Takes over what was planned before this round.
    pub(crate) fn plan_before(&mut self, planned: Vec<(Id<kind::Partner>, i64)>) {
        let planned = planned.into_iter().map(|(id, n)| (id.to_string(), n));
        self.planned = planned.collect();
    }

    /// The domain of a partner, or of a large mail host, that a domain of nobody is a slip of the pen from.
    pub(crate) fn domain_near(
        &mut self,
        tx: &mut Tx<'_>,
        domain: &str,
    ) -> Result<Option<String>, StoreError> {
        if let Some(known) = self.near.get(domain) {
            return Ok(known.clone());
        }
        if self.near.len() >= COMPARED {
            return Ok(None);
        }
        let all = match &mut self.domains {
            Some(known) => known,
            unknown => unknown.insert(tx.all_partner_domains()?),
        };
        // Hardly anybody slips at the first sign, and much is near to what is short.
        let is_near = |other: &str| {
            domain.len() >= 8
                && other.as_bytes().first() == domain.as_bytes().first()
                && other.len().abs_diff(domain.len()) <= 2
                && strsim::damerau_levenshtein(domain, other) <= 1 + usize::from(domain.len() >= 14)
        };
        let known = || MAIL_HOSTS.into_iter().chain(all.iter().map(String::as_str));
        let is_one = known().any(|other| other == domain);
        let found = known()
            .filter(|other| !is_one && is_near(other))
            .min_by_key(|other| strsim::damerau_levenshtein(domain, other))
            .map(str::to_owned);
        self.near.insert(domain.to_owned(), found.clone());
        Ok(found)
    }

    pub(crate) fn plan_one_more(&mut self, id: &Id<kind::Partner>) {
        if let Some(count) = self.living.get_mut(id.as_str()) {
            *count += 1;
        }
    }
}

/// What somebody may invite to: an admin as they are bound now, and the operator to everything.
pub(crate) fn reach_of(tx: &mut Tx<'_>, by: Option<&Id<kind::Admin>>) -> Result<Reach, StoreError> {
    let Some(id) = by else {
        return Ok(Reach::default());
    };
    let nothing = Reach {
        partners: Some(BTreeSet::new()),
        apps: Some(BTreeSet::new()),
        guests_by_app: true,
    };
    Ok(tx.find_admin(id)?.map_or(nothing, |admin| admin.reach()))
}

fn unknown_partner(given: &str, alike: Option<&String>) -> Refusal {
    InviteFault::PartnerUnknown {
        given: given.to_owned(),
        suggestion: alike.cloned(),
    }
    .into()
}
