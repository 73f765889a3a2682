//! Many callers at once: exactly one wins, and nothing is lost.

use super::{
    signing_in::{admin, hash_code, mail_code, new_invitation, sign_in},
    work::{outbox_item, signing_key},
    world::{CALLERS, World, race},
};
use crate::{
    AuditVerdict, CodeCheck, CodeRedemption, GrantScope, NewAdminLink, RefreshRedemption, Store,
};
use model::{Actor, ActorKind, Event, EventName, GuestState, OutboxKind, SigningAlg, Span};
use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicBool, Ordering},
};

fn winners(outcomes: Vec<bool>) -> usize {
    outcomes.into_iter().filter(|won| *won).count()
}

pub fn t01_code_goes_to_one_of_many(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    for callers in CALLERS {
        let (_, code) = w.grant(&cast.session.session, &cast.app);
        let outcomes = race(callers, |_| {
            w.write(|tx| tx.consume_code(&code.hash, w.now))
        });
        let taken = outcomes
            .iter()
            .filter(|o| matches!(o, CodeRedemption::Taken(_)))
            .count();
        let replayed = outcomes
            .iter()
            .filter(|o| matches!(o, CodeRedemption::Replayed(_)))
            .count();
        assert_eq!((taken, replayed), (1, callers - 1));
    }
}

pub fn refresh_token_rotates_for_one_of_many(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    for callers in CALLERS {
        let hash = w.hash();
        w.write(|tx| tx.insert_refresh_token(&cast.family.id, &hash, w.now));
        let successors: Vec<_> = (0..callers).map(|_| w.hash()).collect();
        let outcomes = race(callers, |caller| {
            w.write(|tx| {
                let outcome = tx.consume_refresh_token(&hash, b"salt", w.now)?;
                if matches!(outcome, RefreshRedemption::Taken(_)) {
                    tx.insert_refresh_token(
                        &cast.family.id,
                        successors.get(caller).unwrap(),
                        w.now,
                    )?;
                }
                Ok(outcome)
            })
        });
        assert_eq!(
            outcomes
                .iter()
                .filter(|o| matches!(o, RefreshRedemption::Taken(_)))
                .count(),
            1
        );
        let usable = successors
            .iter()
            .filter(|hash| {
                w.write(|tx| tx.consume_refresh_token(hash, b"salt", w.now))
                    != RefreshRedemption::Unknown
            })
            .count();
        assert_eq!(usable, 1);
    }
}

pub fn invitation_is_redeemed_by_one_of_many(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    for callers in CALLERS {
        let new = new_invitation(&w, &cast.guest);
        w.write(|tx| tx.insert_invitation(&new));
        let won = race(callers, |_| {
            w.write(|tx| tx.redeem_invitation(&new.invitation.id, w.now))
                .is_some()
        });
        assert_eq!(winners(won), 1);
    }
}

pub fn redeeming_and_revoking_an_invitation_exclude_each_other(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    for callers in CALLERS {
        let new = new_invitation(&w, &cast.guest);
        w.write(|tx| tx.insert_invitation(&new));
        let won = race(callers, |caller| {
            if caller % 2 == 0 {
                w.write(|tx| tx.redeem_invitation(&new.invitation.id, w.now))
                    .is_some()
            } else {
                w.write(|tx| tx.revoke_open_invitations(&cast.guest.id)) == 1
            }
        });
        assert_eq!(winners(won), 1);
    }
}

pub fn callback_and_finish_go_to_one_of_many(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    for callers in CALLERS {
        let it = sign_in(&w, &cast);
        assert_eq!(
            winners(race(callers, |_| w
                .write(|tx| tx.consume_callback(&it.id, w.now)))),
            1
        );
        w.write(|tx| tx.tamper("UPDATE sign_ins SET step = 'proven' WHERE step = 'started'"));
        assert_eq!(
            winners(race(callers, |_| w.write(|tx| tx.finish_sign_in(&it.id, w.now)))),
            1
        );
    }
}

pub fn admin_link_goes_to_one_of_many(store: &Store) {
    let w = World::new(store);
    let dora = admin(&w, "dora@host.example");
    for callers in CALLERS {
        let link = NewAdminLink {
            token: w.hash(),
            admin_id: dora.id.clone(),
            expires_at: w.later(Span::mins(30)),
        };
        w.write(|tx| tx.insert_admin_link(&link));
        let won = race(callers, |_| {
            w.write(|tx| tx.consume_admin_link(&link.token, w.now))
                .is_some()
        });
        assert_eq!(winners(won), 1);
    }
}

