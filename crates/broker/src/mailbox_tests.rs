use super::*;
use crate::{StartRequest, Wishes, fake_house::House};
use model::{Clock, Connection, Guest};

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
        self.house
            .broker
            .request_code(sign_in, &self.guest.email, Some(&self.recipient()))
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
    broker.request_code(&sign_in, &stranger, None).unwrap();
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
            .request_code(&scene.start(), &stranger, None)
            .unwrap();
    }
    let refused = broker
        .request_code(&scene.start(), &stranger, None)
        .unwrap_err();
    assert_eq!(refused.reason(), Some(Reason::RateLimited));
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
