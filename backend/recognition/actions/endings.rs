//! A contract of civic service ends: what awaits validation is told in time; then whoever wishes stays as a volunteer.

use jiff::ToSpan;

use crate::accounts::{self, Contact};
use crate::associations::{self, Role};
use crate::audit::{self, Actor};
use crate::helpers;
use crate::hub::{Event, Mailbox, tell};
use crate::mail::{self, Message};
use crate::recognition::span::day_of;
use crate::recognition::store;
use crate::recognition::store::endings::{self, Ending};
use crate::state::AppState;
use crate::storage::{AccountId, Error, Storage, Tx};
use crate::web::Lang;
use crate::web::templates::with;
use crate::web::words::{day, instance_zone, minutes};

/// How long before its last day people are told.
pub const DAYS_BEFORE: i64 = 30;

/// Tells everybody concerned by a contract that ends within a month, once. Each day, by `app::upkeep`.
pub async fn tell_due(state: &AppState) -> Result<(), Error> {
    let (storage, url) = (&state.storage, state.public_url());
    let today = day_of(storage.clock().now(), &instance_zone());
    let until = today.checked_add(DAYS_BEFORE.days()).unwrap_or(today);
    for ending in endings::untold(state.db(), &today.to_string(), &until.to_string()).await? {
        tell_one(storage, ending, url.clone()).await?;
    }
    Ok(())
}

async fn tell_one(storage: &Storage, ending: Ending, url: String) -> Result<(), Error> {
    storage
        .write(async move |tx| {
            if !endings::told(tx, &ending).await? {
                return Ok(());
            }
            write(tx, ending.account_id, &ending, "own", &format!("{url}/contract/end")).await?;
            tell(tx, Mailbox::Account(ending.account_id), Event::HoursMoved {});
            match ending.tutor_id {
                Some(tutor) => write(tx, tutor, &ending, "tutor", &format!("{url}/tutored/hours")).await?,
                None => {
                    for account in associations::store::members_with(tx, ending.association_id, &[Role::Coordinator]).await? {
                        write(tx, account, &ending, "tutor", &format!("{url}/board/hours?kind=civic_activity")).await?;
                    }
                }
            }
            tx.hint(format!("board/{}", ending.association_id));
            Ok(())
        })
        .await
}

/// One mail. `words`: the end of "mail-contract-end-…".
async fn write(tx: &Tx, to: AccountId, ending: &Ending, words: &str, link: &str) -> Result<(), Error> {
    let Some(person) = accounts::store::account(tx, to).await?.filter(|person| person.ended_at.is_none()) else { return Ok(()) };
    let Contact { email: Some(email), .. } = accounts::store::contact_in(tx, to).await? else { return Ok(()) };
    let lang = Lang::parse(&person.language).unwrap_or_default();
    let waiting = waiting(tx, ending).await?;
    let last_day = helpers::availability::midnight(ending.last_day.parse().unwrap_or_default(), &instance_zone());
    let pairs = [
        ("name", ending.first_name.as_str()),
        ("day", &day(lang, last_day)),
        ("count", &waiting.0.to_string()),
        ("sum", &minutes(lang, waiting.1)),
        ("link", link),
    ];
    let id = format!("mail-contract-end-{words}");
    mail::later(tx, to.0, &Message { to: email, subject: with(lang, &format!("{id}-subject"), &pairs), text: with(lang, &id, &pairs) })
        .await
}

/// How many of their lines wait for the association, and their minutes.
pub async fn waiting(db: &impl crate::storage::Sql, ending: &Ending) -> Result<(usize, i64), Error> {
    let all = store::of(db, ending.account_id, i64::MIN, i64::MAX).await?;
    let waiting: Vec<i64> =
        all.iter().filter(|one| one.association == Some(ending.association_id) && one.waits()).map(|one| one.minutes).collect();
    Ok((waiting.len(), waiting.iter().sum()))
}

/// The contract is over, and they go on as a volunteer of the same association. `false` while it goes on, or when there is none.
pub async fn stay(tx: &Tx, account: AccountId) -> Result<bool, Error> {
    let Some(ending) = endings::of_account(tx, account).await? else { return Ok(false) };
    if day_of(tx.now(), &helpers::store::zone(tx, account).await?).to_string() <= ending.last_day {
        return Ok(false);
    }
    endings::stayed(tx, &ending).await?;
    helpers::actions::stay_as_volunteer(tx, account, ending.association_id).await?;
    let subject = format!("account {account}");
    audit::note(tx, Actor::Account(account), "contract_stayed", subject, Some(ending.association_id), "").await?;
    tell(tx, Mailbox::Account(account), Event::HoursMoved {});
    Ok(true)
}
