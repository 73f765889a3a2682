//! K05 in the console: a file is looked at, proposed by one admin and approved by another.

use crate::hostile_home::House;
use model::HomeSettings;
use testkit::on_every_store;

on_every_store! {
    fn k05_one_admin_proposes_and_another_approves(store: &TestStore) {
        let house = House::open(store);
        let litware = house.partner("litware");
        let ana = house.ana(&litware);
        let desk = &house.product.portico.desk;
        let partner = admin::partners::detail(desk, &ana.partner_id).unwrap().unwrap().partner;
        let moved = house.connect(partner, HomeSettings::default());
        let path = format!("/admin/partners/{}/rekey", ana.partner_id);
        let mut grace = house.product.admin("grace@contoso.example");
        let page = grace.get(&path);
        assert!(page.body.contains(moved.connection.id.as_str()), "{}", page.body);

        let (old, new) = (litware.connection.id.as_str(), moved.connection.id.as_str());
        let good = format!("old_subject,new_subject\n{},ana-2\n", litware.subject());
        let form = |text, verb| [("from", old), ("to", new), ("pasted", text), ("do", verb)];
        let bad = grace.post_multipart(&path, &form("old_subject\nx\n", "check"));
        assert_eq!(bad.status, 400);
        assert!(bad.body.contains("new_subject"), "it says which column: {}", bad.body);
        let unknown = grace.post_multipart(&path, &form("old_subject,new_subject\nnobody,n\n", "check"));
        assert!(unknown.body.contains("Nobody has this old subject"), "{}", unknown.body);
        assert!(!unknown.body.contains("value=\"propose\""), "nothing to propose");
        assert!(unknown.body.contains("nobody,n"), "the text stays");
        let checked = grace.post_multipart(&path, &form(&good, "check"));
        assert!(checked.body.contains("value=\"propose\""), "{}", checked.body);
        let proposed = grace.post_multipart(&path, &form(&good, "propose"));
        assert_eq!(proposed.status, 303, "{}", proposed.body);
        let page = grace.get(&path);
        assert!(page.body.contains("Somebody else has to approve it"), "{}", page.body);
        let own = grace.post(&format!("{path}/approve"), &[]);
        assert_eq!(own.status, 400);
        assert!(own.body.contains("Somebody else than the proposer"), "{}", own.body);

        let mut hedy = house.product.admin("hedy@contoso.example");
        assert_eq!(hedy.post(&format!("{path}/approve"), &[]).status, 303);
        let links = desk.store.read(|tx| tx.identities_of(&ana.id)).unwrap();
        assert_eq!(links[0].subject, "ana-2");
        assert_eq!(links[0].connection_id, moved.connection.id);
    }
}
