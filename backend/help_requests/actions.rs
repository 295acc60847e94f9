use crate::facts::Fact;
use crate::storage::{Error, Tx};

pub async fn react(_tx: &Tx, _fact: &Fact) -> Result<(), Error> {
    Ok(())
}

pub fn jobs(_state: &crate::state::AppState) -> Vec<(&'static str, crate::jobs::Handler)> {
    Vec::new()
}
