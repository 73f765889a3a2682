//! What one decision costs. `cargo bench -p policy`
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark")]

use criterion::{Criterion, criterion_group, criterion_main};
use model::{
    AppState, AssigneeKind, AssignmentFact, At, ConnectionState, ConsentFact, Facts, GuestState,
    MfaFact, PartnerState, SessionFacts,
};
use policy::{Ask, decide};
use std::hint::black_box;

fn id<K: model::Kind>(n: usize) -> model::Id<K> {
    format!("{}_{n:032x}", K::PREFIX).parse().unwrap()
}

fn facts(assignments: usize) -> Facts {
    Facts {
        guest_id: id(1),
        guest_state: GuestState::Active,
        guest_ends_at: Some(At::from_secs(9_000)),
        partner_id: id(1),
        partner_state: PartnerState::Active,
        partner_ends_at: None,
        confirmed_until: None,
        partner_apps: None,
        app_id: id(1),
        app_state: AppState::Enabled,
        consent: ConsentFact::NotOwed,
        terms_open_from: None,
        session: Some(SessionFacts {
            connection_state: ConnectionState::Enabled,
            cut_over_at: None,
            ended_at: None,
            expires_at: At::from_secs(5_000),
            mfa: MfaFact::NotAsked,
            family_revoked_at: None,
            family_expires_at: Some(At::from_secs(6_000)),
        }),
        assignments: (0..assignments)
            .map(|n| AssignmentFact {
                id: id(n),
                via: AssigneeKind::Group,
                via_name: "Externals".into(),
                roles: vec!["reader".into()],
                starts_at: None,
                ends_at: None,
            })
            .collect(),
    }
}

fn bench(c: &mut Criterion) {
    let now = At::from_secs(1_000);
    for assignments in [1, 5] {
        let facts = facts(assignments);
        c.bench_function(&format!("decide with {assignments} assignments"), |b| {
            b.iter(|| decide(black_box(&facts), Ask::Grant, black_box(now)));
        });
    }
}

criterion_group!(benches, bench);
criterion_main!(benches);