pub fn ceremony_goes_to_one_of_many(store: &Store) {
    let w = World::new(store);
    for callers in CALLERS {
        let binding = w.hash();
        w.write(|tx| tx.insert_ceremony(&binding, &[1], w.later(Span::mins(5))));
        let won = race(callers, |_| {
            w.write(|tx| tx.take_ceremony(&binding, w.now)).is_some()
        });
        assert_eq!(winners(won), 1);
    }
}

pub fn address_is_invited_by_one_of_many(store: &Store) {
    let w = World::new(store);
    for callers in CALLERS {
        let partner = w.partner(&format!("Fabrikam{callers}"));
        let won = race(callers, |_| {
            let guest = w.new_guest(&partner, "alice@fabrikam.example");
            w.write(|tx| tx.insert_guest(&guest))
        });
        assert_eq!(winners(won), 1);
        assert_eq!(w.read(|tx| tx.count_living_guests(&partner.id)), 1);
    }
}

pub fn identity_is_linked_to_one_of_many(store: &Store) {
    let w = World::new(store);
    let partner = w.partner("Fabrikam");
    let connection = w.connection(&partner);
    for callers in CALLERS {
        let identity = w.identity(&connection, &format!("subject {callers}"));
        let guests: Vec<_> = (0..callers)
            .map(|n| w.guest(&partner, &format!("g{callers}-{n}@fabrikam.example")))
            .collect();
        let won = race(callers, |n| {
            w.write(|tx| tx.link_identity(&identity, &guests.get(n).unwrap().id, w.now))
        });
        assert_eq!(winners(won), 1);
    }
}

pub fn parallel_guesses_never_exceed_the_tries(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    for callers in CALLERS {
        let it = sign_in(&w, &cast);
        mail_code(&w, &it, "123456", 5);
        let outcomes = race(callers, |_| {
            w.write(|tx| tx.check_mail_code(&it.id, |id| hash_code(id, "000000"), w.now))
        });
        let wrong = outcomes
            .iter()
            .filter(|o| matches!(o, CodeCheck::Wrong(_)))
            .count();
        assert_eq!(
            wrong,
            callers.min(4),
            "the fifth wrong try says that the code is gone"
        );
        let right = w.write(|tx| tx.check_mail_code(&it.id, |id| hash_code(id, "123456"), w.now));
        assert_eq!(
            right,
            if callers < 5 {
                CodeCheck::Right
            } else {
                CodeCheck::Gone
            }
        );
    }
}

pub fn of_codes_mailed_at_once_one_stays_live(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    for callers in CALLERS {
        let it = sign_in(&w, &cast);
        race(callers, |caller| {
            mail_code(&w, &it, &format!("{caller:06}"), 5)
        });
        assert_eq!(w.read(|tx| tx.live_mail_codes(it.id.as_str())), 1);
    }
}

pub fn right_mail_code_is_right_for_one_of_many(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    for callers in CALLERS {
        let it = sign_in(&w, &cast);
        mail_code(&w, &it, "123456", 100);
        let won = race(callers, |_| {
            w.write(|tx| tx.check_mail_code(&it.id, |id| hash_code(id, "123456"), w.now))
                == CodeCheck::Right
        });
        assert_eq!(winners(won), 1);
    }
}

