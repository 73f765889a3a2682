//! The console page of a partner's mail domains, and the page of a domain's postmaster.

use model::{Actor, ActorKind};
use product::Product;
use testkit::on_every_store;

on_every_store! {
    fn an_admin_proves_a_domain_through_its_postmaster_whose_look_confirms_nothing(store: &TestStore) {
        let (product, _) = Product::start(store);
        let by = Actor::plain(ActorKind::Operator);
        let desk = &product.portico.desk;
        let partner = admin::partners::add(desk, &by, "Tailspin", &["tailspin.example".into()]).unwrap();
        let mut mia = product.admin("mia@contoso.example");
        let page = format!("/admin/partners/{}/domains", partner.id);
        let one = format!("{page}/tailspin.example");
        assert!(mia.get(&page).body.contains("Said by an admin"));
        assert_eq!(mia.post(&one, &[("do", "mail")]).status, 303);
        product.deliver();
        let mail = product.mails.take().pop().unwrap();
        assert_eq!(mail.to.as_str(), "postmaster@tailspin.example");
        let mut words = mail.content.text.split_whitespace();
        let link = words.find(|word| word.contains("/domain-proof/")).unwrap();
        let path = link.strip_prefix(&product.origin).unwrap();

        let mut postmaster = product.browser();
        for _ in 0..5 {
            let shown = postmaster.get(path);
            assert!(shown.status == 200 && shown.body.contains("Tailspin"), "{}", shown.body);
        }
        assert!(mia.get(&page).body.contains("Said by an admin"), "looking confirms nothing");
        assert_eq!(postmaster.post_bare(path, &[]).status, 403, "only our own page does");
        assert_eq!(postmaster.post(path, &[]).status, 200);
        assert_eq!(postmaster.post(path, &[]).status, 410);
        assert_eq!(postmaster.get(path).status, 410);
        assert!(mia.get(&page).body.contains("Proven"));
    }

    fn a_record_is_shown_and_a_dns_that_is_silent_is_told_from_a_missing_one(store: &TestStore) {
        let (product, _) = Product::start(store);
        let by = Actor::plain(ActorKind::Operator);
        let partner = admin::partners::add(&product.portico.desk, &by, "Tailspin", &[]).unwrap();
        let mut mia = product.admin("mia@contoso.example");
        let page = format!("/admin/partners/{}/domains", partner.id);
        for wrong in ["", "co.uk", "gmail.com", "127.0.0.1", "<b>x</b>.example", "https://tailspin.example/"] {
            let refused = mia.post(&format!("{page}/add"), &[("domain", wrong)]);
            assert_eq!(refused.status, 400, "{wrong}");
            assert!(!refused.body.contains("<b>x</b>"));
        }
        assert_eq!(mia.post(&format!("{page}/add"), &[("domain", "@Tailspin.Example")]).status, 303);
        let one = format!("{page}/tailspin.example");
        assert_eq!(mia.post(&one, &[("do", "prove")]).status, 303);
        let shown = mia.get(&page).body;
        assert!(shown.contains("_portico-challenge.tailspin.example"), "{shown}");
        let silent = mia.post(&one, &[("do", "check")]);
        assert!(silent.status == 400 && silent.body.contains("no usable answer"), "{}", silent.body);
        for verb in ["lapse", "attest", "remove"] {
            assert_eq!(mia.post(&one, &[("do", verb)]).status, 303, "{verb}");
        }
        assert!(!mia.get(&page).body.contains("tailspin.example"));
    }
}
