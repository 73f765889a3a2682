//! Receipts: what an ending cut off and until when anything of it goes on.
//!
//! Invariant: a receipt is written in the transaction of its ending and rests on that transaction's audit
//! line, which vouches for what it says; whether apps have been told is read from the outbox when asked.

use crate::{Desk, Refusal, guests::apps_of};
use model::{
    Actor, ActorKind, AppCut, At, ChainedEvent, Event, Id, NewReceipt, OutboxKind, OutboxState,
    ReceiptKind, hex, kind,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{ReceiptApp, ReceiptFilter, ReceiptLine, ReceiptNotices, StoreError, Tx};

/// The name of the form that files have.
const FORMAT: &str = "portico-receipt-1";

/// How an app learns of the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogoutDelivery {
    /// It registered no back-channel logout URI; it notices when its tokens end.
    DoesNotListen,
    /// There was nothing to tell: nobody held tokens of it.
    NothingToTell,
    /// On its way; the last failure, if there was one.
    Waiting(Option<String>),
    /// Told.
    Done(Option<At>),
    /// Given up.
    Dead(Option<String>),
}

impl LogoutDelivery {
    /// Its stable name.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::DoesNotListen => "does_not_listen",
            Self::NothingToTell => "nothing_to_tell",
            Self::Waiting(_) => "waiting",
            Self::Done(_) => "delivered",
            Self::Dead(_) => "given_up",
        }
    }

    /// When it was told.
    #[must_use]
    pub const fn done_at(&self) -> Option<At> {
        match self {
            Self::Done(at) => *at,
            _ => None,
        }
    }

    /// What the last failure was.
    #[must_use]
    pub fn problem(&self) -> Option<&str> {
        match self {
            Self::Waiting(problem) | Self::Dead(problem) => problem.as_deref(),
            Self::DoesNotListen | Self::NothingToTell | Self::Done(_) => None,
        }
    }
}

/// How many notices to an app stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notices {
    /// On their way.
    pub waiting: i64,
    /// Acknowledged.
    pub delivered: i64,
    /// Given up.
    pub given_up: i64,
}

/// What ended at one app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppReceipt {
    /// The app.
    pub app_id: Id<kind::App>,
    /// Its name.
    pub name: String,
    /// From this instant on every request is refused.
    pub cut_at: At,
    /// Guests who held something there.
    pub guests: i64,
    /// Token families that lived.
    pub grants: i64,
    /// How it learns of the end; the least finished, where several notices tell it.
    pub logout: LogoutDelivery,
    /// How the notices stand.
    pub notices: Notices,
    /// How far it was told by signals, where it has a stream of them.
    pub signal: Option<LogoutDelivery>,
    /// How the signals stand.
    pub signals: Notices,
    /// Access tokens that an app checks offline end then at the latest; `None` where there were none.
    pub offline_until: Option<At>,
}

impl AppReceipt {
    /// What the last failure was, in whatever way it was told.
    #[must_use]
    pub fn problem(&self) -> Option<&str> {
        let signal = self.signal.as_ref().and_then(LogoutDelivery::problem);
        self.logout.problem().or(signal)
    }
}

/// What an ending cut off.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// Its id; removals from before receipts were kept have none.
    pub id: Option<Id<kind::Receipt>>,
    /// What ended.
    pub kind: ReceiptKind,
    /// When.
    pub at: At,
    /// Who did it.
    pub by: Actor,
    /// The partner concerned, with its name.
    pub partner: Option<(Id<kind::Partner>, String)>,
    /// The guest concerned, with the name that is known by now.
    pub guest: Option<(Id<kind::Guest>, String)>,
    /// The app concerned, with its name.
    pub app: Option<(Id<kind::App>, String)>,
    /// Sessions that ended.
    pub sessions: i64,
    /// Invitations that were revoked.
    pub invitations: i64,
    /// App by app, by name.
    pub apps: Vec<AppReceipt>,
    /// The audit line that it rests on.
    pub rests_on: Option<ChainedEvent>,
}

impl Receipt {
    /// How many token families ended.
    #[must_use]
    pub fn grants(&self) -> i64 {
        self.apps.iter().map(|app| app.grants).sum()
    }

