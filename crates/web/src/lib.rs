//! Actix routes, extractors, cookies, CSRF, askama pages, i18n
