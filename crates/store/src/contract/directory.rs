//! Partners, connections, guests and their identities.

use super::world::World;
use crate::{GuestCounts, GuestFilter, PartnerFilter, Store, StoreError};
use model::{
    At, ConnectionKind, ConnectionState, Email, Guest, GuestState, HomeProfile, Id, Language,
    PartnerContact, PartnerState, Span, TrustContract,
};

pub fn partner_reads_back_as_written(store: &Store) {
    let w = World::new(store);
    let mut partner = w.new_partner("Fabrikam");
    partner.domains = vec!["a.example".into(), "b.example".into()];
    partner.trust = TrustContract {
        version: 1,
        mfa_amr: vec!["mfa".into(), "hwk".into()],
        mfa_acr: vec!["urn:example:strong".into()],
        allowed_apps: Some(vec![w.id()]),
        guest_quota: Some(7),
        recheck: Some(Span::hours(8)),
        probe_every: Some(Span::mins(5)),
        review_at: Some(w.later(Span::days(90))),
        ends_at: Some(w.later(Span::days(365))),
        contacts: vec![PartnerContact {
            name: "Ida Berg".into(),
            email: "ida@a.example".parse().unwrap(),
        }],
    };
    w.write(|tx| tx.insert_partner(&partner));
    let found = w.read(|tx| tx.find_partner(&partner.id)).unwrap();
    assert_eq!(
        (found.name, found.state, found.trust),
        (partner.name, partner.state, partner.trust)
    );
    assert_eq!(
        (found.domains, found.created_at),
        (partner.domains, partner.created_at)
    );
    assert!(w.read(|tx| tx.find_partner(&w.id())).is_none());
}

pub fn partner_names_are_unique_without_regard_to_case(store: &Store) {
    let w = World::new(store);
    let first = w.partner("Äpfel Öl");
    assert!(matches!(
        w.try_write(|tx| tx.insert_partner(&w.new_partner("ÄPFEL ÖL"))),
        Err(StoreError::Conflict(_))
    ));
    let other = w.partner("Other");
    let renamed = w.try_write(|tx| tx.update_partner(&other.id, "äpfel öl", &other.trust));
    assert!(matches!(renamed, Err(StoreError::Conflict(_))));
    assert_eq!(
        w.read(|tx| tx.find_partner_by_name("äPFEL öL")).unwrap().id,
        first.id
    );
    assert_eq!(w.read(|tx| tx.list_partners()).len(), 2);
}

pub fn pages_of_partners_meet_without_gap_or_overlap_and_say_what_lists_show(store: &Store) {
    let w = World::new(store);
    for n in 0..7 {
        w.partner(&format!("Woodgrove {n}"));
    }
    let fabrikam = w.partner("Fabrikam");
    w.connection(&fabrikam);
    for n in 0..3 {
        w.guest(&fabrikam, &format!("guest{n}@fabrikam.example"));
    }
    let removed = w.guest(&fabrikam, "gone@fabrikam.example");
    w.write(|tx| {
        let to = GuestState::Removed;
        tx.set_guest_state(&removed.id, removed.state, to, w.now)
    });
    let mut filter = PartnerFilter {
        limit: 3,
        ..PartnerFilter::default()
    };
    let mut seen = Vec::new();
    loop {
        let page = w.read(|tx| tx.page_of_partners(&filter));
        filter.after = page.last().map(|last| last.partner.name.clone());
        seen.extend(page.iter().map(|line| line.partner.name.clone()));
        if page.len() < 3 {
            break;
        }
    }
    let all: Vec<_> = w.read(|tx| tx.list_partners());
    let all: Vec<_> = all.into_iter().map(|partner| partner.name).collect();
    assert_eq!(seen, all);
    let found = |text: &str| {
        let filter = PartnerFilter {
            text: Some(text.to_owned()),
            limit: 9,
            ..PartnerFilter::default()
        };
        let page = w.read(|tx| tx.page_of_partners(&filter));
        assert_eq!(
            w.read(|tx| tx.count_partners(&filter)),
            i64::try_from(page.len()).unwrap()
        );
        page
    };
    assert_eq!(found("WOODGROVE").len(), 7);
    assert_eq!(found("%").len(), 0, "wildcards are taken as they stand");
    let domain = fabrikam.domains.first().unwrap();
    let [line] = &found(domain)[..] else {
        panic!("one has the domain")
    };
    assert_eq!(line.partner.id, fabrikam.id);
    assert_eq!((line.guests, line.home.is_some()), (3, true));
    assert_eq!(line.partner.domains, fabrikam.domains);
}

