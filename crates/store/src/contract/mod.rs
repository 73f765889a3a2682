//! The contract every database must keep, as a suite of behaviours.
