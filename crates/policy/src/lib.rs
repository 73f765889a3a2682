//! May this guest open this app, why, until when: a pure function
