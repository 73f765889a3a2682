//! Trusts partners' home identity providers: sign-in start and finish, mail code, passkey
