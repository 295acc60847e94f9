//! Help requests, in SQL; their askers, and what can be had near a commune, in files of their own.

mod askers;
pub(super) mod callbacks;
pub(super) mod moves;
mod nearby;
pub(super) mod same;

use std::collections::HashMap;

use super::{HelpRequest, Meeting, NewHelpRequest, State, Urgency};
use crate::args;
use crate::storage::{AccountId, AskerId, AssociationId, Error, HelpRequestId, PlaceId, Row, Sql, Tx, sql};
pub use askers::{AskerWords, Contact, asker_of_code, askers_around, circle_of, contacts_of, long_gone, words, words_of};
pub(in crate::help_requests) use askers::{
    NewsReach, code_of, erase_asker, erased_since, forget_helper, insert_asker, insert_circle, news_reach, not_erased, note_contact,
    update_asker,
};
pub use nearby::{Spot, covered_areas, spot, spots, usual_wait_ms, ways};
pub use same::{merged_into, same_person, state_followed};

/// How many help requests of one asker are shown; older ones have ended long ago.
const MOST_OF_ASKER: i64 = 8;

const COLUMNS: &str = "h.id, h.asker_id, h.state, h.topic, h.tile, h.meeting, h.urgency, h.wanted_at, h.commune, h.place_id, h.is_for_other, \
    h.language, h.is_minor, h.trust_word, h.association_id, h.named_association_id, h.settings_association_id, h.circle_only, \
    h.home_approved_at, h.taken_over_at, h.asked_by, h.is_test, h.round, h.wave, h.told, h.line_at, h.reopen_at, h.created_at, h.claimed_at, h.ended_at";

#[derive(Row)]
struct HelpRequestRow {
    id: HelpRequestId,
    asker_id: AskerId,
    state: String,
    topic: String,
    tile: String,
    meeting: String,
    urgency: String,
    wanted_at: Option<i64>,
    commune: String,
    place_id: Option<PlaceId>,
    is_for_other: bool,
    language: String,
    is_minor: bool,
    trust_word: String,
    association_id: Option<AssociationId>,
    named_association_id: Option<AssociationId>,
    settings_association_id: Option<AssociationId>,
    circle_only: bool,
    home_approved_at: Option<i64>,
    taken_over_at: Option<i64>,
    asked_by: Option<AccountId>,
    is_test: bool,
    round: i64,
    wave: i64,
    told: i64,
    line_at: i64,
    reopen_at: Option<i64>,
    created_at: i64,
    claimed_at: Option<i64>,
    ended_at: Option<i64>,
}

impl HelpRequestRow {
    fn read(self) -> Result<HelpRequest, Error> {
        let unknown = |column: &str, word: &str| Error::Row(format!("help_requests.{column} {word:?}"));
        Ok(HelpRequest {
            id: self.id,
            asker: self.asker_id,
            state: State::parse(&self.state).ok_or_else(|| unknown("state", &self.state))?,
            topic: self.topic.parse().map_err(|_| unknown("topic", &self.topic))?,
            tile: self.tile,
            meeting: Meeting::parse(&self.meeting).ok_or_else(|| unknown("meeting", &self.meeting))?,
            urgency: Urgency::parse(&self.urgency).ok_or_else(|| unknown("urgency", &self.urgency))?,
            wanted_at: self.wanted_at,
            commune: self.commune,
            place: self.place_id,
            is_for_other: self.is_for_other,
            language: self.language,
            is_minor: self.is_minor,
            trust_word: self.trust_word,
            association: self.association_id,
            named_association: self.named_association_id,
            settings_association: self.settings_association_id,
            is_circle_only: self.circle_only,
            home_approved_at: self.home_approved_at,
            taken_over_at: self.taken_over_at,
            asked_by: self.asked_by,
            is_test: self.is_test,
            round: self.round,
            wave: self.wave,
            told: self.told,
            line_at: self.line_at,
            reopen_at: self.reopen_at,
            created_at: self.created_at,
            claimed_at: self.claimed_at,
            ended_at: self.ended_at,
        })
    }
}

pub async fn help_request(db: &impl Sql, id: HelpRequestId) -> Result<Option<HelpRequest>, Error> {
    first(db, "h.id = $1", args![id]).await
}

