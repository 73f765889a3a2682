//! Every stored input at every run, and that the folders are those of the targets.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{collections::BTreeSet, path::PathBuf};

fn corpus() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

#[test]
fn stored_inputs_break_nothing() {
    for (name, target) in fuzz::TARGETS {
        let mut files = 0;
        for file in std::fs::read_dir(corpus().join(name)).unwrap() {
            let data = std::fs::read(file.unwrap().path()).unwrap();
            target(&data);
            files += 1;
        }
        assert!(files >= 5, "{name} has a corpus");
    }
}

#[test]
fn each_target_has_a_folder_and_each_folder_a_target() {
    let folders: BTreeSet<String> = std::fs::read_dir(corpus())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let names = fuzz::TARGETS.iter().map(|(name, _)| (*name).to_owned());
    assert_eq!(folders, names.collect());
}
