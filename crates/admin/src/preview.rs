//! What a change of the rules would change: the decision of every guest at every app that it concerns, before and
//! after, by the same function that decides on sign-ins. Nothing is written.

use crate::{Desk, Refusal, apps, assignments, assignments::NewAssignment, terms, trust};
use model::{
    AppState, Assignee, AssigneeKind, AssignmentFact, At, Id, Reason, Span, TrustContract, kind,
};
use policy::{Draft, Effect};
use std::collections::BTreeMap;
use store::{GuestsOf, StoreError, Tx};

/// So many pairs are looked at; where there are more, what is counted is a least number.
pub const MOST: usize = 100_000;
/// So many changed pairs are listed.
pub const LISTED: usize = 100;
/// So many guests are read at once.
const BATCH: usize = 1_000;

/// A change to look at before it is made.
#[derive(Clone, Copy, Debug)]
pub enum Change<'a> {
    /// [`apps::require_mfa`].
    Mfa(&'a Id<kind::App>, bool),
    /// [`apps::bound_confirmation`].
    Confirmation(&'a Id<kind::App>, Option<Span>),
    /// [`apps::enable`] and [`apps::disable`].
    AppState(&'a Id<kind::App>, AppState),
    /// [`crate::partners::update`].
    Contract(&'a Id<kind::Partner>, &'a TrustContract),
    /// [`assignments::assign`].
    Give(&'a NewAssignment),
    /// [`assignments::unassign`].
    Take(&'a Id<kind::Assignment>),
    /// [`crate::groups::add_member`].
    Join(&'a Id<kind::Group>, &'a Id<kind::Guest>),
    /// [`crate::groups::remove_member`].
    Leave(&'a Id<kind::Group>, &'a Id<kind::Guest>),
    /// [`terms::publish`].
    Publish(&'a Id<kind::Terms>, &'a terms::Publishing),
}

/// What a change would change.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// How many pairs of a guest and an app were looked at.
    pub pairs: usize,
    /// Whether there are more.
    pub at_least: bool,
    /// How many of them change, by how.
    pub effects: BTreeMap<Effect, usize>,
    /// The first that change, by guest and app.
    pub listed: Vec<ChangedPair>,
}

/// A guest at an app for whom a change changes something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedPair {
    /// The guest.
    pub guest_id: Id<kind::Guest>,
    /// The guest's name.
    pub guest: String,
    /// The partner's name.
    pub partner: String,
    /// The app.
    pub app_id: Id<kind::App>,
    /// The app's name.
    pub app: String,
    /// How it changes.
    pub effect: Effect,
    /// What is decided at present.
    pub before: Stand,
    /// What would be.
    pub after: Stand,
}

/// A decision in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Why not; `None` for yes.
    pub denied: Option<Reason>,
    /// When a yes ends by itself.
    pub until: Option<At>,
}

impl Stand {
    fn of(decision: &policy::Decision) -> Self {
        Self {
            denied: decision.denied_for(),
            until: decision.until,
        }
    }
}

impl Preview {
    /// How many pairs change.
    #[must_use]
    pub fn changed(&self) -> usize {
        self.effects.values().sum()
    }

    /// How many change in a way.
    #[must_use]
    pub fn count(&self, effect: Effect) -> usize {
        self.effects.get(&effect).copied().unwrap_or_default()
    }

    /// How many change beyond those that are listed.
    #[must_use]
    pub fn unlisted(&self) -> usize {
        self.changed() - self.listed.len()
    }
}

/// A draft with whom it concerns, and at which apps; at those that they have where that is `None`.
pub(crate) struct Scope<'a> {
    pub(crate) draft: Draft,
    pub(crate) guests: GuestsOf<'a>,
    pub(crate) apps: Option<Vec<Id<kind::App>>>,
}

