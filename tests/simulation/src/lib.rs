//! What the engine does to people, and what it costs: programs that depend on `matching` only.
//!
//! - [`region`]: imagined helpers, from a seed;
//! - [`growth`]: how the cost of ranking grows with the roster, beside looking at everybody.

pub mod chance;
pub mod growth;
pub mod region;
