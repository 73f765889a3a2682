//! Admins, apps, assignments, removal, explanations, mail.
use crate::common::{ISSUER, active, assign, house, live, sign_in};
use admin::{
    Delivery, GuestFilter, MailError, MailRenderer, Mailer, OutgoingMail, Refusal, RenderedMail,
    UrlFault, admins, apps, assignments, compose, deliver_mail, groups, guests,
    partners::{self, Called},
    radius, receipts,
    removal::{self, LogoutDelivery},
    why,
};
use model::{
    Actor, ActorKind, Assignee, ClientAuthMethod, Event, EventName, Id, Mail, Reason, Span,
};
use std::sync::Mutex;
use testkit::on_every_store;

struct Renderer;

impl MailRenderer for Renderer {
    fn render(&self, mail: &Mail, _: &model::Settings) -> Result<RenderedMail, String> {
        let model::MailContent::Invitation(it) = &mail.content else {
            panic!("another mail")
        };
        let link = it.link.expose();
        Ok(RenderedMail {
            subject: format!("Hello {}", it.name),
            text: link.into(),
            html: format!("<a>{link}</a>"),
            logo: None,
        })
    }
}

#[derive(Default)]
struct Catcher {
    mails: Mutex<Vec<OutgoingMail>>,
    answer: Option<MailError>,
}

impl Mailer for Catcher {
    fn send(&self, mail: &OutgoingMail) -> Result<(), MailError> {
        self.mails.lock().unwrap().push(mail.clone());
        self.answer.clone().map_or(Ok(()), Err)
    }
}

#[test]
fn x07_a_message_has_one_recipient_and_no_smuggled_header() {
    let mut mail = OutgoingMail {
        id: "out_1".into(),
        to: "ana@f.example".parse().unwrap(),
        reply_to: Some("ada@contoso.example".parse().unwrap()),
        from: None,
        from_name: "Mia Berg (Contoso)".into(),
        bounce: None,
        unsubscribe: true,
        written_at: model::At::from_secs(1_800_000_000),
        content: RenderedMail {
            subject: "Ünvitation".into(),
            text: "hi\r\n.\r\nBcc: x".into(),
            html: "<p>hi</p>".into(),
            logo: None,
        },
    };
    let from = "Contoso <portico@contoso.example>".parse().unwrap();
    let message = compose(&from, "id.contoso.example", &mail).unwrap();
    assert_eq!(message.envelope().to().len(), 1);
    let text = String::from_utf8(message.formatted()).unwrap();
    let head = text.split("\r\n\r\n").next().unwrap();
    for line in [
        "Message-ID: <out_1@id.contoso.example>",
        "Auto-Submitted: auto-generated",
        "Reply-To: ada@contoso.example",
        "To: ana@f.example",
        // Mia Berg (Contoso), as RFC 2047 writes it.
        "From: =?utf-8?b?TWlhIEJlcmcgKENvbnRvc28p?= <portico@contoso.example>",
        "List-Unsubscribe: <mailto:ada@contoso.example?subject=unsubscribe>",
        "multipart/alternative",
    ] {
        assert!(head.contains(line), "{line}\n{head}");
    }
    assert!(!head.contains("Bcc"));
    for subject in ["a\r\nBcc: x@y.example", "a\u{2028}b", "a\0b"] {
        mail.content.subject = subject.into();
        assert!(
            compose(&from, "h.example", &mail).unwrap_err().permanent,
            "{subject:?}"
        );
    }
}