pub fn partner_change_raises_the_contract_version(store: &Store) {
    let w = World::new(store);
    let partner = w.partner("Fabrikam");
    let trust = TrustContract {
        guest_quota: Some(3),
        ..TrustContract::default()
    };
    assert!(w.write(|tx| tx.update_partner(&partner.id, "Fabrikam AG", &trust)));
    assert!(w.write(|tx| tx.update_partner(&partner.id, "Fabrikam AG", &trust)));
    assert!(!w.write(|tx| tx.update_partner(&w.id(), "Nobody", &trust)));
    let found = w.read(|tx| tx.find_partner(&partner.id)).unwrap();
    assert_eq!(
        (
            found.name.as_str(),
            found.trust.version,
            found.trust.guest_quota
        ),
        ("Fabrikam AG", 3, Some(3))
    );
}

pub fn partner_state_moves_only_from_the_state_named(store: &Store) {
    use PartnerState::{Active, Ended, Suspended};
    let w = World::new(store);
    let partner = w.partner("Fabrikam");
    let moved = |from, to| w.write(|tx| tx.set_partner_state(&partner.id, from, to));
    assert!(!moved(Suspended, Ended));
    assert!(moved(Active, Suspended));
    assert!(!moved(Active, Suspended));
    assert!(moved(Suspended, Active));
    assert_eq!(
        w.read(|tx| tx.find_partner(&partner.id)).unwrap().state,
        Active
    );
}

pub fn domains_name_their_partners_oldest_first(store: &Store) {
    let w = World::new(store);
    let mut older = w.new_partner("Older");
    older.id = Id::new(w.now.minus(Span::days(1)), w.random());
    older.domains = vec!["shared.example".into(), "own.example".into()];
    let mut newer = w.new_partner("Newer");
    newer.domains = vec!["shared.example".into()];
    w.write(|tx| tx.insert_partner(&newer));
    w.write(|tx| tx.insert_partner(&older));
    let named = |domain: &str| -> Vec<String> {
        w.read(|tx| tx.find_partners_by_domain(domain))
            .into_iter()
            .map(|p| p.name)
            .collect()
    };
    assert_eq!(named("shared.example"), ["Older", "Newer"]);
    assert_eq!(named("own.example"), ["Older"]);
    assert!(named("example").is_empty());
    w.write(|tx| {
        tx.set_partner_domains(
            &older.id,
            &["new.example".into(), "new.example".into()],
            w.now,
        )
    });
    assert_eq!(named("shared.example"), ["Newer"]);
    assert_eq!(named("new.example"), ["Older"]);
}

pub fn preferred_connection_is_the_newest_enabled_home_then_invitation(store: &Store) {
    let w = World::new(store);
    let partner = w.partner("Fabrikam");
    assert!(w.read(|tx| tx.preferred_connection(&partner.id)).is_none());
    let invitation = w.connection_at(&partner, ConnectionKind::Invitation, w.later(Span::days(9)));
    let old = w.connection_at(&partner, ConnectionKind::Oidc, w.now);
    let new = w.connection_at(&partner, ConnectionKind::Oidc, w.later(Span::days(1)));
    for chosen in [&new, &old, &invitation] {
        assert_eq!(
            w.read(|tx| tx.preferred_connection(&partner.id))
                .unwrap()
                .id,
            chosen.id
        );
        assert!(w.write(|tx| tx.set_connection_state(&chosen.id, ConnectionState::Disabled)));
        assert!(!w.write(|tx| tx.set_connection_state(&chosen.id, ConnectionState::Disabled)));
    }
    assert!(w.read(|tx| tx.preferred_connection(&partner.id)).is_none());
    assert_eq!(w.read(|tx| tx.connections_of(&partner.id)).len(), 3);
    let found = w.read(|tx| tx.find_connection(&old.id)).unwrap();
    assert_eq!(
        (found.client_secret, found.kind, found.state),
        (old.client_secret, old.kind, ConnectionState::Disabled)
    );
}

pub fn connection_needs_its_partner(store: &Store) {
    let w = World::new(store);
    let partner = w.partner("Fabrikam");
    let mut orphan = w.connection(&partner);
    orphan.id = w.id();
    orphan.partner_id = w.id();
    assert!(matches!(
        w.try_write(|tx| tx.insert_connection(&orphan)),
        Err(StoreError::Conflict(_))
    ));
}

