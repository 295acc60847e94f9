//! `/passport`: everything that somebody gave and learned, on one page that is theirs, whatever associations they are in or were.

use std::collections::{BTreeMap, HashMap};

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;

use super::badges::Shown;
use super::papers::Said;
use crate::accounts::{self, rights::SignedIn};
use crate::help_sessions::store::said;
use crate::hub::{self, Mailbox};
use crate::learning::store::attempts;
use crate::learning::topics::Topic;
use crate::recognition::store::{self as ledger, attestations, badges, earned};
use crate::recognition::{Activity, HoursKind, Standing};
use crate::state::AppState;
use crate::web::words::minutes;
use crate::web::{AppError, Page};
use crate::{context, recognition};

/// All of time that an instance can have seen.
pub const EVER: (i64, i64) = (i64::MIN, i64::MAX);

/// A row of figures.
#[derive(Serialize)]
struct Figure {
    name: String,
    hours: String,
    sessions: i64,
}

pub async fn show(State(state): State<AppState>, who: SignedIn, page: Page) -> Result<Response, AppError> {
    let page = page.live(vec![hub::cursor(state.db(), Mailbox::Account(who.account).id()).await?]);
    let (db, account) = (state.db(), who.account);
    let person = accounts::store::account(db, account).await?.ok_or(AppError::NotFound)?;
    let totals = ledger::totals_of(db, account, EVER.0, EVER.1).await?;
    let standings = ledger::of(db, account, EVER.0, EVER.1).await?;
    let given = earned::given(db, account).await?;
    let counted = earned::counted(db, account).await?;
    let topics_met = earned::topics(db, account, &counted).await?;
    let thanks = said::thanks_of(db, account).await?;
    let badges = badges::of(db, account).await?;
    let papers = attestations::attestations_of(db, account).await?;
    let valid = papers.iter().filter(|paper| paper.validity() == recognition::attestations::Validity::Valid);
    let modules = attempts::completions(db, &[account]).await?;
    let modules: Vec<(String, i64)> = modules.into_iter().map(|passed| (passed.title, passed.passed_at)).collect();
    page.show(
        "recognition/passport.html",
        context! {
            name: format!("{} {}", person.first_name, person.last_name).trim(), total: minutes(page.lang, given),
            people: totals.people, sessions: counted.len(), kinds: kinds(&page, &standings),
            topics: topics(&page, topics_met), modules: modules,
            badges: badges.iter().filter(|badge| badge.withdrawn_at.is_none()).map(Shown::of).collect::<Vec<_>>(),
            thanks: thanks.into_iter().map(|one| one.words).collect::<Vec<_>>(),
            papers: valid.map(|paper| Said::of(paper, &page)).collect::<Vec<_>>(),
        },
    )
}

/// What was given, by what it was and by kind.
fn kinds(page: &Page, standings: &[Standing]) -> Vec<Figure> {
    let mut sums: BTreeMap<(Activity, HoursKind), (i64, i64)> = BTreeMap::new();
    for standing in standings.iter().filter(|standing| standing.minutes > 0) {
        let sum = sums.entry((standing.source.activity(), standing.kind)).or_default();
        *sum = (sum.0 + standing.minutes, sum.1 + 1);
    }
    let name = |id: &str, word: &str| page.words(&format!("{id}-{word}"));
    let figure = |((activity, kind), (given, times)): ((Activity, HoursKind), (i64, i64))| Figure {
        name: format!("{} · {}", name("activity", activity.as_str()), name("hours-kind", kind.as_str())),
        hours: minutes(page.lang, given),
        sessions: if activity == Activity::Help { times } else { 0 },
    };
    sums.into_iter().map(figure).collect()
}

/// Topics of the meetings that count, most first.
fn topics(page: &Page, counts: HashMap<Topic, i64>) -> Vec<(String, i64)> {
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(topic, count)| (std::cmp::Reverse(*count), *topic));
    counts.into_iter().map(|(topic, count)| (page.words(topic.label_id()), count)).collect()
}
