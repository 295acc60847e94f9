//! The weekly mail: what was proposed since the last one, on Monday morning. It can be turned off.

use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::accounts;
use crate::jobs::{self, Job, JobError, NewJob};
use crate::learning::store::suggestions as store;
use crate::mail::{self, Message};
use crate::state::AppState;
use crate::storage::{AccountId, Error, Tx};
use crate::web::Lang;
use crate::web::templates::{plain, with};
use crate::web::words::ZONE;

pub const JOB: &str = "learning_mail";

#[derive(Serialize, Deserialize)]
struct Payload {
    account: AccountId,
}

/// Monday at 9, where most of our people live, after an instant.
fn next_monday(now: i64) -> i64 {
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC); // bundled with the program
    let local = Timestamp::from_millisecond(now).unwrap_or_default().to_zoned(zone.clone());
    let is_early = local.weekday() == Weekday::Monday && local.hour() < 9;
    let days = if is_early { 0 } else { 7 - i64::from(local.weekday().since(Weekday::Monday)) };
    let day = local.date().saturating_add(days.days());
    day.at(9, 0, 0, 0).to_zoned(zone).map_or(now, |at| at.timestamp().as_millisecond())
}

/// Each of these gets one mail next Monday, whatever more is proposed until then.
pub async fn write_soon(tx: &Tx, to: &[AccountId]) -> Result<(), Error> {
    let at = next_monday(tx.now());
    let jobs: Result<Vec<NewJob>, Error> =
        to.iter().map(|account| NewJob::new(JOB, Some(format!("learning_mail/{account}")), &Payload { account: *account }, at)).collect();
    jobs::enqueue(tx, jobs?).await
}

/// Turns the weekly mail on or off.
pub async fn want_mail(tx: &Tx, account: AccountId, is_wanted: bool) -> Result<(), Error> {
    store::set_mailed(tx, account, is_wanted).await
}

pub async fn send(state: &AppState, job: Job) -> Result<(), JobError> {
    let Payload { account } = job.read()?;
    let address = state.public_url();
    state
        .storage
        .write(async move |tx| {
            if job.done(tx).await? {
                write(tx, account, &address).await?;
            }
            Ok::<_, Error>(())
        })
        .await?;
    Ok(())
}

async fn write(tx: &Tx, account: AccountId, address: &str) -> Result<(), Error> {
    let proposed = store::to_mail(tx, account).await?;
    if proposed.is_empty() || !store::is_mailed(tx, account).await? {
        return Ok(());
    }
    let (Some(person), Some(to)) = (accounts::store::account(tx, account).await?, accounts::store::contact_in(tx, account).await?.email)
    else {
        return Ok(());
    };
    let lang = Lang::parse(&person.language).unwrap_or_default();
    let line = |one: &store::Line| format!("– {} ({})\n{address}{}\n", one.title, plain(lang, one.why.short_id()), one.href);
    let lines: Vec<String> = proposed.iter().map(line).collect();
    let count = lines.len().to_string();
    let link = format!("{address}/learning");
    let text = with(lang, "mail-learning", &[("list", &lines.join("\n")), ("link", &link)]);
    let message = Message { to, subject: with(lang, "mail-learning-subject", &[("count", &count)]), text };
    store::mailed(tx, account).await?;
    mail::later(tx, account.0, &message).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_leaves_on_a_monday_at_nine() {
        // Sunday 22 November 2026, 19:00 in Paris; then that Monday at 9, and a second later.
        let monday = 1_795_420_800_000;
        assert_eq!(next_monday(1_795_370_400_000), monday);
        assert_eq!(next_monday(monday), monday + 7 * 24 * 3_600_000);
    }
}
