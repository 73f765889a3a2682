use super::*;
use crate::{StartRequest, Wishes, fake_house::House};
use model::{Asker, Clock, Connection, Guest, HashedSecret};

struct Scene {
    house: House,
    connection: Connection,
    guest: Guest,
}

impl Scene {
    fn new() -> Self {
        let house = House::new();
        let (connection, guest) = (
            house.invitation_accounts(),
            house.guest("bob@fabrikam.example"),
        );
        Self {
            house,
            connection,
            guest,
        }
    }

    fn start(&self) -> SignIn {
        let request = StartRequest {
            connection: &self.connection,
            invitation_id: None,
            moves_guest_id: None,
            continue_to: "/apps".into(),
            wishes: Wishes::default(),
        };
        self.house.broker.start_here(&request).unwrap().sign_in
    }

    fn recipient(&self) -> Recipient {
        Recipient {
            guest_id: self.guest.id.clone(),
            email: self.guest.email.clone(),
            name: self.guest.display_name.clone(),
            language: self.guest.language,
        }
    }

    fn ask(&self, sign_in: &SignIn) -> Result<(), BrokerError> {
        self.ask_as(sign_in, &Asker::default())
    }

    fn ask_as(&self, sign_in: &SignIn, asker: &Asker) -> Result<(), BrokerError> {
        let recipient = Some(&self.recipient());
        self.house
            .broker
            .request_code(sign_in, &self.guest.email, (recipient, asker))
    }

    /// The code of the newest mail.
    fn mailed(&self) -> String {
        match self.house.mails().pop().unwrap().content {
            MailContent::Code { code, minutes: 10 } => code.expose().to_owned(),
            other => panic!("{other:?}"),
        }
    }

    fn check(&self, sign_in: &SignIn, typed: &str) -> Result<HomeSignIn, Option<Reason>> {
        self.house
            .broker
            .check_code(sign_in, typed, Some(&self.recipient()))
            .map_err(|e| e.reason())
    }
}

fn wrong(code: &str) -> String {
    let last = if code.ends_with('0') { '1' } else { '0' };
    format!("{}{last}", &code[..5])
}

#[test]
fn the_mailed_code_proves_the_invitation_account_once() {
    let scene = Scene::new();
    let sign_in = scene.start();
    scene.ask(&sign_in).unwrap();
    let code = scene.mailed();
    assert!(code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()));
    let typed = format!(" {} {} ", &code[..3], &code[3..]);
    let proof = scene.check(&sign_in, &typed).unwrap();
    assert_eq!(proof.subject, scene.guest.id.to_string());
    assert_eq!(proof.issuer, "https://id.host.example");
    assert_eq!(proof.connection_id, scene.connection.id);
    assert!(proof.email_verified);
    assert_eq!(proof.auth_time, scene.house.clock.now());
    assert_eq!(
        scene.check(&sign_in, &code),
        Err(Some(Reason::TooManyTries))
    );
    assert_eq!(
        scene.house.audit().first(),
        Some(&("mail_code".into(), None))
    );
}

#[test]
fn a_code_allows_five_tries() {
    let scene = Scene::new();
    let sign_in = scene.start();
    scene.ask(&sign_in).unwrap();
    let code = scene.mailed();
    for _ in 0..4 {
        assert_eq!(
            scene.check(&sign_in, &wrong(&code)),
            Err(Some(Reason::CodeWrong))
        );
    }
    assert_eq!(
        scene.check(&sign_in, &wrong(&code)),
        Err(Some(Reason::TooManyTries))
    );
    assert_eq!(
        scene.check(&sign_in, &code),
        Err(Some(Reason::TooManyTries))
    );
    assert_eq!(
        scene.house.audit().len(),
        6,
        "every refusal is written down"
    );
}

#[test]
fn a_code_ends_after_ten_minutes_and_with_the_next_one() {
    let scene = Scene::new();
    let sign_in = scene.start();
    scene.ask(&sign_in).unwrap();
    let first = scene.mailed();
    scene.house.clock.advance(Span::mins(1));
    scene.ask(&sign_in).unwrap();
    let second = scene.mailed();
    assert_ne!(first, second);
    assert_eq!(scene.check(&sign_in, &first), Err(Some(Reason::CodeWrong)));
    scene.house.clock.advance(Span::mins(10));
    assert_eq!(scene.check(&sign_in, &second), Err(Some(Reason::CodeWrong)));
}

#[test]
fn a_code_counts_for_its_own_sign_in_only() {
    let scene = Scene::new();
    let (mine, other) = (scene.start(), scene.start());
    scene.ask(&mine).unwrap();
    let code = scene.mailed();
    assert_eq!(scene.check(&other, &code), Err(Some(Reason::TooManyTries)));
    assert!(scene.check(&mine, &code).is_ok());
}

