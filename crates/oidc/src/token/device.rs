//! The device authorization grant (RFC 8628 §3.4).

use super::{Asking, Redemption};
use crate::{OAuthCode, OAuthError};
use model::{DeviceRequest, DeviceState, EventName, HashedSecret, Reason};
use store::{DevicePoll, StoreError, Tx};

/// A device that asks too often waits so much longer (§3.5), in seconds.
const SLOWER: i32 = 5;

/// Uses the device code up once a guest said yes.
pub fn redeem(asking: &Asking<'_>) -> Result<Redemption, OAuthError> {
    let Some(given) = asking.params.get("device_code") else {
        return Err(OAuthError::request("device_code is missing"));
    };
    let hash = HashedSecret::of(given);
    let now = asking.cx.clock.now();
    asking.cx.store.write(|tx| {
        let request = match tx.poll_device_request(&hash)? {
            DevicePoll::Taken(request) => request,
            DevicePoll::Waiting(request) if request.app_id == asking.app.id => {
                return Ok(Redemption::Refused(wait(asking, tx, &hash, &request)?));
            }
            DevicePoll::Waiting(_) | DevicePoll::Unknown => {
                let why = (Reason::GrantUnknown, "there is no such device_code");
                return Ok(asking.refuse(tx, EventName::Device, why));
            }
        };
        let family = request.family_id.clone();
        let why = if request.app_id != asking.app.id {
            (
                Reason::WrongClient,
                "the device_code belongs to another client",
            )
        } else if request.expires_at <= now {
            (Reason::Expired, "the device_code has expired")
        } else if let Some(family) = &family {
            let succeeded = match asking.decide(tx, family, EventName::Device)? {
                Ok(succeeded) => succeeded,
                Err(error) => return Ok(Redemption::Refused(error)),
            };
            return asking.first(tx, EventName::Device, (succeeded, None));
        } else {
            (Reason::GrantUnknown, "there is no such device_code")
        };
        if let Some(family) = &family {
            asking.revoke(tx, family)?;
        }
        Ok(match asking.refuse(tx, EventName::Device, why) {
            Redemption::Refused(error) if error.reason == Reason::Expired => {
                Redemption::Refused(OAuthError {
                    code: OAuthCode::ExpiredToken,
                    ..error
                })
            }
            refused => refused,
        })
    })
}

/// What a device is told that has to wait, or has waited in vain (§3.5).
fn wait(
    asking: &Asking<'_>,
    tx: &mut Tx<'_>,
    hash: &HashedSecret,
    request: &DeviceRequest,
) -> Result<OAuthError, StoreError> {
    let now = asking.cx.clock.now();
    let told = OAuthError::new;
    match request.state {
        DeviceState::Refused => {
            return Ok(told(
                OAuthCode::AccessDenied,
                Reason::ConsentRefused,
                "the guest said no",
            ));
        }
        DeviceState::Used => {
            if let Some(family) = &request.family_id {
                asking.revoke(tx, family)?;
            }
            return Ok(OAuthError::grant(
                Reason::Replay,
                "the device_code was used before",
            ));
        }
        DeviceState::Pending | DeviceState::Approved => {}
    }
    if request.expires_at <= now {
        return Ok(told(
            OAuthCode::ExpiredToken,
            Reason::Expired,
            "the device_code has expired",
        ));
    }
    let early = now < request.next_poll_at;
    let interval = request.interval_secs + if early { SLOWER } else { 0 };
    tx.delay_device_request(hash, interval, now)?;
    Ok(if early {
        told(OAuthCode::SlowDown, Reason::SlowDown, "ask less often")
    } else {
        told(
            OAuthCode::AuthorizationPending,
            Reason::AuthorizationPending,
            "nobody has answered yet",
        )
    })
}
