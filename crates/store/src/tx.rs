use crate::StoreError;
use diesel::{PgConnection, SqliteConnection};
use model::{Ending, Event, NewReceipt};

/// A borrowed connection inside one transaction, of either database.
pub(crate) enum Conn<'c> {
    Pg(&'c mut PgConnection),
    Lite(&'c mut SqliteConnection),
}

/// A receipt that awaits the number of the line that it rests on.
struct Pending {
    receipt: NewReceipt,
    /// Which of the transaction's events that is.
    event: usize,
}

/// Runs one query text on whichever database the transaction is on.
macro_rules! sql {
    ($tx:expr, |$conn:ident| $body:expr) => {{
        $crate::errand::step();
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
    }};
}

/// One transaction. All queries are its methods, grouped in one file per aggregate.
///
/// Audit events are buffered and appended to the chain by the last statements before the commit,
/// so the lock on the chain's end is always the last one taken and held for the shortest time.
pub struct Tx<'c> {
    pub(crate) conn: Conn<'c>,
    events: Vec<Event>,
    receipts: Vec<Pending>,
    endings: Vec<Ending>,
}

impl<'c> Tx<'c> {
    pub(crate) const fn new(conn: Conn<'c>) -> Self {
        Self {
            conn,
            events: Vec::new(),
            receipts: Vec::new(),
            endings: Vec::new(),
        }
    }

    /// Records a change or a refusal; it becomes durable with the transaction.
    pub fn audit(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Records an ending whose receipt is written with it: the line of the chain vouches for what the
    /// receipt says.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn audit_ending(&mut self, event: Event, receipt: NewReceipt) -> Result<(), StoreError> {
        self.insert_receipt_apps(&receipt)?;
        let event = event.vouching_for(&receipt);
        self.receipts.push(Pending {
            receipt,
            event: self.events.len(),
        });
        self.events.push(event);
        Ok(())
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
            return Ok(());
        }
        let first = self.append_events(&events)?;
        for pending in std::mem::take(&mut self.receipts) {
            let line = first + i64::try_from(pending.event).unwrap_or_default();
            self.insert_receipt(&pending.receipt, &events[pending.event], line)?;
        }
        Ok(())
    }
}
