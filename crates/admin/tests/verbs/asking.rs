//! What guests ask for, who decides, and what a yes brings.
use crate::common::{House, active, assign, house, sign_in};
use admin::{InboxFilter, Refusal, asking, panel};
use model::{
    Actor, App, AppListing, Assignee, At, Guest, MailContent, Partner, Reason, RequestKind,
    RequestState, Span,
};
use testkit::{TestStore, on_every_store};

struct Cast {
    house: House,
    partner: Partner,
    ana: Guest,
    vault: App,
}

fn cast(store: &TestStore) -> Cast {
    let house = house(store);
    let (partner, _) = house.federated("Fabrikam", "fabrikam.example");
    let ana = active(&house, "ana@fabrikam.example");
    let vault = house.app("Drawing Vault");
    house.mails();
    Cast {
        house,
        partner,
        ana,
        vault,
    }
}

impl Cast {
    fn offer(&self, app: &App) {
        let listing = AppListing {
            description: Some("Drawings of parts".into()),
            requestable: true,
        };
        admin::apps::set_listing(&self.house.desk, &self.house.by(), &app.id, &listing).unwrap();
    }

    fn ask(&self, app: &App) -> Result<(), Refusal> {
        asking::ask(
            &self.house.desk,
            &self.ana.id,
            &app.id,
            "We begin on Monday.",
        )
    }

    fn waiting(&self) -> Vec<admin::InboxLine> {
        let all = InboxFilter {
            limit: 50,
            ..InboxFilter::default()
        };
        asking::inbox(&self.house.desk, &all).unwrap()
    }

    fn allow_only(&self, apps: Vec<model::Id<model::kind::App>>) {
        let mut trust = self.partner.trust.clone();
        trust.allowed_apps = Some(apps);
        let desk = &self.house.desk;
        admin::partners::update(desk, &self.house.by(), &self.partner.id, "Fabrikam", &trust)
            .unwrap();
    }

    fn opens(&self, app: &App) -> Option<Option<At>> {
        let apps = admin::guests::apps(&self.house.desk, &self.ana.id).unwrap();
        let found = apps.into_iter().find(|it| it.app_id == app.id)?;
        found.decision.is_allowed().then_some(found.decision.until)
    }

    fn decided(&self) -> Vec<(bool, Option<At>, Option<String>)> {
        let told = self
            .house
            .mails()
            .into_iter()
            .filter_map(|mail| match mail.content {
                MailContent::RequestDecided(model::RequestDecidedMail {
                    approved,
                    until,
                    answer,
                    ..
                }) => {
                    assert_eq!(mail.to, self.ana.email);
                    Some((approved, until, answer))
                }
                _ => None,
            });
        told.collect()
    }
}

