//! Invitations, partners, guests, apps, assignments, CSV, audit: the verbs an admin has