    /// When the last token of any app ends; `None` when none lived.
    #[must_use]
    pub fn tokens_until(&self) -> Option<At> {
        self.apps.iter().filter_map(|app| app.offline_until).max()
    }
}

/// One receipt; `None` when there is none.
///
/// # Errors
/// [`Refusal::Store`].
pub fn find(desk: &Desk, id: &Id<kind::Receipt>) -> Result<Option<Receipt>, Refusal> {
    desk.store.read(|tx| match tx.find_receipt(id)? {
        Some(line) => assemble(tx, line).map(Some),
        None => Ok(None),
    })
}

/// Receipts by filter, newest first.
///
/// # Errors
/// [`Refusal::Store`].
pub fn list(desk: &Desk, filter: &ReceiptFilter) -> Result<Vec<ReceiptLine>, Refusal> {
    Ok(desk.store.read(|tx| tx.list_receipts(filter))?)
}

/// How many receipts one transaction forgets.
const AT_ONCE: i64 = 500;
/// How many transactions one round makes, so that a round ends.
const ROUNDS: usize = 50;

/// Forgets receipts that are older than `lifetimes.receipts`. What the audit chain says of them stays, and so
/// does its proof of a file that somebody kept.
///
/// # Errors
/// [`Refusal::Store`].
pub fn prune(desk: &Desk) -> Result<usize, Refusal> {
    let before = desk.clock.now().minus(desk.settings.lifetimes.receipts);
    let mut pruned = 0;
    for _ in 0..ROUNDS {
        let some = desk.store.write(|tx| tx.prune_receipts(before, AT_ONCE))?;
        pruned += some;
        if some == 0 {
            break;
        }
    }
    Ok(pruned)
}

/// Names every app that is assigned to a guest, whether or not it held something.
pub(crate) fn name_assigned(
    tx: &mut Tx<'_>,
    guest: &Id<kind::Guest>,
    receipt: &mut NewReceipt,
) -> Result<(), Refusal> {
    for app in apps_of(tx, guest, receipt.at)? {
        receipt.cut(&app.app_id, AppCut::default());
    }
    Ok(())
}

/// Records a change that may have cut something off, with a receipt where an app is concerned.
pub(crate) fn audit_cut(
    tx: &mut Tx<'_>,
    event: Event,
    receipt: NewReceipt,
) -> Result<(), StoreError> {
    if receipt.apps.is_empty() {
        tx.audit(event);
        return Ok(());
    }
    tx.audit_ending(event, receipt)
}

pub(crate) fn assemble(tx: &mut Tx<'_>, line: ReceiptLine) -> Result<Receipt, Refusal> {
    let notices = tx.notices_of_receipt(&line.id)?;
    let apps = tx.apps_of_receipt(&line.id)?;
    let rests_on = tx.find_event(line.line)?;
    Ok(Receipt {
        apps: apps
            .into_iter()
            .map(|app| app_receipt(app, line.at, &notices))
            .collect(),
        by: rests_on.as_ref().map_or_else(
            || Actor::plain(ActorKind::System),
            |it| it.event.actor.clone(),
        ),
        id: Some(line.id),
        kind: line.kind,
        at: line.at,
        partner: line.partner,
        guest: line.guest,
        app: line.app,
        sessions: line.sessions,
        invitations: line.invitations,
        rests_on,
    })
}

fn app_receipt(app: ReceiptApp, cut_at: At, all: &[ReceiptNotices]) -> AppReceipt {
    let notices = Standing::of(OutboxKind::Logout, &app.app_id, all);
    let signals = Standing::of(OutboxKind::Signal, &app.app_id, all);
    // The work that writes the notices of a whole partner is not through yet.
    let more_come = all
        .iter()
        .any(|it| it.app_id.is_none() && it.state == OutboxState::Waiting);
    let nothing = app.cut.grants == 0 && app.cut.tokens_until.is_none();
    let logout = if let Some(open) = notices.open() {
        open
    } else if nothing && notices.count.delivered == 0 {
        LogoutDelivery::NothingToTell
    } else if !app.listens {
        LogoutDelivery::DoesNotListen
    } else if more_come {
        LogoutDelivery::Waiting(None)
    } else {
        notices.done().unwrap_or(LogoutDelivery::NothingToTell)
    };
    AppReceipt {
        app_id: app.app_id,
        name: app.name,
        cut_at,
        guests: app.cut.guests,
        grants: app.cut.grants,
        logout,
        notices: notices.count,
        signal: signals.open().or_else(|| signals.done()),
        signals: signals.count,
        offline_until: app.cut.tokens_until,
    }
}

