//! Claims in, signed string out; key set, rotation, verification, sealing
