//! Apps, groups, assignments and what a decision is made from.

use super::world::World;
use crate::{Store, StoreError};
use model::{
    AppState, Assignee, AssigneeKind, ConnectionState, Facts, GuestState, PartnerState, Pkce,
    RefreshUse, SigningAlg, Span,
};

pub fn app_reads_back_as_written(store: &Store) {
    let w = World::new(store);
    let mut app = w.new_app("wiki");
    app.redirect_uris = vec![
        "https://a.example/cb?x=1&y=2".into(),
        "http://127.0.0.1/cb".into(),
    ];
    app.post_logout_redirect_uris = vec!["https://a.example/bye".into()];
    app.backchannel_logout_uri = Some("https://a.example/out".into());
    w.write(|tx| tx.insert_app(&app));
    let found = w.read(|tx| tx.find_app(&app.id)).unwrap();
    assert_eq!(format!("{found:?}"), format!("{app:?}"));
    assert!(w.read(|tx| tx.find_app(&w.id())).is_none());
}

pub fn app_slugs_are_unique_and_order_the_list(store: &Store) {
    let w = World::new(store);
    let (b, a) = (w.app("b-app"), w.app("a-app"));
    assert!(matches!(
        w.try_write(|tx| tx.insert_app(&w.new_app("a-app"))),
        Err(StoreError::Conflict(_))
    ));
    let listed: Vec<_> = w
        .read(|tx| tx.list_apps())
        .into_iter()
        .map(|app| app.id)
        .collect();
    assert_eq!(listed, [a.id, b.id]);
}

pub fn app_change_keeps_slug_state_and_age(store: &Store) {
    let w = World::new(store);
    let mut app = w.app("wiki");
    assert!(w.write(|tx| tx.set_app_state(&app.id, AppState::Disabled)));
    assert!(!w.write(|tx| tx.set_app_state(&app.id, AppState::Disabled)));
    app.name = "Renamed".into();
    app.slug = "other".into();
    app.pkce = Pkce::Optional;
    app.refresh = RefreshUse::Never;
    app.id_token_alg = SigningAlg::Es256;
    assert!(w.write(|tx| tx.update_app(&app)));
    let found = w.read(|tx| tx.find_app(&app.id)).unwrap();
    assert_eq!(
        (found.slug.as_str(), found.state, found.name.as_str()),
        ("wiki", AppState::Disabled, "Renamed")
    );
    assert_eq!(
        (found.pkce, found.refresh, found.id_token_alg),
        (app.pkce, app.refresh, app.id_token_alg)
    );
    app.id = w.id();
    assert!(!w.write(|tx| tx.update_app(&app)));
}

pub fn app_secrets_overlap_until_the_others_are_deleted(store: &Store) {
    let w = World::new(store);
    let (app, other) = (w.app("wiki"), w.app("other"));
    let (old, new, foreign) = (w.hash(), w.hash(), w.hash());
    w.write(|tx| tx.insert_app_secret(&app.id, &old, w.now));
    w.write(|tx| tx.insert_app_secret(&app.id, &new, w.later(Span::secs(1))));
    w.write(|tx| tx.insert_app_secret(&other.id, &foreign, w.now));
    let secrets = w.read(|tx| tx.app_secrets(&app.id));
    assert_eq!(secrets.len(), 2);
    assert!(secrets.first().unwrap().matches(&new) && secrets.last().unwrap().matches(&old));
    assert_eq!(
        w.write(|tx| tx.delete_other_app_secrets(&app.id, std::slice::from_ref(&new))),
        1
    );
    assert_eq!(w.read(|tx| tx.app_secrets(&app.id)).len(), 1);
    assert_eq!(w.read(|tx| tx.app_secrets(&other.id)).len(), 1);
}

