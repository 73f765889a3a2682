//! Authorize, token, userinfo, logout, discovery as plain functions
