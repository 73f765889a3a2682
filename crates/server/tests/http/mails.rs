//! Mails that come by themselves, and how each looks before it is sent.

use admin::{InviteRequest, MailError, OutgoingMail, guests::GuestChange};
use model::{Actor, ActorKind, Admin, Event, EventName, Guest, Language, Reason, SettingKey, Span};
use product::Product;
use testkit::on_every_store;

fn ada(product: &Product) -> Admin {
    let by = Actor::plain(ActorKind::Operator);
    let email = "ada.byron@contoso.example".parse().unwrap();
    let (ada, _) = admin::admins::add(&product.portico.desk, &by, "Ada Byron", &email).unwrap();
    ada
}

fn invite(product: &Product, by: &Admin) -> Guest {
    let request = InviteRequest::new("bob@woodgrove.example".parse().unwrap(), "Bob");
    let invited = admin::invitations::invite(&product.portico.desk, by, &request);
    invited.unwrap().guest
}

/// What was delivered by now.
fn arrived(product: &Product) -> Vec<OutgoingMail> {
    product.deliver();
    product.mails.take()
}

/// The invitation link in a mail.
fn link(mail: &OutgoingMail) -> String {
    let mut words = mail.content.text.split_whitespace();
    words.find(|it| it.contains("/invite/")).unwrap().to_owned()
}

fn set(product: &Product, key: SettingKey, value: &str) {
    let by = Actor::plain(ActorKind::Operator);
    admin::settings::change(&product.portico.desk, &by, &[(key, value.into())], None).unwrap();
}

fn end(product: &Product, guest: &Guest, in_days: i64) {
    let change = GuestChange {
        display_name: guest.display_name.clone(),
        language: guest.language,
        ends_at: Some(product.portico.clock.now().plus(Span::days(in_days))),
    };
    let by = Actor::plain(ActorKind::Operator);
    admin::guests::update(&product.portico.desk, &by, &guest.id, &change).unwrap();
}

fn seeded_guest(product: &Product) -> Guest {
    admin::guests::find(&product.portico.desk, &product.seeded.guests[0])
        .unwrap()
        .unwrap()
}