on_every_store! {
    fn only_apps_that_are_offered_and_in_the_contract_can_be_asked_for(store: &TestStore) {
        let it = cast(store);
        let refused = |answer| matches!(answer, Err(Refusal::Refused(Reason::NotRequestable)));
        assert!(refused(it.ask(&it.vault)), "nobody offers it");
        assert!(asking::offers(&it.house.desk, &it.ana.id).unwrap().is_empty());
        it.offer(&it.vault);
        let wiki = it.house.app("Wiki");
        it.allow_only(vec![wiki.id.clone()]);
        assert!(refused(it.ask(&it.vault)), "the contract leaves it out");
        assert!(asking::offers(&it.house.desk, &it.ana.id).unwrap().is_empty());
        it.allow_only(vec![wiki.id, it.vault.id.clone()]);
        let offers = asking::offers(&it.house.desk, &it.ana.id).unwrap();
        assert_eq!(offers.len(), 1);
        assert_eq!((offers[0].name.as_str(), offers[0].kind), ("Drawing Vault", RequestKind::Access));
        it.ask(&it.vault).unwrap();
        assert!(asking::offers(&it.house.desk, &it.ana.id).unwrap().is_empty(), "it waits");
        it.house.verify_audit();
    }

    fn asking_again_changes_nothing_and_the_sponsor_hears_once(store: &TestStore) {
        let it = cast(store);
        it.offer(&it.vault);
        it.ask(&it.vault).unwrap();
        it.ask(&it.vault).unwrap();
        let mut mails = it.house.mails();
        mails.retain(|mail| matches!(mail.content, MailContent::AccessAsked(_)));
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].to, it.house.ada.email, "whoever answers for the guest");
        let MailContent::AccessAsked(model::AccessAskedMail { app, note, link, .. }) = &mails[0].content else { panic!() };
        let waiting = it.waiting();
        assert_eq!(waiting.len(), 1);
        assert_eq!((app.as_str(), note.as_deref()), ("Drawing Vault", Some("We begin on Monday.")));
        assert!(link.ends_with(&format!("/admin/requests/{}", waiting[0].request.id)));
        let shown = panel::of(&it.house.desk, &it.ana).unwrap();
        assert_eq!(shown.waiting.len(), 1);
        assert_eq!(shown.decider.as_deref(), Some("Ada Byron"));
        asking::withdraw(&it.house.desk, &it.ana.id, &waiting[0].request.id).unwrap();
        assert!(it.waiting().is_empty());
        assert!(asking::approve(&it.house.desk, &it.house.by(), &waiting[0].request.id, None).is_err());
        assert_eq!(it.opens(&it.vault), None);
    }

    fn a_yes_assigns_until_the_end_and_is_told(store: &TestStore) {
        let it = cast(store);
        it.offer(&it.vault);
        it.ask(&it.vault).unwrap();
        it.house.mails();
        let id = it.waiting().remove(0).request.id;
        let (desk, by) = (&it.house.desk, it.house.by());
        let past = it.house.now().minus(Span::days(1));
        assert!(matches!(asking::approve(desk, &by, &id, Some(past)), Err(Refusal::DatesReversed)));
        let end = it.house.now().plus(Span::days(90));
        assert_eq!(asking::approve(desk, &by, &id, Some(end)).unwrap(), Some(end));
        assert_eq!(it.opens(&it.vault), Some(Some(end)));
        assert_eq!(it.decided(), [(true, Some(end), None)]);
        assert!(asking::approve(desk, &by, &id, Some(end)).is_err(), "once");
        let shown = panel::of(desk, &it.ana).unwrap();
        assert_eq!(shown.decided[0].request.state, RequestState::Approved);
        assert!(shown.waiting.is_empty());
        it.house.verify_audit();
    }

    fn a_yes_does_not_outdo_the_contract(store: &TestStore) {
        let it = cast(store);
        it.offer(&it.vault);
        it.ask(&it.vault).unwrap();
        let id = it.waiting().remove(0).request.id;
        it.allow_only(Vec::new());
        let end = Some(it.house.now().plus(Span::days(90)));
        let answer = asking::approve(&it.house.desk, &it.house.by(), &id, end);
        assert!(matches!(answer, Err(Refusal::Invite(admin::InviteFault::AppNotInContract { .. }))));
        assert_eq!(it.opens(&it.vault), None);
        assert_eq!(it.waiting().len(), 1, "it waits still");
    }

    fn a_no_is_told_with_its_reason(store: &TestStore) {
        let it = cast(store);
        it.offer(&it.vault);
        it.ask(&it.vault).unwrap();
        it.house.mails();
        let id = it.waiting().remove(0).request.id;
        let (desk, by) = (&it.house.desk, it.house.by());
        assert!(matches!(asking::refuse(desk, &by, &id, " "), Err(Refusal::Missing(_))));
        asking::refuse(desk, &by, &id, "Ask me in May.").unwrap();
        assert_eq!(it.decided(), [(false, None, Some("Ask me in May.".to_owned()))]);
        assert_eq!(it.opens(&it.vault), None);
        it.ask(&it.vault).unwrap();
        assert_eq!(it.waiting().len(), 1, "it may be asked for again");
    }

    fn more_time_prolongs_what_there_is(store: &TestStore) {
        let it = cast(store);
        let given = assign(&it.house, &it.vault, Assignee::Guest(it.ana.id.clone()));
        assert!(matches!(it.ask(&it.vault), Err(Refusal::Refused(Reason::NotRequestable))), "it has no end");
        let soon = it.house.now().plus(Span::days(3));
        let desk = &it.house.desk;
        desk.store.write(|tx| tx.prolong_assignment(&given.id, Some(soon), it.house.now())).unwrap();
        it.ask(&it.vault).unwrap();
        it.house.clock.advance(Span::days(4));
        assert_eq!(it.opens(&it.vault), None, "it is over");
        let line = it.waiting().remove(0);
        assert_eq!(line.request.kind, RequestKind::Extension);
        let end = it.house.now().plus(Span::days(30));
        asking::approve(desk, &it.house.by(), &line.request.id, Some(end)).unwrap();
        assert_eq!(it.opens(&it.vault), Some(Some(end)));
    }

    fn the_inbox_says_who_asks_and_when_they_last_used_it(store: &TestStore) {
        let it = cast(store);
        it.offer(&it.vault);
        let desk = &it.house.desk;
        assert_eq!(asking::count(desk, &it.house.ada).unwrap(), (0, 0));
        it.ask(&it.vault).unwrap();
        assert_eq!(it.waiting()[0].last_used, None);
        sign_in(&it.house, &it.ana, &[&it.vault]);
        let line = it.waiting().remove(0);
        assert_eq!(line.last_used, Some(it.house.now()));
        assert_eq!((line.guest_name.as_str(), line.partner_name.as_str()), ("A Guest", "Fabrikam"));
        assert_eq!(line.sponsor.map(|(id, _)| id), Some(it.house.ada.id.clone()));
        let by = Actor::plain(model::ActorKind::Operator);
        let (bea, _) = admin::admins::add(desk, &by, "Bea", &"bea@contoso.example".parse().unwrap()).unwrap();
        assert_eq!(asking::count(desk, &it.house.ada).unwrap(), (1, 1));
        assert_eq!(asking::count(desk, &bea).unwrap(), (0, 1), "Ada's guest");
        admin::removal::remove(desk, &it.house.by(), &it.ana.id).unwrap();
        assert_eq!(asking::count(desk, &it.house.ada).unwrap(), (0, 0), "nobody is there to answer");
    }

    fn who_asks_too_often_has_to_wait(store: &TestStore) {
        let it = cast(store);
        for n in 0..20 {
            let app = it.house.app(&format!("App {n}"));
            it.offer(&app);
            it.ask(&app).unwrap();
        }
        it.offer(&it.vault);
        assert!(matches!(it.ask(&it.vault), Err(Refusal::Refused(Reason::RateLimited))));
        it.house.clock.advance(Span::days(1));
        it.ask(&it.vault).unwrap();
    }

    fn what_was_put_first_stands_first_and_strangers_apps_cannot_be(store: &TestStore) {
        let it = cast(store);
        let desk = &it.house.desk;
        let first = it.house.app("Archive");
        for app in [&first, &it.vault] {
            assign(&it.house, app, Assignee::Guest(it.ana.id.clone()));
        }
        let names = || panel::of(desk, &it.ana).unwrap().apps.into_iter().map(|it| it.name).collect::<Vec<_>>();
        assert_eq!(names(), ["Archive", "Drawing Vault"]);
        panel::star(desk, &it.ana.id, &it.vault.id, true).unwrap();
        assert_eq!(names(), ["Drawing Vault", "Archive"]);
        panel::star(desk, &it.ana.id, &it.vault.id, false).unwrap();
        assert_eq!(names(), ["Archive", "Drawing Vault"]);
        let strange = it.house.app("Strange");
        assert!(panel::star(desk, &it.ana.id, &strange.id, true).is_err());
    }
}
