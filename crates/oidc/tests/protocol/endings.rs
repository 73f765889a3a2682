//! T18 and T27: every way in which access ends, and every request that must know it.

use crate::{
    doors,
    house::{House, another_store, house, house_with, userinfo},
};
use admin::{assignments, connections, groups, guests, partners, removal};
use model::{App, Assignee, Clock, ConnectionState, Reason, Span, TrustContract};
use oidc::{authorize::AuthorizeOutcome, authorize::authorize};
use testkit::{TestStore, on_every_store};

/// Every switch, and why a refresh is refused once it is turned.
pub const SWITCHES: [(&str, Reason); 19] = [
    ("guest suspended", Reason::GuestSuspended),
    ("guest removed", Reason::GuestRemoved),
    ("guest frozen", Reason::GuestFrozen),
    ("guest's end date", Reason::GuestEnded),
    ("assignment removed", Reason::NotAssigned),
    ("assignment's end", Reason::AssignmentEnded),
    ("assignment to begin", Reason::AssignmentNotStarted),
    ("group lost", Reason::NotAssigned),
    ("partner suspended", Reason::PartnerSuspended),
    ("partner ended", Reason::PartnerEnded),
    ("contract's end", Reason::PartnerEnded),
    ("app not in the contract", Reason::AppNotInContract),
    ("confirmation too old", Reason::HomeUnconfirmed),
    ("second factor wanted", Reason::MfaRequired),
    ("connection disabled", Reason::ConnectionDisabled),
    ("cut over to the home", Reason::CutOver),
    ("client disabled", Reason::ClientUnauthenticated),
    ("session ended", Reason::SessionEnded),
    ("session over", Reason::SessionEnded),
];

pub fn turn(name: &str, h: &House) {
    let (desk, by) = (&h.desk, House::by());
    match name {
        "guest suspended" => guests::suspend(desk, &by, &h.guest.id).unwrap(),
        "guest removed" => drop(removal::remove(desk, &by, &h.guest.id).unwrap()),
        "guest frozen" => freeze(h),
        "guest's end date" => end_guest(h),
        "assignment removed" => drop(assignments::unassign(desk, &by, &h.assignment.id).unwrap()),
        "assignment's end" => h.clock.advance(Span::mins(4)),
        "session over" => h.clock.advance(Span::hours(12)),
        "assignment to begin" => begin_later(h),
        "group lost" => lose_group(h),
        "partner suspended" => partners::suspend(desk, &by, &h.partner.id).unwrap(),
        "partner ended" => partners::end(desk, &by, &h.partner.id).unwrap(),
        "contract's end" => end_contract(h),
        "app not in the contract" => narrow_contract(h),
        "second factor wanted" => {
            admin::apps::require_mfa(desk, &by, &h.app.id, true).unwrap();
        }
        "confirmation too old" => outlive_confirmation(h),
        "connection disabled" => {
            let off = ConnectionState::Disabled;
            connections::set_state(desk, &by, &h.connection.id, off).unwrap();
        }
        "cut over to the home" => {
            admin::cut_over::set(desk, &by, &h.partner.id, Some(h.clock.now())).unwrap();
        }
        "client disabled" => admin::apps::disable(desk, &by, &h.app.id).unwrap(),
        "session ended" => drop(oidc::session::end(&h.cx, &h.cookie).unwrap()),
        other => panic!("no switch {other}"),
    }
}

fn end_guest(h: &House) {
    let end = Some(h.cx.clock.now().plus(Span::mins(1)));
    let change = guests::GuestChange {
        display_name: h.guest.display_name.clone(),
        language: h.guest.language,
        ends_at: end,
    };
    guests::update(&h.desk, &House::by(), &h.guest.id, &change).unwrap();
    h.clock.advance(Span::mins(1));
}

/// As whatever sign that the guest left does.
fn freeze(h: &House) {
    let work = |tx: &mut store::Tx<'_>| {
        let (now, reason) = (h.clock.now(), model::FreezeReason::GoneAtHome);
        let frozen = tx.freeze_guest(&h.guest.id, reason, now, &*h.cx.random)?;
        let event = model::Event::change(now, House::by(), model::EventName::Leaver);
        tx.audit_ending(event.guest(&h.guest.id), frozen.unwrap().receipt)
    };
    h.desk.store.write(work).unwrap();
}

fn lose_group(h: &House) {
    let group = groups::list(&h.desk).unwrap().remove(0);
    groups::remove_member(&h.desk, &House::by(), &group.id, &h.guest.id).unwrap();
}

fn begin_later(h: &House) {
    assignments::unassign(&h.desk, &House::by(), &h.assignment.id).unwrap();
    let new = assignments::NewAssignment {
        app_id: h.app.id.clone(),
        assignee: Assignee::Guest(h.guest.id.clone()),
        roles: Vec::new(),
        starts_at: Some(h.clock.now().plus(Span::days(1))),
        ends_at: None,
    };
    assignments::assign(&h.desk, &House::by(), &new).unwrap();
}

fn set_contract(h: &House, trust: TrustContract) {
    partners::update(&h.desk, &House::by(), &h.partner.id, "Fabrikam", &trust).unwrap();
}

fn end_contract(h: &House) {
    let end = Some(h.cx.clock.now().plus(Span::mins(1)));
    set_contract(
        h,
        TrustContract {
            ends_at: end,
            ..TrustContract::default()
        },
    );
    h.clock.advance(Span::mins(1));
}

/// The home confirmed the guest ten minutes ago, and from now on that is too long.
fn outlive_confirmation(h: &House) {
    let then = h.clock.now().minus(Span::mins(10));
    let confirmed = |tx: &mut store::Tx<'_>| tx.confirm_guest(&h.guest.id, then, None);
    h.desk.store.write(confirmed).unwrap();
    set_contract(
        h,
        TrustContract {
            recheck: Some(Span::mins(5)),
            ..TrustContract::default()
        },
    );
}

