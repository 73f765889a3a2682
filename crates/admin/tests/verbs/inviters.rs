//! S02, S16, L01, I05: what an inviter or sponsor hears of, and how much one may invite.
use crate::common::{House, Who, house};
use admin::{
    AuditFilter,
    redemption::{Evidence, Resolution, accept, resolve},
};
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

/// Who was told of another account: to whom, with what it came, through which way in, which account.
fn others(house: &House) -> Vec<(String, model::OtherAccount, String, String)> {
    let of = |mail: model::Mail| match mail.content {
        MailContent::OtherAccount {
            with,
            home,
            account,
            ..
        } => Some((mail.to.to_string(), with, home, account)),
        _ => None,
    };
    house.mails().into_iter().filter_map(of).collect()
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

    fn l01_whoever_answers_for_a_guest_hears_of_another_account_with_the_address_once_a_day(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let (_, evil) = house.federated("Mallory", "mallory.example");
        let ana = house.invite("ana@fabrikam.example");
        let first = house.proven(&home, ana.invitation.as_ref(), Who::verified("1", "ana@fabrikam.example"));
        assert!(matches!(resolve(&house.desk, &first).unwrap(), Resolution::Redeemed(..)));
        let come = |who: Who<'_>| {
            let came = resolve(&house.desk, &house.proven(&evil, None, who)).unwrap();
            assert!(matches!(came, Resolution::Refused(_)), "{came:?}");
        };
        come(Who::unverified("x", "ana@fabrikam.example"));
        come(Who::verified("x", "somebody@fabrikam.example"));
        assert!(others(&house).is_empty(), "a word that is not verified, or of nobody's address, says nothing");
        for _ in 0..5 {
            come(Who::verified("x", "ana@fabrikam.example"));
        }
        let told = others(&house);
        let expected = ("ada@contoso.example", model::OtherAccount::Address, "Mallory");
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!((told[0].0.as_str(), told[0].1, told[0].2.as_str()), expected);
        house.clock.advance(Span::days(1));
        come(Who::verified("x", "ana@fabrikam.example"));
        assert_eq!(others(&house).len(), 2, "and again another day");
    }

    fn i05_the_inviter_hears_who_else_opened_the_link(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let (_, evil) = house.federated("Mallory", "mallory.example");
        let bob = house.invite("bob@fabrikam.example");
        let own = house.proven(&home, bob.invitation.as_ref(), Who::verified("2", "bob@fabrikam.example"));
        assert!(matches!(resolve(&house.desk, &own).unwrap(), Resolution::Redeemed(..)));
        let ana = house.invite("ana@fabrikam.example");
        for (connection, subject, email) in [
            (&home, "2", "bob@fabrikam.example"),
            (&evil, "m", "mallory@mallory.example"),
            (&evil, "n", "nina@mallory.example"),
        ] {
            let sign_in = house.proven(connection, ana.invitation.as_ref(), Who::verified(subject, email));
            let came = resolve(&house.desk, &sign_in).unwrap();
            assert!(matches!(came, Resolution::Refused(_)), "{email}: {came:?}");
        }
        let mut told: Vec<_> = others(&house).into_iter().map(|it| (it.1, it.2, it.3)).collect();
        told.sort_by(|a, b| a.1.cmp(&b.1));
        let link = model::OtherAccount::Link;
        let expected = [
            (link, "Fabrikam".to_owned(), "bob@fabrikam.example".to_owned()),
            (link, "Mallory".to_owned(), "mallory@mallory.example".to_owned()),
        ];
        assert_eq!(told, expected, "once for each way in");
        // The link still is Ana's, whose own account takes it.
        let right = house.proven(&home, ana.invitation.as_ref(), Who::verified("1", "ana@fabrikam.example"));
        assert!(matches!(resolve(&house.desk, &right).unwrap(), Resolution::Redeemed(..)));
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
