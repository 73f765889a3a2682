//! S02, S16: what an inviter hears of, and how much one may invite.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use admin::{
    AuditFilter,
    redemption::{Evidence, Resolution, accept, resolve},
};
use common::{House, Who, house};
use model::{EventName, MailContent, Span};
use testkit::on_every_store;

/// How often the audit chain says that one admin invites unusually many.
fn noticed(house: &House) -> usize {
    let filter = AuditFilter {
        limit: 10_000,
        ..AuditFilter::default()
    };
    let lines = admin::audit::list(&house.desk, &filter).unwrap();
    let told = |it: &&model::EventName| **it == EventName::InviteVolume;
    lines
        .iter()
        .map(|line| &line.event.name)
        .filter(told)
        .count()
}

on_every_store! {
    fn s02_the_inviter_hears_who_accepted_with_another_account(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let told = |house: &House| {
            house.mails().into_iter().filter_map(|mail| match mail.content {
                model::MailContent::AcceptedByOther { account, email, .. } => Some((mail.to, account, email)),
                _ => None,
            }).collect::<Vec<_>>()
        };
        let ana = house.invite("ana@fabrikam.example");
        let same = house.proven(&home, ana.invitation.as_ref(), Who::verified("1", "ANA@fabrikam.example"));
        assert!(matches!(resolve(&house.desk, &same).unwrap(), Resolution::Redeemed(..)));
        assert!(told(&house).is_empty(), "it is the invited address");
        let bob = house.invite("bob@fabrikam.example");
        let other = house.proven(&home, bob.invitation.as_ref(), Who::verified("2", "robert@fabrikam.example"));
        assert!(matches!(resolve(&house.desk, &other).unwrap(), Resolution::MailboxProof { .. }));
        assert!(told(&house).is_empty(), "not before it is accepted");
        let accepted = accept(&house.desk, &other, Evidence::MailboxProven).unwrap();
        assert!(matches!(accepted, Resolution::Redeemed(..)));
        let told = told(&house);
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0].0, house.ada.email);
        assert_eq!((told[0].1.as_str(), told[0].2.as_str()), ("robert@fabrikam.example", "bob@fabrikam.example"));
    }

    fn s16_unusually_many_invitations_are_told_once_and_a_budget_ends_them(store: &TestStore) {
        let mut house = house(store);
        let mut settings = (*house.desk.settings).clone();
        settings.limits.invitations = 205;
        house.desk.settings = std::sync::Arc::new(settings);
        let email = "eve@contoso.example".parse().unwrap();
        admin::admins::add(&house.desk, &house.by(), "Eve", &email).unwrap();
        for n in 0..200 {
            house.invite(&format!("guest{n}@f.example"));
        }
        assert_eq!(noticed(&house), 0);
        for n in 200..205 {
            house.invite(&format!("guest{n}@f.example"));
        }
        assert_eq!(noticed(&house), 1, "once, not for each");
        let is_notice = |mail: &model::Mail| matches!(mail.content, MailContent::InviteVolume { .. });
        let told: Vec<_> = house.mails().into_iter().filter(is_notice).collect();
        assert_eq!(told.len(), 1, "whoever did it is not asked");
        assert_eq!(told[0].to.as_str(), "eve@contoso.example");
        let refusal = house.invite_with("one-more@f.example", |_| {}).unwrap_err();
        assert_eq!(refusal.code(), "rate_limited");
        assert!(house.invite_with("guest0@f.example", |_| {}).is_ok(), "who is invited already is nobody new");
        house.clock.advance(Span::days(1));
        house.invite("one-more@f.example");
    }
}