pub fn guest_text_and_microseconds_read_back(store: &Store) {
    let w = World::new(store);
    let partner = w.partner("Fabrikam");
    let mut guest = w.new_guest(&partner, "Алиса+b2b@bücher.example");
    guest.display_name = "Ünïcødé 王小明 👩‍💻 e\u{301} \u{202e}x' -- \"%_\\".into();
    guest.language = Language::ZhHant;
    guest.ends_at = Some(At::from_micros(9_007_199_254_740_993));
    guest.home = HomeProfile {
        name: Some("".into()),
        email: Some("a@b.example".into()),
        email_verified: true,
    };
    assert!(w.write(|tx| tx.insert_guest(&guest)));
    let found = w.read(|tx| tx.find_guest(&guest.id)).unwrap();
    assert_eq!(found.display_name, guest.display_name);
    assert_eq!(found.email.as_str(), "Алиса+b2b@xn--bcher-kva.example");
    assert_eq!((found.ends_at, found.created_at), (guest.ends_at, w.now));
    assert_eq!(
        (found.home, found.subject, found.language),
        (guest.home, guest.subject, guest.language)
    );
}

pub fn address_is_one_living_guests_within_a_partner(store: &Store) {
    let w = World::new(store);
    let (partner, other) = (w.partner("Fabrikam"), w.partner("Contoso"));
    w.guest(&partner, "alice@fabrikam.example");
    assert!(!w.write(|tx| tx.insert_guest(&w.new_guest(&partner, "ALICE@fabrikam.example"))));
    assert!(w.write(|tx| tx.insert_guest(&w.new_guest(&other, "alice@fabrikam.example"))));
    assert_eq!(w.read(|tx| tx.count_living_guests(&partner.id)), 1);
}

pub fn inviting_again_after_removal_makes_a_second_guest(store: &Store) {
    let w = World::new(store);
    let partner = w.partner("Fabrikam");
    let first = w.guest(&partner, "alice@fabrikam.example");
    assert!(w.write(|tx| tx.set_guest_state(
        &first.id,
        GuestState::Active,
        GuestState::Removed,
        w.now
    )));
    let mut second = w.new_guest(&partner, "Alice@fabrikam.example");
    second.id = Id::new(w.later(Span::days(1)), w.random());
    assert!(w.write(|tx| tx.insert_guest(&second)));
    let email: Email = "alice@FABRIKAM.example".parse().unwrap();
    let rows = w.read(|tx| tx.guests_invited_as(&email));
    let ids: Vec<_> = rows
        .iter()
        .map(|g| (&g.id, g.state, g.removed_at))
        .collect();
    let expected = [
        (&second.id, GuestState::Active, None),
        (&first.id, GuestState::Removed, Some(w.now)),
    ];
    assert_eq!(ids, expected);
    assert_eq!(w.read(|tx| tx.count_living_guests(&partner.id)), 1);
}

pub fn guest_state_moves_only_from_the_state_named(store: &Store) {
    use GuestState::{Active, Invited, Removed, Suspended};
    let w = World::new(store);
    let partner = w.partner("Fabrikam");
    let mut guest = w.new_guest(&partner, "alice@fabrikam.example");
    guest.state = Invited;
    assert!(w.write(|tx| tx.insert_guest(&guest)));
    let later = w.later(Span::secs(1));
    assert!(w.write(|tx| tx.activate_guest(&guest.id, later)));
    assert!(!w.write(|tx| tx.activate_guest(&guest.id, later)));
    let moved = |from, to| w.write(|tx| tx.set_guest_state(&guest.id, from, to, later));
    assert!(!moved(Suspended, Active));
    assert!(moved(Active, Suspended));
    assert!(!moved(Active, Removed));
    assert!(moved(Suspended, Removed));
    assert!(!moved(Suspended, Active));
    let found = w.read(|tx| tx.find_guest(&guest.id)).unwrap();
    assert_eq!(
        (found.state, found.accepted_at, found.removed_at),
        (Removed, Some(later), Some(later))
    );
    let counts = GuestCounts {
        removed: 1,
        ..GuestCounts::default()
    };
    assert_eq!(w.read(|tx| tx.count_guests()), counts);
}

