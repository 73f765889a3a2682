use crate::StoreError;
use diesel::{PgConnection, SqliteConnection};
use model::{Ending, Event};

/// A borrowed connection inside one transaction, of either database.
pub(crate) enum Conn<'c> {
    Pg(&'c mut PgConnection),
    Lite(&'c mut SqliteConnection),
}

/// Runs one query text on whichever database the transaction is on.
macro_rules! sql {
    ($tx:expr, |$conn:ident| $body:expr) => {
        match &mut $tx.conn {
            $crate::tx::Conn::Pg(c) => {
                let $conn: &mut diesel::PgConnection = c;
                $body
            }
            $crate::tx::Conn::Lite(c) => {
                let $conn: &mut diesel::SqliteConnection = c;
                $body
            }
        }
    };
}

/// One transaction. All queries are its methods, grouped in one file per aggregate.
///
/// Audit events are buffered and appended to the chain by the last statements before the commit,
/// so the lock on the chain's end is always the last one taken and held for the shortest time.
pub struct Tx<'c> {
    pub(crate) conn: Conn<'c>,
    events: Vec<Event>,
    endings: Vec<Ending>,
}

impl<'c> Tx<'c> {
    pub(crate) const fn new(conn: Conn<'c>) -> Self {
        Self {
            conn,
            events: Vec::new(),
            endings: Vec::new(),
        }
    }

    /// Records a change or a refusal; it becomes durable with the transaction.
    pub fn audit(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Notes that something ended, for whoever keeps that outside the database.
    pub(crate) fn ended(&mut self, ending: Ending) {
        self.endings.push(ending);
    }

    pub(crate) fn take_endings(&mut self) -> Vec<Ending> {
        std::mem::take(&mut self.endings)
    }

    pub(crate) fn finish(&mut self) -> Result<(), StoreError> {
        let events = std::mem::take(&mut self.events);
        if events.is_empty() {
            Ok(())
        } else {
            self.append_events(&events)
        }
    }
}
