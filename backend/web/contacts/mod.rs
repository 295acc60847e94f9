//! Ways to reach a person, as they write them, to one form. `Debug` never shows a contact whole.

mod email;
mod numbering;
mod phone;

pub use email::{Email, EmailFault};
pub use phone::{Phone, PhoneFault};
