//! How a live socket ends, as `PROTOCOL.md` lists it.

pub const NOT_THE_PROTOCOL: u16 = 1002;
pub const NOT_UTF_8: u16 = 1007;
pub const BAD_FRAME: u16 = 1008;
pub const TOO_LARGE: u16 = 1009;
pub const RESTART: u16 = 1012;
pub const TOO_SLOW: u16 = 1013;
pub const TOO_MANY: u16 = 1013;
pub const RIGHT_LOST: u16 = 4401;
pub const NO_RESUME: u16 = 4408;

/// A peer that breaks the rules is told which; one that is gone is told nothing.
pub fn of(error: axum::Error) -> Option<u16> {
    use tungstenite::Error;
    match error.into_inner().downcast_ref::<Error>() {
        Some(Error::Capacity(_)) => Some(TOO_LARGE),
        Some(Error::Utf8(_)) => Some(NOT_UTF_8),
        Some(Error::Protocol(_)) => Some(NOT_THE_PROTOCOL),
        _ => None,
    }
}
