use parking_lot::RwLock;
use std::{collections::BTreeMap, sync::Arc};

/// The same measure for several keys. There are never more than so many; whatever comes later is measured
/// together.
#[derive(Debug)]
pub struct Family<K, M> {
    most: usize,
    members: RwLock<BTreeMap<K, Arc<M>>>,
    others: Arc<M>,
}

impl<K: Ord + Clone, M: Default> Family<K, M> {
    /// With room for so many keys.
    #[must_use]
    pub fn of(most: usize) -> Self {
        Self {
            most,
            members: RwLock::default(),
            others: Arc::default(),
        }
    }

    /// Measures under a key.
    pub fn at(&self, key: &K, measure: impl FnOnce(&M)) {
        if let Some(member) = self.members.read().get(key) {
            return measure(member);
        }
        measure(&self.begin(key));
    }

    fn begin(&self, key: &K) -> Arc<M> {
        let mut members = self.members.write();
        if let Some(member) = members.get(key) {
            return Arc::clone(member);
        }
        if members.len() >= self.most {
            return Arc::clone(&self.others);
        }
        let member = Arc::<M>::default();
        members.insert(key.clone(), Arc::clone(&member));
        member
    }

    /// Every key with its measure, and at the end, once there are too many, the rest without one.
    #[must_use]
    pub fn all(&self) -> Vec<(Option<K>, Arc<M>)> {
        let members = self.members.read();
        let known = members.iter();
        let mut all: Vec<_> = known
            .map(|(key, member)| (Some(key.clone()), Arc::clone(member)))
            .collect();
        if members.len() >= self.most {
            all.push((None, Arc::clone(&self.others)));
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::Family;
    use crate::Counter;

    #[test]
    fn keys_beyond_the_most_are_counted_together_and_none_is_lost() {
        let family = Family::<u8, Counter>::of(2);
        for key in [1, 2, 3, 4, 1, 3] {
            family.at(&key, Counter::count);
        }
        let counts: Vec<_> = family
            .all()
            .iter()
            .map(|(key, counter)| (*key, counter.get()))
            .collect();
        assert_eq!(counts, [(Some(1), 2), (Some(2), 1), (None, 3)]);
    }
}
