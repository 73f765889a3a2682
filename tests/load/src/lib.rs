//! What a measurement needs in the database; also the quickest way to a product with signed-in guests.

pub mod seed;
