//! Identifiers: random, time-ordered, one type per noun.
//!
//! An id is 41 bits of milliseconds since 2026 and 22 random bits, in an `i64`. People and programs see 13
//! characters of lower-case base 32 (Crockford's alphabet). It is a name, never a right: every reader is authorised.

use std::sync::Mutex;

/// 2026-01-01T00:00:00Z.
const EPOCH_AT: i64 = 1_767_225_600_000;
const RANDOM_BITS: u32 = 22;
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Makes ids that rise, even within one millisecond: a page of 5,000 rows pasted at once gets 5,000 ids.
#[derive(Debug, Default)]
pub struct IdMaker(Mutex<i64>);

/// The id that an instant and 32 random bits make: also for rows of the past, which keep their place in time.
pub fn id_at(at: i64, random: u32) -> i64 {
    let moment = (at - EPOCH_AT).clamp(0, (1 << 41) - 1) << RANDOM_BITS;
    moment | i64::from(random >> (32 - RANDOM_BITS))
}

impl IdMaker {
    pub fn next(&self, now: i64) -> i64 {
        let fresh = id_at(now, rand::random());
        let mut last = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *last = if fresh > *last { fresh } else { *last + 1 + i64::from(rand::random::<u8>()) };
        *last
    }
}

/// The 13 characters that stand for an id.
pub fn encode(id: i64) -> String {
    let bits = id.cast_unsigned();
    (0..13).rev().map(|place| char::from(ALPHABET[usize::try_from((bits >> (5 * place)) & 31).unwrap_or(0)])).collect()
}

/// The id that 13 characters stand for; `None` for anything else.
pub fn decode(text: &str) -> Option<i64> {
    if text.len() != 13 {
        return None;
    }
    let bits = text.bytes().try_fold(0_u128, |bits, byte| {
        let digit = ALPHABET.iter().position(|known| *known == byte)?;
        Some((bits << 5) | u128::try_from(digit).ok()?)
    })?;
    i64::try_from(bits).ok()
}

/// One newtype per noun, so that an asker's id cannot be passed for a helper's.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        impl From<i64> for $name {
            fn from(id: i64) -> Self {
                Self(id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(&encode(self.0))
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                decode(text).map(Self).ok_or(NotAnId)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(input)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl From<$name> for sea_orm::Value {
            fn from(id: $name) -> Self {
                id.0.into()
            }
        }

        impl From<Option<$name>> for Arg {
            fn from(id: Option<$name>) -> Self {
                Self(id.map(|id| id.0).into())
            }
        }

        impl From<$name> for Arg {
            fn from(id: $name) -> Self {
                Self(id.0.into())
            }
        }

        cell!($name, i64);
    )+};
}

use super::row::cell;
use super::sql::Arg;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not an id")]
pub struct NotAnId;

ids! {
    /// Somebody who signs in.
    AccountId,
    /// One device on which an account is signed in.
    SignInId,
    /// A printed card that signs in with a PIN.
    CardId,
    /// A passkey of an account.
    PasskeyId,
    /// A browser that accepted to be rung.
    PushSubscriptionId,
    AssociationId,
    MembershipId,
    InvitationId,
    /// A roster brought in from a file.
    RosterImportId,
    /// A coordinator's note on a member.
    MemberNoteId,
    PlaceId,
    /// What makes permanences, again and again or once.
    SeriesId,
    PermanenceId,
    /// A helper's seat in a permanence, or their place on its waiting list.
    SignupId,
    /// An address at which a calendar program reads permanences.
    CalendarFeedId,
    /// Somebody who asks for help.
    AskerId,
    HelpRequestId,
    /// A call that a coordinator owes to an asker ("À rappeler").
    CallbackId,
    OfferId,
    PairingId,
    ReportId,
    MessageId,
    /// A mentor wanted in a pairing.
    MentorCallId,
    HelpSessionId,
    /// Past logs brought in from a file.
    LogImportId,
    /// A line of recognised time.
    HoursId,
    /// A paper that says what somebody gave.
    AttestationId,
    /// What an association gives badges for.
    AchievementId,
    /// A badge that somebody earned.
    BadgeId,
    /// A tutorial or a training module.
    DocumentId,
    /// A picture sent for a document.
    PictureId,
    /// A training module begun.
    AttemptId,
    /// A training module passed.
    CompletionId,
    /// A document proposed to a helper.
    SuggestionId,
    JobId,
    EventId,
    AuditId,
    SealKeyId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_rise_within_one_millisecond_and_read_back() {
        let maker = IdMaker::default();
        let ids: Vec<i64> = (0..5_000).map(|_| maker.next(EPOCH_AT + 1)).collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        for id in ids {
            assert_eq!(decode(&encode(id)), Some(id));
        }
    }

    #[test]
    fn what_is_not_an_id_is_refused() {
        for text in ["", "1", "zzzzzzzzzzzzz", "0000000000l00", "00000000000000", "0000000000 00"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
