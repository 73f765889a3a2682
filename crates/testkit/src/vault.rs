use model::{Random, Vault};
use std::sync::Arc;
use tokens::Sealer;
use zeroize::Zeroizing;

/// A real vault under a key that everybody knows.
#[must_use]
pub fn test_vault(random: Arc<dyn Random>) -> Arc<dyn Vault> {
    Arc::new(Sealer::new(Zeroizing::new([7; 32]), random))
}
