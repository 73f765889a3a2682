//! TestApp, controllable clock, seeded randomness, both databases