fn narrow_contract(h: &House) {
    set_contract(
        h,
        TrustContract {
            allowed_apps: Some(Vec::new()),
            ..TrustContract::default()
        },
    );
}

/// A house in which access rests on what the switch turns.
fn before(name: &str, store: &TestStore) -> House {
    before_with(name, store, |_| {})
}

/// The same with an app of another kind.
pub fn before_with(name: &str, store: &TestStore, change: impl FnOnce(&mut App)) -> House {
    let house = house_with(store, change);
    if name == "cut over to the home" {
        return house.with_invitation_account();
    }
    let (desk, by) = (&house.desk, House::by());
    let (assignee, ends_at) = match name {
        "group lost" => {
            let group = groups::create(desk, &by, "Externals").unwrap();
            groups::add_member(desk, &by, &group.id, &house.guest.id).unwrap();
            (Assignee::Group(group.id), None)
        }
        "assignment's end" => {
            let end = house.clock.now().plus(Span::mins(4));
            (Assignee::Guest(house.guest.id.clone()), Some(end))
        }
        _ => return house,
    };
    assignments::unassign(desk, &by, &house.assignment.id).unwrap();
    let new = assignments::NewAssignment {
        app_id: house.app.id.clone(),
        assignee,
        roles: Vec::new(),
        starts_at: None,
        ends_at,
    };
    assignments::assign(desk, &by, &new).unwrap();
    house
}

fn ends_everything(name: &str, expected: Reason, store: &TestStore) {
    let house = before(name, store);
    let tokens = house.tokens();
    let code = house.code();
    let access = tokens.access_token.expose();
    assert!(userinfo(&house.cx, access).is_ok(), "{name}: before");
    turn(name, &house);

    doors::are_closed(&house, (name, expected), access);
    if name == "confirmation too old" {
        // The new sign-in at the last door confirmed the guest, which opens the others again.
        turn(name, &house);
    }
    let refresh = house.refresh(tokens.refresh_token.unwrap().expose());
    assert_eq!(refresh.unwrap_err().reason, expected, "{name}: refresh");
    assert_eq!(house.refused().1, expected, "{name}: the chain");
    let code = house.redeem(&code).unwrap_err();
    let why = [expected, Reason::Expired];
    assert!(why.contains(&code.reason), "{name}: code: {}", code.reason);
    match authorize(&house.cx, &house.request(), Some(&house.cookie)).unwrap() {
        AuthorizeOutcome::SignIn(_) => {}
        AuthorizeOutcome::StepUp { .. } => assert_eq!(name, "second factor wanted"),
        AuthorizeOutcome::Denied(denied) => {
            let shown = denied.decision.denied_for().unwrap();
            let app_off = (Reason::AppDisabled, Reason::ClientUnauthenticated);
            assert!(
                shown == expected || (shown, expected) == app_off,
                "{name}: {shown}"
            );
        }
        other => panic!("{name}: {other:?}"),
    }
}

on_every_store! {
    fn t18_t27_each_switch_ends_refresh_userinfo_codes_and_new_authorizations(store: &TestStore) {
        for (name, expected) in SWITCHES {
            ends_everything(name, expected, &another_store(store));
        }
    }

    fn o03_a_family_says_to_the_second_when_the_last_token_of_its_app_ends(store: &TestStore) {
        let house = house(store);
        let until = |h: &House| {
            let now = h.clock.now();
            let live = h.desk.store.read(|tx| tx.live_grants_of(&h.guest.id, now)).unwrap();
            live.iter().map(|grant| grant.access_until.map(model::At::secs)).max().unwrap()
        };
        let _unused = house.code();
        assert_eq!(until(&house), None, "a code is no token");
        let first = house.tokens();
        let ends = |tokens: &oidc::token::TokenResponse| {
            Some(house.clock.now().secs() + tokens.expires_in)
        };
        assert_eq!(until(&house), ends(&first));
        house.clock.advance(Span::secs(100));
        let second = house.refresh(first.refresh_token.unwrap().expose()).unwrap();
        assert_eq!(until(&house), ends(&second));
        // No token outlives what access rests on, and the statement knows.
        let end = house.clock.now().plus(Span::secs(30));
        let change = guests::GuestChange {
            display_name: house.guest.display_name.clone(),
            language: house.guest.language,
            ends_at: Some(end),
        };
        guests::update(&house.desk, &House::by(), &house.guest.id, &change).unwrap();
        let third = house.tokens();
        assert_eq!(ends(&third), Some(end.secs()));
    }

    fn a_removed_guest_who_is_invited_anew_does_not_get_old_tokens_back(store: &TestStore) {
        let house = house(store);
        let tokens = house.tokens();
        removal::remove(&house.desk, &House::by(), &house.guest.id).unwrap();
        let again = guests::resume(&house.desk, &House::by(), &house.guest.id);
        assert!(again.is_err(), "a removal is final");
        assert!(house.refresh(tokens.refresh_token.unwrap().expose()).is_err());
    }

    fn resuming_a_guest_does_not_revive_what_ended(store: &TestStore) {
        let house = house(store);
        let tokens = house.tokens();
        guests::suspend(&house.desk, &House::by(), &house.guest.id).unwrap();
        guests::resume(&house.desk, &House::by(), &house.guest.id).unwrap();
        assert!(house.refresh(tokens.refresh_token.unwrap().expose()).is_err());
        assert!(userinfo(&house.cx, tokens.access_token.expose()).is_err());
        assert!(matches!(house.authorize(&house.request()), AuthorizeOutcome::SignIn(_)));
    }
}