#[test]
fn five_codes_an_hour_are_mailed_to_an_address() {
    let scene = Scene::new();
    for _ in 0..5 {
        scene.ask(&scene.start()).unwrap();
    }
    let refused = scene.ask(&scene.start()).unwrap_err();
    assert_eq!(refused.reason(), Some(Reason::RateLimited));
    assert_eq!(scene.house.mails().len(), 5);
    scene.house.clock.advance(Span::mins(61));
    assert!(scene.ask(&scene.start()).is_ok());
}

#[test]
fn an_unknown_address_gets_the_same_answers_and_no_mail() {
    let scene = Scene::new();
    let stranger: Email = "eve@fabrikam.example".parse().unwrap();
    let broker = &scene.house.broker;
    let sign_in = scene.start();
    broker
        .request_code(&sign_in, &stranger, (None, &Asker::default()))
        .unwrap();
    assert!(scene.house.mails().is_empty());
    let reasons: Vec<_> = (0..6)
        .map(|_| {
            broker
                .check_code(&sign_in, "123456", None)
                .unwrap_err()
                .reason()
                .unwrap()
        })
        .collect();
    assert_eq!(reasons[..4], [Reason::CodeWrong; 4]);
    assert_eq!(reasons[4..], [Reason::TooManyTries; 2]);
    for _ in 0..4 {
        broker
            .request_code(&scene.start(), &stranger, (None, &Asker::default()))
            .unwrap();
    }
    let refused = broker
        .request_code(&scene.start(), &stranger, (None, &Asker::default()))
        .unwrap_err();
    assert_eq!(refused.reason(), Some(Reason::RateLimited));
}

/// How many codes an asker is mailed before it has to wait.
fn mailed_to(scene: &Scene, asker: &Asker) -> usize {
    (0..50)
        .take_while(|_| scene.ask_as(&scene.start(), asker).is_ok())
        .count()
}

fn from(network: &str) -> Asker {
    Asker {
        network: Some(network.into()),
        device: None,
    }
}

#[test]
fn d07_whoever_asks_for_codes_of_others_uses_up_none_of_a_known_device() {
    let scene = Scene::new();
    assert_eq!(mailed_to(&scene, &from("203.0.113.1")), 5, "one network");
    assert_eq!(mailed_to(&scene, &from("203.0.113.2")), 5, "another");
    let many: usize = (3..20)
        .map(|n| mailed_to(&scene, &from(&format!("203.0.113.{n}"))))
        .sum();
    assert_eq!(many, 10, "all strangers together");
    let broker = &scene.house.broker;
    let mark = broker.device_mark(&scene.guest.id);
    assert!(broker.knows_device(mark.expose(), &scene.guest.id));
    let own = Asker {
        device: Some(HashedSecret::of(mark.expose())),
        ..from("203.0.113.1")
    };
    assert_eq!(mailed_to(&scene, &own), 5, "the guest's own device");
    scene.house.clock.advance(Span::mins(61));
    assert_eq!(
        mailed_to(&scene, &from("203.0.113.1")),
        5,
        "nobody for long"
    );
}

#[test]
fn a_mark_of_a_device_is_of_one_guest_and_cannot_be_made_up() {
    let scene = Scene::new();
    let broker = &scene.house.broker;
    let mark = broker.device_mark(&scene.guest.id);
    let other = scene.house.guest("eve@fabrikam.example");
    assert!(!broker.knows_device(mark.expose(), &other.id));
    for forged in ["", "x", scene.guest.id.as_str(), &mark.expose()[1..]] {
        assert!(!broker.knows_device(forged, &scene.guest.id), "{forged}");
    }
}

#[test]
fn e05_one_network_cannot_ask_for_many_addresses() {
    let scene = Scene::new();
    let broker = &scene.house.broker;
    let asked = (0..400)
        .take_while(|n| {
            let stranger: Email = format!("p{n}@fabrikam.example").parse().unwrap();
            let asker = from("203.0.113.1");
            broker
                .request_code(&scene.start(), &stranger, (None, &asker))
                .is_ok()
        })
        .count();
    assert_eq!(asked, 300);
}

#[test]
fn u10_a_switched_off_connection_mails_and_proves_nothing() {
    let scene = Scene::new();
    let sign_in = scene.start();
    scene.ask(&sign_in).unwrap();
    let code = scene.mailed();
    scene.house.disable(&scene.connection);
    assert_eq!(
        scene.check(&sign_in, &code),
        Err(Some(Reason::StateInvalid))
    );
    assert_eq!(
        scene.ask(&sign_in).unwrap_err().reason(),
        Some(Reason::StateInvalid)
    );
}

#[test]
fn of_many_right_answers_at_once_one_counts() {
    let scene = Scene::new();
    let sign_in = scene.start();
    scene.ask(&sign_in).unwrap();
    let code = scene.mailed();
    let right = std::thread::scope(|scope| {
        let callers: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| scene.check(&sign_in, &code).is_ok()))
            .collect();
        callers
            .into_iter()
            .map(|c| c.join().unwrap())
            .filter(|right| *right)
            .count()
    });
    assert_eq!(right, 1);
}