pub fn update_of_a_guest_keeps_what_the_home_said(store: &Store) {
    let w = World::new(store);
    let partner = w.partner("Fabrikam");
    let mut guest = w.guest(&partner, "alice@fabrikam.example");
    let said = HomeProfile {
        name: Some("Alice Home".into()),
        email: None,
        email_verified: false,
    };
    w.write(|tx| tx.record_home_profile(&guest.id, &said));
    guest.display_name = "Alice Host".into();
    guest.language = Language::De;
    guest.ends_at = Some(w.later(Span::days(30)));
    assert!(w.write(|tx| tx.update_guest(&guest)));
    let found = w.read(|tx| tx.find_guest(&guest.id)).unwrap();
    assert_eq!(found.home, said);
    assert_eq!(
        (found.display_name.as_str(), found.ends_at),
        ("Alice Host", guest.ends_at)
    );
    let mut nobody = guest;
    nobody.id = w.id();
    assert!(!w.write(|tx| tx.update_guest(&nobody)));
}

fn searched(w: &World<'_>, text: &str) -> Vec<String> {
    let filter = GuestFilter {
        text: Some(text.into()),
        limit: 10,
        ..GuestFilter::default()
    };
    let mut names: Vec<_> = w
        .read(|tx| tx.list_guests(&filter))
        .into_iter()
        .map(|g| g.display_name)
        .collect();
    names.sort();
    names
}

pub fn search_takes_wildcards_as_they_stand(store: &Store) {
    let w = World::new(store);
    let partner = w.partner("Fabrikam");
    for (number, name) in ["100% Ana", "under_score", "back\\slash", "plain"]
        .into_iter()
        .enumerate()
    {
        let mut guest = w.new_guest(&partner, &format!("g{number}@fabrikam.example"));
        guest.display_name = name.into();
        assert!(w.write(|tx| tx.insert_guest(&guest)));
    }
    assert_eq!(searched(&w, "100%"), ["100% Ana"]);
    assert_eq!(searched(&w, "under_"), ["under_score"]);
    assert_eq!(searched(&w, "back\\"), ["back\\slash"]);
    for wild in ["%", "_", "\\", "u%", "under%score", "p____"] {
        assert_eq!(searched(&w, wild), Vec::<String>::new(), "{wild}");
    }
    assert_eq!(searched(&w, "' OR 1=1 --"), Vec::<String>::new());
}

pub fn search_ignores_case_in_every_script(store: &Store) {
    let w = World::new(store);
    let partner = w.partner("Fabrikam");
    for (number, name) in ["Özlem Ångström", "Алиса", "Plain Ana"]
        .into_iter()
        .enumerate()
    {
        let mut guest = w.new_guest(&partner, &format!("g{number}@fabrikam.example"));
        guest.display_name = name.into();
        assert!(w.write(|tx| tx.insert_guest(&guest)));
    }
    for text in ["Özlem", "özlem", "ÖZLEM", "ångSTRÖM"] {
        assert_eq!(searched(&w, text), ["Özlem Ångström"], "{text}");
    }
    for text in ["Алиса", "алиса", "АЛИСА"] {
        assert_eq!(searched(&w, text), ["Алиса"], "{text}");
    }
    assert_eq!(searched(&w, "PLAIN"), ["Plain Ana"]);
    assert_eq!(searched(&w, "G1@FABRIKAM"), ["Алиса"]);
}