/// Looks at a change.
///
/// # Errors
/// What the change itself would be refused for.
pub fn of(desk: &Desk, change: Change<'_>) -> Result<Preview, Refusal> {
    upto(desk, change, MOST)
}

/// The same with another bound on how many pairs are looked at.
///
/// # Errors
/// As [`of`].
pub fn upto(desk: &Desk, change: Change<'_>, most: usize) -> Result<Preview, Refusal> {
    let now = desk.clock.now();
    // Outlives the scope that borrows it.
    let mut taken = None;
    desk.store.read(|tx| {
        if let Change::Take(id) = change {
            taken = tx.find_assignment(id)?;
            taken.as_ref().ok_or(Refusal::Unknown("assignment"))?;
        }
        let scope = scope(desk, tx, (change, taken.as_ref()), now)?;
        Ok(look(tx, &scope, (now, most))?)
    })
}

/// Looks at every pair of a scope, up to a bound.
pub(crate) fn look(
    tx: &mut Tx<'_>,
    scope: &Scope<'_>,
    (now, most): (At, usize),
) -> Result<Preview, StoreError> {
    let mut seen = Preview::default();
    let guests = tx.guests_concerned(scope.guests, most + 1)?;
    for some in guests.chunks(BATCH) {
        for pair in tx.pairs(some, scope.apps.as_deref(), now)? {
            if seen.pairs == most {
                seen.at_least = true;
                return Ok(seen);
            }
            seen.pairs += 1;
            let shift = scope.draft.shift(&pair, now);
            let Some(effect) = shift.effect() else {
                continue;
            };
            *seen.effects.entry(effect).or_default() += 1;
            if seen.listed.len() < LISTED {
                seen.listed.push(ChangedPair {
                    guest_id: pair.facts.guest_id,
                    guest: pair.guest_name,
                    partner: pair.partner_name,
                    app_id: pair.facts.app_id,
                    app: pair.app_name,
                    effect,
                    before: Stand::of(&shift.before),
                    after: Stand::of(&shift.after),
                });
            }
        }
    }
    Ok(seen)
}

/// Checks a change as the change itself does, and says whom it concerns.
fn scope<'a>(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (change, taken): (Change<'a>, Option<&'a model::Assignment>),
    now: At,
) -> Result<Scope<'a>, Refusal> {
    Ok(match change {
        Change::Mfa(app, wanted) => at_app(tx, app, Draft::Mfa(app.clone(), wanted))?,
        Change::Confirmation(app, longest) => {
            apps::check_unconfirmed(longest)?;
            at_app(tx, app, Draft::Confirmation(app.clone(), longest))?
        }
        Change::AppState(app, state) => {
            let found = tx.find_app(app)?.ok_or(Refusal::Unknown("app"))?;
            if found.state == state {
                return Err(Refusal::StateConflict(state.as_str()));
            }
            at_app(tx, app, Draft::AppState(app.clone(), state))?
        }
        Change::Contract(partner, trust) => {
            trust::check(trust)?;
            of_partner(
                tx,
                partner,
                Draft::Contract(partner.clone(), Box::new(trust.clone())),
            )?
        }
        Change::Give(new) => {
            assignments::check(tx, new)?;
            let fact = as_if_given(desk, tx, new, now)?;
            let given = fact.map(|fact| (new.app_id.clone(), fact));
            to_assignee(
                &new.assignee,
                &new.app_id,
                given.into_iter().collect(),
                Vec::new(),
            )
        }
        Change::Take(_) => {
            let gone = taken.ok_or(Refusal::Unknown("assignment"))?;
            to_assignee(
                &gone.assignee,
                &gone.app_id,
                Vec::new(),
                vec![gone.id.clone()],
            )
        }
        Change::Join(group, guest) => in_group(tx, (group, guest), true)?,
        Change::Leave(group, guest) => in_group(tx, (group, guest), false)?,
        Change::Publish(id, how) => published(tx, (id, how), now)?,
    })
}

