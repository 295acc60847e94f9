//! Waves, offers, the claim, hand-back and escalation: who helps whom. Feeds `matching`.

pub mod actions;
pub mod pages;
pub mod store;