pub fn search_finds_words_without_their_marks_while_they_are_somebodys(store: &Store) {
    let w = World::new(store);
    let partner = w.partner("Fabrikam");
    let mut guest = w.new_guest(&partner, "lm@fabrikam.example");
    guest.display_name = "Łukasz Müller-Żak".into();
    assert!(w.write(|tx| tx.insert_guest(&guest)));
    w.guest(&partner, "other@fabrikam.example");
    let name = [guest.display_name.clone()];
    for text in [
        "lukasz",
        "mull",
        "ZAK",
        "müller łuk",
        "fabrikam lm@",
        "Müller-Ż",
    ] {
        assert_eq!(searched(&w, text), name, "{text}");
    }
    for text in ["ukasz", "lukasz other", "muller zzz"] {
        assert_eq!(searched(&w, text), Vec::<String>::new(), "{text}");
    }
    guest.display_name = "Ana Silva".into();
    assert!(w.write(|tx| tx.update_guest(&guest)));
    assert_eq!(
        searched(&w, "mull"),
        Vec::<String>::new(),
        "the name is another"
    );
    assert_eq!(searched(&w, "silva"), ["Ana Silva"]);
    let email = "new@fabrikam.example".parse().unwrap();
    assert!(w.write(|tx| tx.set_invited_address(&guest, &email)));
    assert_eq!(
        searched(&w, "lm@"),
        Vec::<String>::new(),
        "the address is another"
    );
    assert_eq!(searched(&w, "new@"), ["Ana Silva"]);
    let removed =
        w.write(|tx| tx.set_guest_state(&guest.id, guest.state, GuestState::Removed, w.now));
    assert!(removed);
    assert_eq!(
        searched(&w, "silva"),
        ["Ana Silva"],
        "removed guests are found"
    );
    assert!(w.write(|tx| tx.close_guest(&guest.id, w.now)).is_some());
    for text in ["silva", "new@", "ana"] {
        assert_eq!(searched(&w, text), Vec::<String>::new(), "{text} is erased");
    }
}

pub fn pages_of_guests_meet_without_gap_or_overlap(store: &Store) {
    let w = World::new(store);
    let (partner, other) = (w.partner("Fabrikam"), w.partner("Contoso"));
    let mut all: Vec<Guest> = (0..7)
        .map(|n| w.guest(&partner, &format!("g{n}@fabrikam.example")))
        .collect();
    w.guest(&other, "x@contoso.example");
    all.sort_by(|a, b| a.id.cmp(&b.id));
    let mut filter = GuestFilter {
        partner_id: Some(partner.id),
        limit: 3,
        ..GuestFilter::default()
    };
    let mut seen = Vec::new();
    loop {
        let page = w.read(|tx| tx.list_guests(&filter));
        let Some(last) = page.last() else { break };
        filter.after = Some(last.id.clone());
        seen.extend(page.into_iter().map(|g| g.id));
    }
    assert_eq!(seen, all.into_iter().map(|g| g.id).collect::<Vec<_>>());
    filter = GuestFilter {
        state: Some(GuestState::Suspended),
        limit: 3,
        ..GuestFilter::default()
    };
    assert!(w.read(|tx| tx.list_guests(&filter)).is_empty());
}

pub fn same_subject_at_another_connection_is_another_guest(store: &Store) {
    let w = World::new(store);
    let partner = w.partner("Fabrikam");
    let (one, two) = (w.connection(&partner), w.connection(&partner));
    let (alice, bob) = (
        w.guest(&partner, "alice@fabrikam.example"),
        w.guest(&partner, "bob@fabrikam.example"),
    );
    assert!(w.write(|tx| tx.link_identity(&w.identity(&one, "42"), &alice.id, w.now)));
    assert!(w.write(|tx| tx.link_identity(&w.identity(&two, "42"), &bob.id, w.now)));
    assert!(!w.write(|tx| tx.link_identity(&w.identity(&one, "42"), &bob.id, w.now)));
    let found = |identity| {
        w.read(|tx| tx.find_guest_by_identity(&identity))
            .map(|g| g.id)
    };
    assert_eq!(found(w.identity(&one, "42")), Some(alice.id.clone()));
    assert_eq!(found(w.identity(&two, "42")), Some(bob.id.clone()));
    assert_eq!(found(w.identity(&one, "4")), None);
    let mut elsewhere = w.identity(&one, "42");
    elsewhere.issuer = "https://home.example/".into();
    assert_eq!(found(elsewhere), None);
    assert_eq!(
        w.read(|tx| tx.identities_of(&alice.id)),
        [w.identity(&one, "42")]
    );
    assert_eq!(w.write(|tx| tx.unlink_identities(&alice.id)), 1);
    assert_eq!(found(w.identity(&one, "42")), None);
}

pub fn subjects_differ_in_case(store: &Store) {
    let w = World::new(store);
    let partner = w.partner("Fabrikam");
    let connection = w.connection(&partner);
    let guest = w.guest(&partner, "alice@fabrikam.example");
    assert!(w.write(|tx| tx.link_identity(&w.identity(&connection, "Ab"), &guest.id, w.now)));
    for other in ["ab", "AB", "Ab ", " Ab", "Äb"] {
        assert!(
            w.read(|tx| tx.find_guest_by_identity(&w.identity(&connection, other)))
                .is_none(),
            "{other:?}"
        );
    }
}