/// Several, in one statement and in no order; those that do not exist are left out.
pub async fn help_requests(db: &impl Sql, ids: &[HelpRequestId]) -> Result<HashMap<HelpRequestId, HelpRequest>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rest = format!("h.id IN ({})", sql::marks(1, ids.len()));
    let found = all(db, &rest, ids.iter().map(|id| sql::Arg::from(*id)).collect()).await?;
    Ok(found.into_iter().map(|asked| (asked.id, asked)).collect())
}

/// The help requests of an asker: those that go on first, then the latest first.
pub async fn of_asker(db: &impl Sql, asker: AskerId) -> Result<Vec<HelpRequest>, Error> {
    let order = "CASE WHEN h.state IN ('open', 'unmet', 'paired', 'helping') THEN 0 ELSE 1 END, h.id DESC";
    all(db, &format!("h.asker_id = $1 ORDER BY {order} LIMIT $2"), args![asker, MOST_OF_ASKER]).await
}

/// `rest`: a condition on `h`, and an order. For this slice and the joins of later ones' stores.
pub async fn first(db: &impl Sql, rest: &str, args: Vec<sql::Arg>) -> Result<Option<HelpRequest>, Error> {
    let row = db.first::<HelpRequestRow>(&format!("SELECT {COLUMNS} FROM help_requests h WHERE {rest}"), args).await?;
    row.map(HelpRequestRow::read).transpose()
}

/// The same, every row.
pub async fn all(db: &impl Sql, rest: &str, args: Vec<sql::Arg>) -> Result<Vec<HelpRequest>, Error> {
    let rows = db.all::<HelpRequestRow>(&format!("SELECT {COLUMNS} FROM help_requests h WHERE {rest}"), args).await?;
    rows.into_iter().map(HelpRequestRow::read).collect()
}

/// Inserts a help request, open, in its first round.
pub(super) async fn insert(
    tx: &Tx,
    asker: AskerId,
    new: &NewHelpRequest,
    settings_association: Option<AssociationId>,
    trust_word: &str,
) -> Result<HelpRequestId, Error> {
    let id: HelpRequestId = tx.new_id();
    let key = tx.seal_key(asker.0).await?;
    let needs: Vec<&str> = new.needs.iter().map(|need| need.as_str()).collect();
    let needs = (!needs.is_empty()).then(|| needs.join(" "));
    tx.execute(
        "INSERT INTO help_requests (id, asker_id, state, topic, tile, words, meeting, urgency, wanted_at, commune, place_id, is_for_other, \
         call_name, call_when, needs, language, is_minor, trust_word, named_association_id, settings_association_id, circle_only, asked_by, \
         is_test, round, wave, told, line_at, created_at) VALUES ($1, $2, 'open', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, \
         $16, $17, $18, $19, $20, $21, $22, 1, 0, 0, $23, $23)",
        args![
            id,
            asker,
            new.topic.as_str(),
            new.tile.as_str(),
            key.seal_some("help_requests.words", id.0, new.words.as_deref())?,
            new.meeting.as_str(),
            new.urgency.as_str(),
            new.wanted_at,
            new.commune.as_str(),
            new.place,
            new.is_for_other,
            key.seal_some("help_requests.call_name", id.0, new.call_name.as_deref())?,
            key.seal_some("help_requests.call_when", id.0, Some(new.call_when.as_str()).filter(|when| !when.is_empty()))?,
            key.seal_some("help_requests.needs", id.0, needs.as_deref())?,
            new.language.as_str(),
            new.is_minor,
            trust_word,
            new.named_association,
            settings_association,
            new.is_circle_only,
            new.asked_by,
            new.is_test,
            tx.now()
        ],
    )
    .await?;
    Ok(id)
}

/// The associations that may see it, without personal detail; the one whose settings apply first.
pub async fn reach_of(db: &impl Sql, help_request: &HelpRequest) -> Result<Vec<AssociationId>, Error> {
    let mut reach: Vec<AssociationId> = db
        .column("SELECT association_id FROM help_request_reach WHERE help_request_id = $1 ORDER BY association_id", args![help_request.id])
        .await?;
    reach.sort_by_key(|association| Some(*association) != help_request.settings_association);
    Ok(reach)
}
