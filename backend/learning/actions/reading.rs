//! Reading a tutorial beside somebody: steps are ticked, and where one stopped is kept.

use super::suggesting;
use crate::learning::documents::Tutorial;
use crate::learning::store::readings::{self, Beside};
use crate::storage::{Error, Tx};

/// Marks a step (from 0) as done, or not after all, and turns to another. Once all are done, so is what was proposed.
pub async fn tick(tx: &Tx, beside: Beside, tutorial: &Tutorial, step: usize, is_done: bool, turn_to: usize) -> Result<(), Error> {
    let bits = |count: usize| (1_i64 << count.min(62)) - 1;
    let step = step.min(tutorial.steps.len().saturating_sub(1));
    let next = i64::try_from(turn_to).unwrap_or_default();
    let ticked = readings::tick(tx, beside, 1 << step.min(61), is_done, next).await?;
    if ticked == bits(tutorial.steps.len()) {
        suggesting::done(tx, beside.account, beside.document).await?;
    }
    Ok(())
}

/// Keeps where somebody is, when they turn a page.
pub async fn turn_to(tx: &Tx, beside: Beside, step: usize) -> Result<(), Error> {
    readings::tick(tx, beside, 0, true, i64::try_from(step).unwrap_or_default()).await?;
    Ok(())
}