on_every_store! {
    fn who_does_not_accept_is_reminded_twice_with_the_same_link_and_then_no_more(store: &TestStore) {
        let (product, clock) = Product::start(store);
        invite(&product, &ada(&product));
        let first = arrived(&product).remove(0);
        assert_eq!(first.from_name, "Ada Byron (Contoso)");
        assert_eq!(first.reply_to.as_ref().unwrap().as_str(), "ada.byron@contoso.example");
        assert!(first.unsubscribe);
        let mut ids = std::collections::BTreeSet::from([first.id.clone()]);
        for wait in [3, 7] {
            clock.advance(Span::days(wait));
            clock.advance(Span::mins(-1));
            assert!(arrived(&product).is_empty(), "not before it is time");
            clock.advance(Span::mins(1));
            let mail = arrived(&product).remove(0);
            assert!(mail.content.subject.starts_with("Still open"), "{}", mail.content.subject);
            assert_eq!(link(&mail), link(&first));
            ids.insert(mail.id);
        }
        assert_eq!(ids.len(), 3, "each mail has its own Message-ID");
        clock.advance(Span::days(3));
        assert!(arrived(&product).is_empty());
    }

    fn nobody_is_reminded_of_an_invitation_that_is_not_open_or_when_reminders_are_off(store: &TestStore) {
        let (product, clock) = Product::start(store);
        let ada = ada(&product);
        let bob = invite(&product, &ada);
        assert_eq!(arrived(&product).len(), 1);
        admin::invitations::revoke(&product.portico.desk, &Actor::admin(&ada.id), &bob.id).unwrap();
        clock.advance(Span::days(3));
        assert!(arrived(&product).is_empty());
        set(&product, SettingKey::Reminders, "0");
        let other = InviteRequest::new("eve@woodgrove.example".parse().unwrap(), "Eve");
        admin::invitations::invite(&product.portico.desk, &ada, &other).unwrap();
        assert_eq!(arrived(&product).len(), 1);
        clock.advance(Span::days(10));
        assert!(arrived(&product).is_empty());
    }

    fn a_guest_is_told_of_the_end_two_weeks_and_two_days_before_and_when_it_came(store: &TestStore) {
        let (product, clock) = Product::start(store);
        let guest = seeded_guest(&product);
        end(&product, &guest, 20);
        let sweep = || {
            admin::endings::sweep(&product.portico.present_desk()).unwrap();
            admin::endings::sweep(&product.portico.present_desk()).unwrap();
            arrived(&product)
        };
        assert!(sweep().is_empty());
        clock.advance(Span::days(6));
        let mail = sweep();
        assert_eq!(mail.len(), 1, "once, however often one looks");
        assert!(mail[0].content.subject.contains("ends soon"), "{}", mail[0].content.subject);
        clock.advance(Span::days(12));
        assert_eq!(sweep().len(), 1);
        clock.advance(Span::days(2));
        let mail = sweep();
        assert!(mail.len() == 1 && mail[0].content.subject.contains("has ended"), "{mail:?}");
        clock.advance(Span::days(1));
        assert!(sweep().is_empty());
        // Another end is news again, and who is told late is told once.
        end(&product, &guest, 1);
        assert_eq!(sweep().len(), 1);
        assert!(sweep().is_empty());
    }

    fn mail_goes_out_by_the_settings_of_the_moment(store: &TestStore) {
        let (product, _) = Product::start(store);
        set(&product, SettingKey::MailFrom, "Contoso Guests <guests@contoso.example>");
        set(&product, SettingKey::MailBounce, "bounces@contoso.example");
        set(&product, SettingKey::Support, "Call 1234");
        set(&product, SettingKey::Accent, "#7a1f5c");
        invite(&product, &ada(&product));
        let mail = arrived(&product).remove(0);
        assert_eq!(mail.from.as_deref(), Some("Contoso Guests <guests@contoso.example>"));
        assert_eq!(mail.bounce.unwrap().as_str(), "bounces@contoso.example");
        assert!(mail.content.text.contains("Call 1234"), "{}", mail.content.text);
        assert!(mail.content.html.contains("background: #7a1f5c"), "{}", mail.content.html);
    }

    fn every_mail_can_be_looked_at_and_sent_to_oneself(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut admin = product.admin("ada@contoso.example");
        for kind in ["invitation", "reminder", "code", "access-ending", "access-ended", "setup-link", "security-notice"] {
            for language in Language::ALL {
                let page = admin.get(&format!("/admin/settings/mail?kind={kind}&language={language}"));
                assert_eq!(page.status, 200, "{kind} {language}");
                let html = admin.get(&format!("/admin/settings/mail/{kind}/{language}"));
                assert!(html.status == 200 && !html.body.contains("<style"), "{kind} {language}");
            }
        }
        assert_eq!(admin.get("/admin/settings/mail/unknown/en").status, 404);
        let style = admin.get("/admin/settings/mail.css");
        assert!(style.body.contains(".button") && !style.body.contains('<'), "{}", style.body);
        let sent = admin.post("/admin/settings/mail", &[("kind", "code"), ("language", "de")]);
        assert_eq!(sent.location(), "/admin/settings/mail?done=mailed");
        let mail = arrived(&product).remove(0);
        assert_eq!(mail.to.as_str(), "ada@contoso.example");
        assert!(mail.content.subject.starts_with("042137"), "{}", mail.content.subject);
        assert_eq!(product.browser().get("/admin/settings/mail").status, 303, "for admins alone");
    }

    fn g01_a_mail_that_cannot_be_delivered_leaves_one_line_about_its_guest(store: &TestStore) {
        let (product, clock) = Product::start(store);
        let ada = ada(&product);
        let given_up = || {
            let filter = admin::AuditFilter { name: Some(EventName::Delivery), limit: 10, ..Default::default() };
            let lines = store.read(|tx| tx.list_events(&filter)).unwrap();
            lines.into_iter().map(|it| it.event).collect::<Vec<Event>>()
        };
        // Refused for good: given up at once.
        let refused = MailError { permanent: true, message: "550 no such mailbox".into() };
        product.mails.answer(Some(refused));
        let bob = invite(&product, &ada);
        assert!(arrived(&product).is_empty());
        let line = given_up().remove(0);
        assert_eq!((line.reason, &line.guest_id), (Some(Reason::Undeliverable), &Some(bob.id.clone())));
        assert_eq!((&line.detail["kind"], &line.detail["attempts"]), (&"mail".into(), &1.into()));
        assert!(!line.detail.to_string().contains('@'), "{}", line.detail);
        clock.advance(Span::days(30));
        assert!(arrived(&product).is_empty() && given_up().len() == 1, "once, and no reminder of it");

        // A server that is away: tried for a day and more, then given up.
        product.mails.answer(Some(MailError::temporary("nobody answers")));
        let eve = InviteRequest::new("eve@woodgrove.example".parse().unwrap(), "Eve");
        let eve = admin::invitations::invite(&product.portico.desk, &ada, &eve).unwrap().guest;
        let mut tries = 0;
        while given_up().len() == 1 {
            tries += product.deliver();
            clock.advance(Span::mins(16));
        }
        assert!(tries > 26 * 3, "{tries}");
        assert_eq!(given_up()[0].guest_id, Some(eve.id));
        assert_eq!(product.portico.store.read(|tx| tx.undelivered()).unwrap().mails, 2);
        // The start page counts them for admins.
        let mut bea = product.admin("bea@contoso.example");
        let start = bea.get("/admin").body;
        assert!(start.contains("mails not delivered") && start.contains("/admin/audit?event=delivery"), "{start}");
    }
}