on_every_store! {
    fn f06_the_first_admin_is_made_once_and_a_link_works_once(store: &TestStore) {
        let house = house(store);
        let email = "root@contoso.example".parse().unwrap();
        assert!(
            admins::bootstrap_link(&house.desk, "Root", &email)
                .unwrap()
                .is_none(),
            "there is an admin"
        );
        let path = admins::recover(
            &house.desk,
            &Actor::plain(ActorKind::Operator),
            &house.ada.email,
        )
        .unwrap();
        let token = path.expose().strip_prefix("/admin/link/").unwrap();
        assert!(admins::link_is_open(&house.desk, token).unwrap());
        let signed_in = admins::consume_link(&house.desk, token).unwrap();
        assert!(!admins::link_is_open(&house.desk, token).unwrap());
        assert!(matches!(
            admins::consume_link(&house.desk, token),
            Err(Refusal::LinkInvalid)
        ));
        let cookie = signed_in.cookie.expose();
        assert_eq!(
            admins::session(&house.desk, cookie).unwrap().unwrap().admin.id,
            house.ada.id
        );
        admins::sign_out(&house.desk, cookie).unwrap();
        assert!(admins::session(&house.desk, cookie).unwrap().is_none());
    }

    fn s12_an_admin_session_ends_after_15_idle_minutes_and_after_8_hours(store: &TestStore) {
        let house = house(store);
        let cookie = admins::start_session(&house.desk, &house.ada.id)
            .unwrap()
            .cookie;
        for _ in 0..47 {
            house.clock.advance(Span::mins(10));
            assert!(
                admins::session(&house.desk, cookie.expose())
                    .unwrap()
                    .is_some()
            );
        }
        house.clock.advance(Span::mins(10));
        assert!(
            admins::session(&house.desk, cookie.expose())
                .unwrap()
                .is_none(),
            "8 hours"
        );
        let cookie = admins::start_session(&house.desk, &house.ada.id)
            .unwrap()
            .cookie;
        house.clock.advance(Span::mins(15));
        assert!(
            admins::session(&house.desk, cookie.expose())
                .unwrap()
                .is_none(),
            "idle"
        );
    }

    fn a04_an_app_with_an_unsafe_address_is_not_registered(store: &TestStore) {
        let house = house(store);
        for (uri, fault) in [
            ("https://app.example*", UrlFault::Wildcard),
            ("JaVaScRiPt:alert(1)", UrlFault::Scheme),
        ] {
            let registration = apps::Registration {
                name: "Evil".into(),
                redirect_uris: vec![uri.into()],
                ..apps::Registration::default()
            };
            match apps::register(&house.desk, &house.by(), &registration) {
                Err(Refusal::Url { fault: found, .. }) => assert_eq!(found, fault),
                other => panic!("{other:?}"),
            }
        }
        assert!(apps::list(&house.desk).unwrap().is_empty());
    }

    fn apps_get_unique_slugs_and_confidential_ones_a_secret_once(store: &TestStore) {
        let house = house(store);
        assert_eq!(
            (house.app("My App!").slug, house.app("my app").slug),
            ("my-app".into(), "my-app-2".into())
        );
        let app = house.app("Third");
        let secret = apps::new_secret(&house.desk, &house.by(), &app.id).unwrap();
        let stored = house.desk.store.read(|tx| tx.app_secrets(&app.id)).unwrap();
        assert!(
            stored.len() == 1 && stored[0].matches(&secret.hashed()),
            "the old secret is gone"
        );
        let public = house.app_with("Public", |r| r.auth_method = ClientAuthMethod::None);
        assert!(matches!(
            apps::new_secret(&house.desk, &house.by(), &public.id),
            Err(Refusal::NoSecret)
        ));
    }

    fn partner_secrets_are_sealed_and_domains_are_normalised(store: &TestStore) {
        let house = house(store);
        let (partner, connection) = house.federated("Fabrikam", "Fabrikam.EXAMPLE");
        assert_eq!(partner.domains, ["fabrikam.example"]);
        let context = model::Connection::secret_context(&connection.id);
        assert_eq!(
            house.desk.vault.open(&context, &connection.client_secret.unwrap())
                .unwrap(),
            b"shh"
        );
        let set = |domains: &[&str]| {
            let domains: Vec<String> = domains.iter().map(|d| (*d).to_owned()).collect();
            partners::set_domains(&house.desk, &house.by(), &partner.id, &domains)
        };
        assert_eq!(
            set(&["@B.example", "b.example", "bücher.example", " "]).unwrap(),
            ["b.example", "xn--bcher-kva.example"]
        );
        for bad in ["b", "a@b.example", "*.example", "https://b.example"] {
            assert!(
                matches!(set(&[bad]), Err(Refusal::DomainInvalid { .. })),
                "{bad}"
            );
        }
    }

    fn taking_access_away_ends_what_rested_on_it(store: &TestStore) {
        let house = house(store);
        let (app, other) = (house.app("Moodle"), house.app("Wiki"));
        let guest = active(&house, "ana@f.example");
        let group = house.group("Team");
        groups::add_member(&house.desk, &house.by(), &group.id, &guest.id).unwrap();
        assign(&house, &app, Assignee::Group(group.id.clone()));
        assign(&house, &other, Assignee::Group(group.id.clone()));
        let direct = assign(&house, &other, Assignee::Guest(guest.id.clone()));
        sign_in(&house, &guest, &[&app, &other]);
        assert!(groups::remove_member(&house.desk, &house.by(), &group.id, &guest.id).unwrap());
        assert_eq!(
            live(&house, &guest),
            1,
            "the wiki is assigned directly as well"
        );
        assignments::unassign(&house.desk, &house.by(), &direct.id).unwrap();
        assert_eq!(live(&house, &guest), 0);
        assert!(assignments::unassign(&house.desk, &house.by(), &direct.id).is_err());
    }

    fn n02_removing_a_guest_ends_everything_at_once_and_gives_a_receipt(store: &TestStore) {
        let house = house(store);
        let listening = house.app_with("Moodle", |r| {
            r.backchannel_logout_uri = Some("https://moodle.contoso.example/logout".into());
        });
        let (deaf, unused) = (house.app("Wiki"), house.app("Chat"));
        let guest = active(&house, "ana@f.example");
        for app in [&listening, &deaf, &unused] {
            assign(&house, app, Assignee::Guest(guest.id.clone()));
        }
        sign_in(&house, &guest, &[&listening, &deaf]);
        let ends = radius::Ends::Guests(std::slice::from_ref(&guest.id));
        let stakes = radius::of(&house.desk, ends).unwrap();
        assert_eq!(
            (stakes.guests, stakes.sessions, stakes.apps.len(), stakes.invitations),
            (1, 1, 2, 1)
        );
        let ends = Some(house.now().plus(Span::secs(217)));
        assert!(stakes.apps.iter().all(|app| app.tokens_until == ends));

        let receipt = removal::remove(&house.desk, &house.by(), &guest.id).unwrap();
        assert_eq!((receipt.sessions, receipt.at), (1, house.now()));
        let at = |name: &str| receipt.apps.iter().find(|app| app.name == name).unwrap();
        assert_eq!(at("Moodle").logout, LogoutDelivery::Waiting(None));
        assert_eq!(at("Wiki").logout, LogoutDelivery::DoesNotListen);
        assert_eq!(at("Chat").logout, LogoutDelivery::NothingToTell);
        assert_eq!(
            at("Wiki").offline_until,
            Some(house.now().plus(Span::secs(217))),
            "as issued, not as issued at most"
        );
        assert_eq!(at("Chat").offline_until, None);
        assert_eq!(live(&house, &guest), 0);
        assert!(house.mails().is_empty(), "waiting mail is not sent");
        let why = why::explain(&house.desk, "ana@f.example", "moodle", None).unwrap();
        assert_eq!(why.decision.denied_for(), Some(Reason::GuestRemoved));

        house.clock.advance(Span::mins(1));
        let again = removal::remove(&house.desk, &house.by(), &guest.id).unwrap();
        let file = |receipt| receipts::file(&house.desk, receipt);
        assert_eq!(file(&again), file(&receipt), "the same answer again");
        assert!(guests::resume(&house.desk, &house.by(), &guest.id).is_err());
        house.verify_audit();
    }

    fn a_disabled_app_and_a_suspended_partner_end_their_grants(store: &TestStore) {
        let house = house(store);
        let (app, other) = (house.app("Moodle"), house.app("Wiki"));
        let partner = house.partner("Fabrikam", "f.example");
        let guest = active(&house, "ana@f.example");
        sign_in(&house, &guest, &[&app, &other]);
        apps::disable(&house.desk, &house.by(), &app.id).unwrap();
        assert_eq!(live(&house, &guest), 1);
        assert!(apps::disable(&house.desk, &house.by(), &app.id).is_err());
        partners::suspend(&house.desk, &house.by(), &partner.id).unwrap();
        assert_eq!(live(&house, &guest), 0);
        assert_eq!(
            guests::detail(&house.desk, &guest.id)
                .unwrap()
                .unwrap()
                .sessions
                .len(),
            0
        );
    }

    fn why_explains_by_address_and_name(store: &TestStore) {
        let house = house(store);
        let app = house.app("Moodle");
        let guest = active(&house, "ana@f.example");
        let denied = why::explain(&house.desk, "ANA@f.example", "Moodle", None).unwrap();
        assert_eq!(denied.decision.denied_for(), Some(Reason::NotAssigned));
        assign(&house, &app, Assignee::Guest(guest.id.clone()));
        let allowed = why::explain(&house.desk, guest.id.as_str(), app.id.as_str(), None).unwrap();
        assert!(allowed.decision.is_allowed());
        assert!(matches!(
            why::explain(&house.desk, "x@f.example", "moodle", None),
            Err(Refusal::Unknown("guest"))
        ));
    }

    fn why_explains_the_refusal_of_a_reference_as_of_then(store: &TestStore) {
        let house = house(store);
        let app = house.app("Moodle");
        let guest = active(&house, "ana@f.example");
        let then = house.now();
        admin::referring_to("7K2-9QD", || {
            let by = Actor::plain(ActorKind::Guest);
            let refusal = Event::refusal(then, by, EventName::Authorize, Reason::NotAssigned);
            house.desk.store.record(refusal.guest(&guest.id).app(&app.id)).unwrap();
        });
        house.clock.advance(Span::hours(1));
        for given in ["7K2-9QD", " 7k2-9qd "] {
            let told = why::explain(&house.desk, given, "", None).unwrap();
            assert_eq!((told.guest.id, told.app.id), (guest.id.clone(), app.id.clone()));
            assert_eq!((told.at, told.refused), (then, Some((Reason::NotAssigned, then))));
        }
        let later = why::explain(&house.desk, "7K2-9QD", "", Some(house.now())).unwrap();
        assert_eq!(later.at, house.now());
        for (given, app, missing) in [("7K2-9QZ", "", "guest"), ("ana@f.example", "", "app"), ("7K2-9QD", "Moodle", "guest")] {
            let told = why::explain(&house.desk, given, app, None);
            assert!(matches!(told, Err(Refusal::Unknown(what)) if what == missing), "{given} {app}");
        }
    }

    fn mail_waits_sealed_and_is_delivered_with_a_link_of_our_own_host(store: &TestStore) {
        let house = house(store);
        house.invite("ana@f.example");
        let item = house
            .desk
            .store
            .write(|tx| tx.claim_outbox(house.now(), Span::mins(1), 9))
            .unwrap()
            .remove(0);
        let catcher = Catcher::default();
        assert_eq!(
            deliver_mail(&house.desk, &item, &Renderer, &catcher),
            Delivery::Done
        );
        let mail = catcher.mails.lock().unwrap().remove(0);
        assert!(mail.content.text.starts_with(&format!("{ISSUER}/invite/")));
        assert_eq!(mail.reply_to, Some(house.ada.email.clone()));
        for (permanent, wanted) in [
            (false, Delivery::Retry("no".into())),
            (true, Delivery::Dead("no".into())),
        ] {
            let catcher = Catcher {
                answer: Some(MailError {
                    permanent,
                    message: "no".into(),
                }),
                ..Catcher::default()
            };
            assert_eq!(
                deliver_mail(&house.desk, &item, &Renderer, &catcher),
                wanted
            );
        }
        let moved = model::OutboxItem {
            id: Id::new(house.now(), &*house.desk.random),
            ..item
        };
        assert!(matches!(
            deliver_mail(&house.desk, &moved, &Renderer, &Catcher::default()),
            Delivery::Dead(_)
        ));
    }

    fn i13_people_of_a_suspended_or_wrong_partner_are_not_invited(store: &TestStore) {
        let house = house(store);
        let partner = house.partner("Fabrikam", "f.example");
        partners::suspend(&house.desk, &house.by(), &partner.id).unwrap();
        for wanted in [None, Some(partner.id.clone())] {
            let refusal = house
                .invite_with("ana@f.example", |r| r.partner = wanted)
                .unwrap_err();
            assert_eq!(
                (refusal.code(), refusal.reason()),
                ("partner_suspended", Some(Reason::PartnerSuspended))
            );
        }
        assert_eq!(guests::count(&house.desk).unwrap().invited, 0);
    }

    fn a_partner_goes_by_its_id_its_name_or_a_domain_that_it_alone_has(store: &TestStore) {
        let house = house(store);
        let fabrikam = house.partner("Fabrikam", "fabrikam.example");
        house.partner("Fabrikam Nord", "nord.example");
        house.partner("Tailspin", "nord.example");
        let called = |given: &str| match partners::called(&house.desk, given).unwrap() {
            Called::Partner(partner) => Ok(partner.name),
            Called::Nobody(alike) => Err(alike),
        };
        for given in [fabrikam.id.as_str(), "Fabrikam", " fabriKAM ", "Fabrikam.example"] {
            assert_eq!(called(given), Ok("Fabrikam".to_owned()), "{given:?}");
        }
        assert_eq!(called("fabri"), Err(vec!["Fabrikam".into(), "Fabrikam Nord".into()]));
        assert_eq!(called("nord.example"), Err(vec!["Fabrikam Nord".into(), "Tailspin".into()]), "two have it");
        for given in ["Woodgrove", "%", "ptn_01kb0000000000000000000000"] {
            assert_eq!(called(given), Err(Vec::new()), "{given:?}");
        }
    }

    fn a_page_of_guests_names_partner_sponsor_and_open_apps_and_counts_all(store: &TestStore) {
        let house = house(store);
        let (_, other) = (house.partner("Fabrikam", "fabrikam.example"), house.partner("Tailspin", "tailspin.example"));
        let app = house.app("Parts");
        house.invite("ana@fabrikam.example");
        let bo = house.invite_with("bo@tailspin.example", |request| request.apps = vec![app.id.clone()]).unwrap().guest;
        let filter = GuestFilter { limit: 1, ..GuestFilter::default() };
        let (first, all) = guests::page(&house.desk, &filter).unwrap();
        assert_eq!((first.len(), all), (1, 2));
        let of = GuestFilter { partner_id: Some(other.id), limit: 50, ..GuestFilter::default() };
        let (lines, all) = guests::page(&house.desk, &of).unwrap();
        let seen: Vec<_> = lines.iter().map(|it| (&it.guest.id, it.partner_name.as_str(), it.apps)).collect();
        assert_eq!((seen, all), (vec![(&bo.id, "Tailspin", 0)], 1), "nobody opens anything before accepting");
        assert_eq!(lines[0].sponsor_name.as_deref(), Some(house.ada.name.as_str()));
    }

}
