//! Figures that stand in the database.

use model::{At, OutboxKind};
use store::{Homes, StoreError, Tx, Waiting};

/// How much waits, all at one time.
#[derive(Clone, Debug)]
pub struct Gathered {
    /// What waits to be delivered.
    pub waiting: Vec<Waiting>,
    /// What was given up.
    pub given_up: Vec<(OutboxKind, i64)>,
    /// Homes that are read and asked.
    pub homes: Homes,
}

impl Gathered {
    /// Asks the database.
    ///
    /// # Errors
    /// [`StoreError`] when it does not answer.
    pub fn read(tx: &mut Tx<'_>, now: At) -> Result<Self, StoreError> {
        Ok(Self {
            waiting: tx.waiting_work(now)?,
            given_up: tx.work_given_up()?,
            homes: tx.home_figures()?,
        })
    }
}
