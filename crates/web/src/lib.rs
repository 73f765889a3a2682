//! Actix routes, extractors, cookies, CSRF, askama pages, i18n

pub mod assets;
pub mod i18n;
pub mod mail;
pub mod pages;