pub fn group_names_are_unique_and_members_counted_once(store: &Store) {
    let w = World::new(store);
    let partner = w.partner("Fabrikam");
    let (alice, bob) = (
        w.guest(&partner, "alice@fabrikam.example"),
        w.guest(&partner, "bob@fabrikam.example"),
    );
    let group = w.group("Écrivains");
    let mut twin = group.clone();
    twin.id = w.id();
    twin.name = "éCRIVAINS".into();
    assert!(matches!(
        w.try_write(|tx| tx.insert_group(&twin)),
        Err(StoreError::Conflict(_))
    ));
    assert!(w.write(|tx| tx.add_member(&group.id, &alice.id, w.now)));
    assert!(!w.write(|tx| tx.add_member(&group.id, &alice.id, w.now)));
    assert!(w.write(|tx| tx.add_member(&group.id, &bob.id, w.now)));
    assert_eq!(w.read(|tx| tx.members_of(&group.id)).len(), 2);
    assert!(w.write(|tx| tx.remove_member(&group.id, &alice.id)));
    assert!(!w.write(|tx| tx.remove_member(&group.id, &alice.id)));
    assert_eq!(
        w.read(|tx| tx.members_of(&group.id)),
        std::slice::from_ref(&bob.id)
    );
    assert_eq!(w.read(|tx| tx.groups_of(&bob.id)).len(), 1);
    assert!(w.read(|tx| tx.groups_of(&alice.id)).is_empty());
}

pub fn assignment_is_given_once_and_taken_once(store: &Store) {
    let w = World::new(store);
    let partner = w.partner("Fabrikam");
    let app = w.app("wiki");
    let given = w.assign(&app, Assignee::Partner(partner.id.clone()));
    let mut again = given.clone();
    again.id = w.id();
    assert!(!w.write(|tx| tx.insert_assignment(&again)));
    assert_eq!(w.read(|tx| tx.assignments_of_app(&app.id)).len(), 1);
    assert_eq!(w.read(|tx| tx.assignments_to(&given.assignee)).len(), 1);
    let taken = w.write(|tx| tx.delete_assignment(&given.id)).unwrap();
    assert_eq!((taken.assignee, taken.roles), (given.assignee, given.roles));
    assert!(w.write(|tx| tx.delete_assignment(&given.id)).is_none());
}

fn routes(facts: &Facts) -> Vec<(AssigneeKind, String)> {
    let mut routes: Vec<_> = facts
        .assignments
        .iter()
        .map(|a| (a.via, a.via_name.clone()))
        .collect();
    routes.sort();
    routes
}

pub fn assignments_reach_by_all_three_routes_in_every_view(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let stranger = w.guest(&cast.partner, "stranger@fabrikam.example");
    let (group, foreign_group) = (w.group("Editors"), w.group("Others"));
    w.write(|tx| tx.add_member(&group.id, &cast.guest.id, w.now));
    w.assign(&cast.app, Assignee::Group(group.id.clone()));
    w.assign(&cast.app, Assignee::Partner(cast.partner.id.clone()));
    // Three that do not reach.
    w.assign(&cast.app, Assignee::Group(foreign_group.id));
    w.assign(&cast.app, Assignee::Partner(w.partner("Contoso").id));
    w.assign(&cast.app, Assignee::Guest(stranger.id.clone()));
    let expected = [
        (AssigneeKind::Guest, String::new()),
        (AssigneeKind::Group, "Editors".to_owned()),
        (AssigneeKind::Partner, "Fabrikam".to_owned()),
    ];
    let facts = w.read(|tx| tx.facts(&cast.guest.id, &cast.app.id)).unwrap();
    assert_eq!(routes(&facts), expected);
    assert!(facts.session.is_none());
    assert!(facts.assignments.iter().all(|a| a.roles == ["reader"]));
    let of_guest = w.read(|tx| tx.facts_of_guest(&cast.guest.id));
    assert_eq!(of_guest.len(), 1);
    assert_eq!(routes(&of_guest.first().unwrap().facts), expected);
    let session = &cast.session.session;
    let facts = w
        .read(|tx| tx.facts_for_session(&session.id, &cast.app.id))
        .unwrap();
    assert_eq!(routes(&facts), expected);
    assert_eq!(facts.session.unwrap().family_expires_at, None);
    let view = w.read(|tx| tx.grant_view(&cast.family.id)).unwrap();
    assert_eq!(routes(&view.facts), expected);
    let other = w.read(|tx| tx.facts(&stranger.id, &cast.app.id)).unwrap();
    assert_eq!(
        routes(&other),
        [
            (AssigneeKind::Guest, String::new()),
            (AssigneeKind::Partner, "Fabrikam".to_owned())
        ]
    );
}