/// How what was sent to an app in one way stands.
#[derive(Default)]
struct Standing {
    count: Notices,
    problem: Option<String>,
    done_at: Option<At>,
}

impl Standing {
    fn of(kind: OutboxKind, app: &Id<kind::App>, all: &[ReceiptNotices]) -> Self {
        let mut standing = Self::default();
        let ours = |it: &&ReceiptNotices| it.kind == kind && it.app_id.as_ref() == Some(app);
        for it in all.iter().filter(ours) {
            let count = match it.state {
                OutboxState::Waiting | OutboxState::Held => &mut standing.count.waiting,
                OutboxState::Dead => &mut standing.count.given_up,
                OutboxState::Done => {
                    standing.done_at = it.done_at;
                    &mut standing.count.delivered
                }
            };
            *count += it.count;
            if it.state == OutboxState::Waiting || standing.problem.is_none() {
                standing.problem.clone_from(&it.last_error);
            }
        }
        standing
    }

    /// What is not told yet, or was given up.
    fn open(&self) -> Option<LogoutDelivery> {
        if self.count.waiting > 0 {
            Some(LogoutDelivery::Waiting(self.problem.clone()))
        } else if self.count.given_up > 0 {
            Some(LogoutDelivery::Dead(self.problem.clone()))
        } else {
            None
        }
    }

    fn done(&self) -> Option<LogoutDelivery> {
        (self.count.delivered > 0).then_some(LogoutDelivery::Done(self.done_at))
    }
}

/// A receipt as a file that stands alone. Its last part is the audit line with all that its hash is made of.
#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    issuer: String,
    receipt: Option<Id<kind::Receipt>>,
    ended: ReceiptKind,
    at: String,
    by: FileActor,
    of: FileScope,
    sessions: i64,
    invitations: i64,
    grants: i64,
    apps: Vec<FileApp>,
    rests_on: Option<FileLine>,
}