/// Once the removal has answered, whoever starts to refresh finds the family dead.
pub fn t19_refresh_that_starts_after_a_removal_finds_no_live_family(store: &Store) {
    for callers in CALLERS {
        let w = World::new(store);
        w.write(|tx| tx.tamper("UPDATE partners SET name_key = id"));
        w.write(|tx| tx.tamper("UPDATE apps SET slug = id"));
        let cast = w.cast();
        let tokens: Vec<_> = (0..callers * 4).map(|_| w.hash()).collect();
        w.write(|tx| {
            tokens
                .iter()
                .try_for_each(|t| tx.insert_refresh_token(&cast.family.id, t, w.now))
        });
        let removed = AtomicBool::new(false);
        race(callers + 1, |caller| {
            if caller == callers {
                w.write(|tx| {
                    tx.set_guest_state(
                        &cast.guest.id,
                        GuestState::Active,
                        GuestState::Removed,
                        w.now,
                    )?;
                    tx.end_grants(&GrantScope::Guest(&cast.guest.id), w.now)
                });
                removed.store(true, Ordering::SeqCst);
                return;
            }
            for token in tokens.iter().skip(caller * 4).take(4) {
                let too_late = removed.load(Ordering::SeqCst);
                let (outcome, view) = w.write(|tx| {
                    let outcome = tx.consume_refresh_token(token, b"salt", w.now)?;
                    Ok((outcome, tx.grant_view(&cast.family.id)?))
                });
                assert_eq!(outcome, RefreshRedemption::Taken(cast.family.id.clone()));
                let view = view.unwrap();
                let dead = view.family.revoked_at.is_some() && view.session.ended_at.is_some();
                assert!(
                    dead || !too_late,
                    "a family lived after the removal had answered"
                );
                assert_eq!(
                    dead,
                    view.facts.guest_state == GuestState::Removed,
                    "the removal is seen whole or not"
                );
            }
        });
    }
}

pub fn ends_of_overlapping_scopes_share_the_families_out(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    for callers in CALLERS {
        let families: Vec<_> = (0..20)
            .map(|_| w.grant(&cast.session.session, &cast.app).0.id)
            .collect();
        let ended = race(callers, |caller| {
            let scope = match caller % 4 {
                0 => GrantScope::App(&cast.app.id),
                1 => GrantScope::GuestAtApp(&cast.guest.id, &cast.app.id),
                2 => GrantScope::PartnerAtApp(&cast.partner.id, &cast.app.id),
                _ => GrantScope::Session(&cast.session.session.id),
            };
            w.write(|tx| tx.end_grants(&scope, w.now))
        });
        let all: Vec<_> = ended.into_iter().flatten().map(|g| g.family_id).collect();
        let once: BTreeSet<_> = all.iter().collect();
        assert_eq!(all.len(), once.len(), "a family ended twice");
        assert!(families.iter().all(|f| once.contains(f)));
    }
}

pub fn work_is_claimed_by_one_of_many(store: &Store) {
    for callers in CALLERS {
        let w = World::new(store);
        w.write(|tx| tx.tamper("DELETE FROM outbox"));
        for _ in 0..40 {
            w.write(|tx| tx.insert_outbox(&outbox_item(&w, OutboxKind::Mail)));
        }
        let claimed = race(callers, |_| {
            let mut mine = Vec::new();
            loop {
                let got = w.write(|tx| tx.claim_outbox(w.now, Span::mins(1), 7));
                if got.is_empty() && w.read(|tx| tx.next_outbox_due()) > Some(w.now) {
                    return mine;
                }
                mine.extend(got.into_iter().map(|item| item.id));
            }
        });
        let all: Vec<_> = claimed.into_iter().flatten().collect();
        assert_eq!(
            (all.len(), all.iter().collect::<BTreeSet<_>>().len()),
            (40, 40)
        );
    }
}

pub fn audit_lines_of_many_stay_gapless_and_linked(store: &Store) {
    let w = World::new(store);
    let mut total = 0;
    for callers in CALLERS {
        race(callers, |caller| {
            for _ in 0..3 {
                w.write(|tx| {
                    (0..=caller % 2).for_each(|_| {
                        tx.audit(Event::change(
                            w.now,
                            Actor::plain(ActorKind::System),
                            EventName::Keys,
                        ));
                    });
                    Ok(())
                });
            }
        });
        total += (0..callers)
            .map(|caller| 3 * (1 + i64::try_from(caller % 2).unwrap()))
            .sum::<i64>();
        assert_eq!(
            w.read(|tx| tx.verify_audit()),
            AuditVerdict::Intact { lines: total }
        );
    }
}

pub fn signing_key_is_made_by_one_of_many(store: &Store) {
    let w = World::new(store);
    for callers in CALLERS {
        w.write(|tx| tx.tamper("DELETE FROM signing_keys"));
        let won = race(callers, |_| {
            let key = signing_key(&w, SigningAlg::Es256);
            w.write(|tx| tx.insert_signing_key(&key))
        });
        assert_eq!(winners(won), 1);
        assert_eq!(w.read(|tx| tx.list_signing_keys(w.now)).len(), 1);
    }
}
