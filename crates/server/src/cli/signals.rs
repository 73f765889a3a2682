//! `portico partner signals …`

use super::{Format, connections::read_secret, output::answer};
use crate::wire::Portico;
use anyhow::Context;
use broker::{BrokerError, NewSignalStream, StreamError, StreamWish};
use clap::Subcommand;
use model::{Actor, ActorKind, At, Id, Reason, SignalStream, kind};
use serde_json::json;

#[derive(Debug, Subcommand)]
pub enum SignalsCommand {
    /// Take signals that the partner's transmitter posts; prints where to, and the secret once.
    Add {
        /// Id of the connection.
        connection: Id<kind::Connection>,
        /// The transmitter's issuer, where it is not the home's own.
        #[arg(long, value_name = "ISSUER")]
        transmitter: Option<String>,
        /// Where the transmitter's keys are, where they are not the home's own.
        #[arg(long, value_name = "URL")]
        keys: Option<String>,
        /// Who we are to the transmitter; our issuer and our client id at the home unless told otherwise.
        #[arg(long, value_name = "AUD")]
        audience: Vec<String>,
    },
    /// Agree with the transmitter itself on a stream: it posts signals, or we fetch them.
    Agree {
        /// Id of the connection.
        connection: Id<kind::Connection>,
        /// The transmitter's issuer, where it is not the home's own.
        #[arg(long, value_name = "ISSUER")]
        transmitter: Option<String>,
        /// We fetch signals; otherwise the transmitter posts them.
        #[arg(long)]
        poll: bool,
        /// An access token for the transmitter is read from standard input; without it we prove ourselves
        /// there as at the home.
        #[arg(long)]
        token: bool,
    },
    /// Have the transmitter send again if it stopped, and send a verification event.
    Verify {
        /// Id of the connection.
        connection: Id<kind::Connection>,
    },
    /// Show where signals come from and what came last.
    Show {
        /// Id of the connection.
        connection: Id<kind::Connection>,
    },
    /// Take no more signals.
    Remove {
        /// Id of the connection.
        connection: Id<kind::Connection>,
    },
}

pub fn run(command: &SignalsCommand, portico: &Portico, format: Format) -> anyhow::Result<()> {
    let by = Actor::plain(ActorKind::Operator);
    match command {
        SignalsCommand::Add {
            connection,
            transmitter,
            keys,
            audience,
        } => {
            let new = NewSignalStream {
                issuer: transmitter.clone(),
                jwks_uri: keys.clone(),
                audience: audience.clone(),
            };
            let (stream, secret) = portico
                .broker
                .add_push_stream(&by, connection, new)
                .map_err(explained)?;
            let endpoint = portico.broker.events_uri(connection);
            let text = format!(
                "Signals of {} are heard at\n{endpoint}\nfor {}. The transmitter must send this header, which is \
                 shown this once:\nAuthorization: Bearer {}",
                stream.issuer,
                stream.audience.join(", "),
                secret.expose(),
            );
            answer(
                format,
                &text,
                &json!({
                    "endpoint_url": endpoint, "issuer": stream.issuer, "audience": stream.audience,
                    "authorization_header": format!("Bearer {}", secret.expose()),
                }),
            );
        }
        SignalsCommand::Agree {
            connection,
            transmitter,
            poll,
            token,
        } => {
            let wish = StreamWish {
                issuer: transmitter.clone(),
                poll: *poll,
                token: token.then(|| read_secret("access token")).transpose()?,
            };
            let stream = portico.broker.agree_on_stream(&by, connection, &wish);
            show(portico, &stream.map_err(not_agreed)?, format);
        }
        SignalsCommand::Verify { connection } => {
            let status = portico
                .broker
                .verify_stream(connection)
                .map_err(not_agreed)?;
            answer(
                format,
                &format!("The transmitter says: {status}. A verification event was asked for."),
                &json!({ "status": status }),
            );
        }
        SignalsCommand::Show { connection } => {
            let stream = portico.broker.signal_stream(connection)?;
            let stream = stream.context("no signals are agreed for this connection")?;
            show(portico, &stream, format);
        }
        SignalsCommand::Remove { connection } => {
            let stream = portico.broker.signal_stream(connection)?;
            portico
                .broker
                .remove_stream(&by, connection)
                .map_err(explained)?;
            if let Some(stream) = stream {
                // It is not heard any more, whatever the transmitter does.
                portico
                    .broker
                    .delete_remote_stream(&stream)
                    .map_err(|error| {
                        anyhow::Error::new(error)
                            .context("removed here; the transmitter still has its stream")
                    })?;
            }
        }
    }
    Ok(())
}

fn show(portico: &Portico, stream: &SignalStream, format: Format) {
    let endpoint = portico.broker.events_uri(&stream.connection_id);
    let when = |at: Option<At>| at.map_or_else(|| "never".to_owned(), |at| at.to_string());
    let last = match &stream.last_event {
        Some((name, at)) => format!("{name} at {at}"),
        None => "none yet".to_owned(),
    };
    let mut text = format!(
        "{} from {} ({})\nto {endpoint} for {}\nverified: {}\nlast event: {last}",
        stream.delivery,
        stream.issuer,
        stream.status,
        stream.audience.join(", "),
        when(stream.verified_at),
    );
    if let Some(polling) = &stream.polling {
        text.push_str(&format!(
            "\nfetched at {}, next at {}",
            polling.endpoint, polling.next_at
        ));
        if let (Some(since), Some(error)) = (polling.failing_since, &polling.last_error) {
            text.push_str(&format!("\nfailing since {since}: {error}"));
        }
    }
    let fetched = stream.polling.as_ref().map(|it| {
        json!({
            "endpoint_url": it.endpoint, "next_at": it.next_at.to_string(),
            "failing_since": it.failing_since.map(|at| at.to_string()), "last_error": it.last_error,
        })
    });
    answer(
        format,
        &text,
        &json!({
            "stream_id": stream.remote.as_ref().map(|it| &it.stream_id), "polling": fetched,
            "delivery": stream.delivery, "issuer": stream.issuer, "audience": stream.audience,
            "jwks_uri": stream.jwks_uri, "status": stream.status, "endpoint_url": endpoint,
            "verified_at": stream.verified_at.map(|at| at.to_string()),
            "last_event": stream.last_event.as_ref().map(|(name, at)| json!({
                "event": name, "at": at.to_string(),
            })),
        }),
    );
}

fn not_agreed(error: StreamError) -> anyhow::Error {
    match error {
        StreamError::Ours(error) => explained(error),
        StreamError::Transmitter(_) => error.into(),
    }
}

/// What to do about a refusal.
fn explained(error: BrokerError) -> anyhow::Error {
    let hint = match error.reason() {
        Some(Reason::StateConflict) => {
            "the connection has signals already, or none to remove; see `portico partner signals show`"
        }
        Some(Reason::ConnectionDisabled) => {
            "there is no such connection with a home identity provider; see `portico partner show`"
        }
        Some(Reason::AddressNotAllowed) => "that address must not be asked (https, public)",
        _ => return error.into(),
    };
    anyhow::Error::new(error).context(hint)
}