fn at_app<'a>(tx: &mut Tx<'_>, app: &'a Id<kind::App>, draft: Draft) -> Result<Scope<'a>, Refusal> {
    tx.find_app(app)?.ok_or(Refusal::Unknown("app"))?;
    Ok(Scope {
        draft,
        guests: GuestsOf::App(app),
        apps: Some(vec![app.clone()]),
    })
}

fn of_partner<'a>(
    tx: &mut Tx<'_>,
    partner: &'a Id<kind::Partner>,
    draft: Draft,
) -> Result<Scope<'a>, Refusal> {
    tx.find_partner(partner)?
        .ok_or(Refusal::Unknown("partner"))?;
    Ok(Scope {
        draft,
        guests: GuestsOf::Partner(partner),
        apps: None,
    })
}

fn to_assignee<'a>(
    assignee: &'a Assignee,
    app: &Id<kind::App>,
    given: Vec<(Id<kind::App>, AssignmentFact)>,
    taken: Vec<Id<kind::Assignment>>,
) -> Scope<'a> {
    Scope {
        draft: Draft::Assignments { given, taken },
        guests: match assignee {
            Assignee::Guest(id) => GuestsOf::Guest(id),
            Assignee::Group(id) => GuestsOf::Group(id),
            Assignee::Partner(id) => GuestsOf::Partner(id),
        },
        apps: Some(vec![app.clone()]),
    }
}

/// What would reach its guests; `None` where the app is given to the same assignee already.
fn as_if_given(
    desk: &Desk,
    tx: &mut Tx<'_>,
    new: &NewAssignment,
    now: At,
) -> Result<Option<AssignmentFact>, Refusal> {
    let there = tx.assignments_to(&new.assignee)?;
    if there.iter().any(|it| it.app_id == new.app_id) {
        return Ok(None);
    }
    Ok(Some(AssignmentFact {
        id: Id::new(now, &*desk.random),
        via: new.assignee.kind(),
        via_name: String::new(),
        roles: new.roles.clone(),
        starts_at: new.starts_at,
        ends_at: new.ends_at,
    }))
}

fn in_group<'a>(
    tx: &mut Tx<'_>,
    (group, guest): (&Id<kind::Group>, &'a Id<kind::Guest>),
    joins: bool,
) -> Result<Scope<'a>, Refusal> {
    tx.find_group(group)?.ok_or(Refusal::Unknown("group"))?;
    tx.find_guest(guest)?.ok_or(Refusal::Unknown("guest"))?;
    let theirs = tx.assignments_to(&Assignee::Group(group.clone()))?;
    let apps = theirs.iter().map(|it| it.app_id.clone()).collect();
    let taken = theirs.iter().map(|it| it.id.clone());
    let taken = taken.filter(|_| !joins).collect();
    let given = theirs.into_iter().filter(|_| joins).map(|it| {
        let fact = AssignmentFact {
            id: it.id,
            via: AssigneeKind::Group,
            via_name: String::new(),
            roles: it.roles,
            starts_at: it.starts_at,
            ends_at: it.ends_at,
        };
        (it.app_id, fact)
    });
    Ok(Scope {
        draft: Draft::Assignments {
            given: given.collect(),
            taken,
        },
        guests: GuestsOf::Guest(guest),
        apps: Some(apps),
    })
}

fn published<'a>(
    tx: &mut Tx<'_>,
    (id, how): (&Id<kind::Terms>, &terms::Publishing),
    now: At,
) -> Result<Scope<'a>, Refusal> {
    let (terms, published) = terms::publication(tx, (id, how), now)?;
    Ok(Scope {
        draft: if published.asks_again {
            Draft::Terms(terms.app_id, published.counts_from)
        } else {
            Draft::Assignments {
                given: Vec::new(),
                taken: Vec::new(),
            }
        },
        guests: GuestsOf::Everybody,
        apps: None,
    })
}