pub fn facts_of_a_guest_are_one_entry_per_app_by_name(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let (zoo, ant) = (w.app("zoo"), w.app("ant"));
    w.app("unassigned");
    for app in [&zoo, &ant] {
        w.assign(app, Assignee::Guest(cast.guest.id.clone()));
        w.assign(app, Assignee::Partner(cast.partner.id.clone()));
    }
    let all = w.read(|tx| tx.facts_of_guest(&cast.guest.id));
    let names: Vec<_> = all
        .iter()
        .map(|a| (a.name.as_str(), a.facts.assignments.len()))
        .collect();
    assert_eq!(names, [("The ant", 2), ("The wiki", 1), ("The zoo", 2)]);
}

pub fn facts_exist_without_an_assignment_and_not_without_guest_or_app(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let bare = w.app("bare");
    assert!(
        w.read(|tx| tx.facts(&cast.guest.id, &bare.id))
            .unwrap()
            .assignments
            .is_empty()
    );
    let session = &cast.session.session.id;
    assert!(
        w.read(|tx| tx.facts_for_session(session, &bare.id))
            .unwrap()
            .assignments
            .is_empty()
    );
    assert!(w.read(|tx| tx.facts(&w.id(), &cast.app.id)).is_none());
    assert!(w.read(|tx| tx.facts(&cast.guest.id, &w.id())).is_none());
    assert!(
        w.read(|tx| tx.facts_for_session(&w.id(), &cast.app.id))
            .is_none()
    );
    assert!(
        w.read(|tx| tx.facts_for_session(session, &w.id()))
            .is_none()
    );
    assert!(w.read(|tx| tx.grant_view(&w.id())).is_none());
    assert!(w.read(|tx| tx.facts_of_guest(&w.id())).is_empty());
}

pub fn grant_view_tells_every_state_as_it_is_now(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let view = w.read(|tx| tx.grant_view(&cast.family.id)).unwrap();
    assert_eq!(
        (view.guest.id, view.session.id),
        (cast.guest.id.clone(), cast.session.session.id.clone())
    );
    assert_eq!(
        (view.partner_name.as_str(), view.session.amr),
        ("Fabrikam", cast.session.session.amr.clone())
    );
    assert_eq!(
        (view.family.scope, view.family.expires_at),
        (cast.family.scope.clone(), cast.family.expires_at)
    );
    let later = w.later(Span::secs(5));
    w.write(|tx| {
        tx.set_guest_state(
            &cast.guest.id,
            GuestState::Active,
            GuestState::Suspended,
            later,
        )?;
        tx.set_partner_state(
            &cast.partner.id,
            PartnerState::Active,
            PartnerState::Suspended,
        )?;
        tx.set_app_state(&cast.app.id, AppState::Disabled)?;
        tx.set_connection_state(&cast.connection.id, ConnectionState::Disabled)?;
        tx.end_grants(&crate::GrantScope::Guest(&cast.guest.id), later)
    });
    let view = w.read(|tx| tx.grant_view(&cast.family.id)).unwrap();
    assert_eq!(
        (view.facts.guest_state, view.guest.state),
        (GuestState::Suspended, GuestState::Suspended)
    );
    assert_eq!(
        (view.facts.partner_state, view.facts.app_state),
        (PartnerState::Suspended, AppState::Disabled)
    );
    let session = view.facts.session.unwrap();
    assert_eq!(session.connection_state, ConnectionState::Disabled);
    assert_eq!(
        (session.ended_at, session.family_revoked_at),
        (Some(later), Some(later))
    );
    assert_eq!(
        (view.session.ended_at, view.family.revoked_at),
        (Some(later), Some(later))
    );
}