#[derive(Serialize, Deserialize)]
struct FileActor {
    kind: ActorKind,
    id: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct FileScope {
    partner: Option<FileThing>,
    guest: Option<FileThing>,
    app: Option<FileThing>,
}

#[derive(Serialize, Deserialize)]
struct FileThing {
    id: String,
    name: String,
}

#[derive(Serialize, Deserialize)]
struct FileApp {
    app: String,
    name: String,
    cut_at: String,
    guests: i64,
    grants: i64,
    logout: String,
    delivered_at: Option<String>,
    problem: Option<String>,
    notices: Notices,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    signal: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    signals: Option<Notices>,
    tokens_end_at: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct FileLine {
    line: i64,
    hash: String,
    previous_hash: String,
    at_micros: i64,
    actor_kind: ActorKind,
    actor_id: Option<String>,
    name: String,
    partner_id: Option<String>,
    guest_id: Option<String>,
    app_id: Option<String>,
    detail: String,
}

fn thing<K>(it: Option<&(Id<K>, String)>) -> Option<FileThing> {
    it.map(|(id, name)| FileThing {
        id: id.to_string(),
        name: name.clone(),
    })
}

/// The hash of an audit line as files and pages spell it.
#[must_use]
pub fn hash_of(line: &ChainedEvent) -> String {
    hex(&line.hash)
}

/// The file of a receipt: the same bytes for as long as no notice changes how it stands.
#[must_use]
pub fn file(desk: &Desk, receipt: &Receipt) -> Vec<u8> {
    let app = |app: &AppReceipt| FileApp {
        app: app.app_id.to_string(),
        name: app.name.clone(),
        cut_at: app.cut_at.to_string(),
        guests: app.guests,
        grants: app.grants,
        logout: app.logout.as_str().to_owned(),
        delivered_at: app.logout.done_at().map(|at| at.to_string()),
        problem: app.logout.problem().map(str::to_owned),
        notices: app.notices,
        signal: app.signal.as_ref().map(|it| it.as_str().to_owned()),
        signals: app.signal.as_ref().map(|_| app.signals),
        tokens_end_at: app.offline_until.map(|at| at.to_string()),
    };
    let line = |it: &ChainedEvent| FileLine {
        line: it.seq,
        hash: hash_of(it),
        previous_hash: hex(&it.previous_hash),
        at_micros: it.event.at.micros(),
        actor_kind: it.event.actor.kind,
        actor_id: it.event.actor.id.clone(),
        name: it.event.name.to_string(),
        partner_id: it.event.partner_id.as_ref().map(ToString::to_string),
        guest_id: it.event.guest_id.as_ref().map(ToString::to_string),
        app_id: it.event.app_id.as_ref().map(ToString::to_string),
        detail: it.event.detail.to_string(),
    };
    let file = File {
        format: FORMAT.to_owned(),
        issuer: desk.settings.issuer.clone(),
        receipt: receipt.id.clone(),
        ended: receipt.kind,
        at: receipt.at.to_string(),
        by: FileActor {
            kind: receipt.by.kind,
            id: receipt.by.id.clone(),
        },
        of: FileScope {
            partner: thing(receipt.partner.as_ref()),
            guest: thing(receipt.guest.as_ref()),
            app: thing(receipt.app.as_ref()),
        },
        sessions: receipt.sessions,
        invitations: receipt.invitations,
        grants: receipt.grants(),
        apps: receipt.apps.iter().map(app).collect(),
        rests_on: receipt.rests_on.as_ref().map(line),
    };
    let mut bytes = serde_json::to_vec_pretty(&file).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

model::text_enum! {
    /// What came of holding a file against the chain.
    FileVerdict {
        /// The chain has this very line, and it says what the file says.
        Holds = "holds",
        /// It reads as no receipt with an audit line.
        NoReceipt = "no_receipt",
        /// The chain has another line at this place, or none.
        OtherLine = "other_line",
        /// The line is in the chain, but says something else than the file.
        OtherFacts = "other_facts",
    }
}

/// What an audit line says of its receipt.
#[derive(Deserialize)]
struct Vouched {
    id: Id<kind::Receipt>,
    kind: ReceiptKind,
    sessions: i64,
    invitations: i64,
    apps: BTreeMap<String, Option<i64>>,
}

/// Holds a file against the chain.
///
/// # Errors
/// [`Refusal::Store`].
pub fn check(desk: &Desk, bytes: &[u8]) -> Result<FileVerdict, Refusal> {
    let Ok(file) = serde_json::from_slice::<File>(bytes) else {
        return Ok(FileVerdict::NoReceipt);
    };
    let Some(line) = file.rests_on.as_ref().filter(|_| file.format == FORMAT) else {
        return Ok(FileVerdict::NoReceipt);
    };
    let found = desk.store.read(|tx| tx.find_event(line.line))?;
    let Some(found) = found.filter(|it| hash_of(it) == line.hash) else {
        return Ok(FileVerdict::OtherLine);
    };
    let vouched = serde_json::from_value::<Vouched>(found.event.detail["receipt"].clone());
    Ok(match vouched {
        Ok(vouched) if says(&file, &vouched) && found.event.at.to_string() == file.at => {
            FileVerdict::Holds
        }
        _ => FileVerdict::OtherFacts,
    })
}

/// Whether a file says what the chain vouches for. A token that was under way beside the ending of a whole
/// partner may have been found later, so a later end is no contradiction; an earlier one is.
fn says(file: &File, vouched: &Vouched) -> bool {
    let ends = |app: &FileApp| {
        let said = app
            .tokens_end_at
            .as_deref()
            .map(|it| At::parse(it).map(At::secs));
        vouched.apps.get(&app.app).is_some_and(|known| match said {
            None => known.is_none(),
            Some(None) => false,
            Some(Some(said)) => known.is_none_or(|known| said >= known),
        })
    };
    file.receipt.as_ref() == Some(&vouched.id)
        && file.ended == vouched.kind
        && file.sessions == vouched.sessions
        && file.invitations == vouched.invitations
        && file.apps.len() == vouched.apps.len()
        && file.apps.iter().all(ends)
}
