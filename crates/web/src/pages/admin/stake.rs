use model::At;

/// What one app holds.
#[derive(Clone, Debug)]
pub struct TokensAtStake {
    /// The app's name.
    pub name: String,
    /// Guests of whom it holds something.
    pub guests: i64,
    /// Whether it is told of the end.
    pub listens: bool,
    /// Its last access token ends then by itself; `None` when it holds none that lives.
    pub until: Option<At>,
}

/// What an ending would cut off, shown by every page that asks before one.
#[derive(Clone, Debug, Default)]
pub struct Stake {
    /// How many guests it concerns.
    pub guests: i64,
    /// How many live sessions.
    pub sessions: i64,
    /// How many open invitations.
    pub invitations: i64,
    /// App by app.
    pub apps: Vec<TokensAtStake>,
}

impl Stake {
    #[cfg(test)]
    pub(super) fn sample(s: &crate::pages::samples::Sampler) -> Self {
        Self {
            guests: 214,
            sessions: 17,
            invitations: 3,
            apps: [true, false]
                .map(|listens| TokensAtStake {
                    name: s.text("Parts Portal"),
                    guests: 200,
                    listens,
                    until: listens.then(|| s.at()),
                })
                .to_vec(),
        }
    }
}
