//! Whether staff must have a second factor.

use clap::ValueEnum;

/// A passkey, or the codes of an authenticator, for coordinators and operators.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum SecondFactor {
    /// Whoever has none is led to set one up before anything else of theirs.
    #[default]
    Required,
    /// Asked of whoever chose to have one.
    Offered,
}
