//! Communes, the places where associations help, and what is open now.

pub mod actions;
pub mod communes;
pub mod pages;
pub mod store;
