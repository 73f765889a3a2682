//! From columns to domain values and back.

use crate::StoreError;
use model::{At, HashedSecret};
use serde::{Serialize, de::DeserializeOwned};
use std::{fmt::Display, str::FromStr};

/// Reads a text column as a domain value.
pub fn read<T: FromStr<Err: Display>>(text: &str) -> Result<T, StoreError> {
    text.parse()
        .map_err(|e: T::Err| StoreError::Corrupt(e.to_string()))
}

/// Reads an optional text column.
pub fn read_opt<T: FromStr<Err: Display>>(text: Option<&str>) -> Result<Option<T>, StoreError> {
    text.map(read).transpose()
}

/// Reads a JSON column.
pub fn read_json<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|e| StoreError::Corrupt(e.to_string()))
}

/// Writes a JSON column.
pub fn json<T: Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|e| StoreError::Corrupt(e.to_string()))
}

/// Reads an instant.
pub const fn at(micros: i64) -> At {
    At::from_micros(micros)
}

/// Reads an optional instant.
pub fn at_opt(micros: Option<i64>) -> Option<At> {
    micros.map(At::from_micros)
}

/// Writes an optional instant.
pub fn micros(at: Option<At>) -> Option<i64> {
    at.map(At::micros)
}

/// Reads a hash column.
pub fn hash(bytes: &[u8]) -> Result<HashedSecret, StoreError> {
    HashedSecret::from_bytes(bytes)
        .ok_or_else(|| StoreError::Corrupt("a hash of wrong length".into()))
}
