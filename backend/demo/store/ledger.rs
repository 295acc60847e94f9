//! Time that is no accompaniment: permanences of the past weeks, modules passed; and what an association takes an hour to be worth.

use jiff::Timestamp;
use jiff::civil::Weekday;

use super::insert;
use crate::args;
use crate::clock::{DAY, HOUR, MINUTE, ZONE};
use crate::demo::Month;
use crate::demo::people::{CIVIC, COORDINATOR, MENTOR, VOLUNTEER, VOLUNTEER_2};
use crate::helpers::HelperKind;
use crate::helpers::availability::local;
use crate::permanences::{SignupState, time_zone};
use crate::recognition::{Activity, HoursKind, Verb};
use crate::storage::{AccountId, Arg, AssociationId, Error, HoursId, PermanenceId, PlaceId, Row, SeriesId, SignupId, Sql, Tx};

/// Cents: a round sum a little above the hourly minimum wage.
const RATE: i64 = 1_250;
/// Weeks of permanences that are past: the yearly sheets have something to say.
const WEEKS: i64 = 25;

/// When each began, how long it lasted, and who came: on Tuesdays the volunteers and the mentor; on Thursdays, longer, whoever runs it.
fn past(last_at: i64) -> impl Iterator<Item = (i64, i64, &'static [usize])> {
    let weeks = (0..WEEKS).map(move |week| last_at - week * 7 * DAY);
    weeks
        .flat_map(|at| [(at, 3 * HOUR, &[VOLUNTEER, VOLUNTEER_2, CIVIC, MENTOR][..]), (at - 5 * DAY, 6 * HOUR, &[MENTOR, COORDINATOR][..])])
}

pub async fn write(tx: &Tx, month: &Month) -> Result<(), Error> {
    training(tx, month).await?;
    permanences(tx, month).await?;
    let Some(town) = month.towns.first() else { return Ok(()) };
    let by = month.coordinator_of(0);
    let rows = [Activity::Help, Activity::Permanence].map(|activity| args![town.id, activity.as_str(), RATE, by, tx.now() - 60 * DAY]);
    insert(tx, "hour_rates (association_id, activity, cents, set_by, set_at)", rows.to_vec()).await
}

/// A line that an association agreed to three weeks later, once that is past.
struct Given {
    signup: Option<SignupId>,
    completion: Option<i64>,
    account: AccountId,
    association: AssociationId,
    kind: HelperKind,
    minutes: i64,
    at: i64,
    by: Option<AccountId>,
}

const INTO: &str = "hours (id, signup_id, completion_id, account_id, association_id, kind, verb, minutes, held_at, written_by, created_at)";

impl Given {
    fn lines(&self, tx: &Tx) -> Vec<Vec<Arg>> {
        let line = |verb: Verb, minutes: i64, by: Option<AccountId>, at: i64| {
            let (id, kind): (HoursId, _) = (tx.new_id(), HoursKind::of(self.kind).as_str());
            args![id, self.signup, self.completion, self.account, self.association, kind, verb.as_str(), minutes, self.at, by, at]
        };
        let mut lines = vec![line(Verb::Recorded, self.minutes, None, self.at)];
        let agreed_at = self.at + 12 * DAY;
        if agreed_at < tx.now() && self.by.is_some() {
            lines.push(line(Verb::Validated, 0, self.by, agreed_at));
        }
        lines
    }
}

async fn training(tx: &Tx, month: &Month) -> Result<(), Error> {
    #[derive(Row)]
    struct Passed {
        id: i64,
        account_id: AccountId,
        minutes: i64,
        passed_at: i64,
    }
    let all: Vec<Passed> = tx.all("SELECT id, account_id, minutes, passed_at FROM completions ORDER BY id", args![]).await?;
    let given = |passed: Passed| {
        let helper = month.helpers.iter().find(|helper| helper.person.id == passed.account_id)?;
        let town = helper.member.as_ref()?.town;
        (helper.profile.kind != HelperKind::Family).then_some(())?;
        Some(Given {
            signup: None,
            completion: Some(passed.id),
            account: passed.account_id,
            association: month.towns.get(town)?.id,
            kind: helper.profile.kind,
            minutes: passed.minutes,
            at: passed.passed_at.min(tx.now() - HOUR),
            by: month.coordinator_of(town),
        })
    };
    let rows = all.into_iter().filter_map(given).flat_map(|given| given.lines(tx)).collect();
    insert(tx, INTO, rows).await
}

/// Each week somebody was there; the last one on the day of an accompaniment that was logged too: both cannot count.
async fn permanences(tx: &Tx, month: &Month) -> Result<(), Error> {
    let Some(town) = month.towns.first() else { return Ok(()) };
    #[derive(Row)]
    struct Made {
        id: SeriesId,
        place_id: PlaceId,
    }
    let made = "SELECT id, place_id FROM permanence_series WHERE association_id = $1 ORDER BY id LIMIT 1";
    let Some(Made { id: series, place_id: place }) = tx.first(made, args![town.id]).await? else { return Ok(()) };
    let is_tuesday = |at: i64| local(at, &time_zone(ZONE)).0.weekday() == Weekday::Tuesday;
    let own = |logged: &&crate::demo::stories::Logged| {
        logged.helper == CIVIC && logged.session.held_at < tx.now() - DAY && is_tuesday(logged.session.held_at)
    };
    let latest = month.logs.iter().filter(own).map(|logged| logged.session.held_at).max().unwrap_or(tx.now() - 3 * DAY);
    let last_at = latest - latest.rem_euclid(HOUR) - HOUR;
    let (mut rows, mut signups, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    for (starts_at, lasted, who) in past(last_at) {
        let id: PermanenceId = tx.new_id();
        let on = Timestamp::from_millisecond(starts_at).unwrap_or_default().to_zoned(time_zone(ZONE)).date();
        rows.push(args![
            id,
            series,
            town.id,
            place,
            on.to_string(),
            ZONE,
            starts_at,
            starts_at + lasted,
            "Salle du fond, à côté des journaux",
            2_i64,
            4_i64,
            0_i64,
            0_i64,
            3_i64,
            0_i64,
            starts_at - 30 * DAY
        ]);
        let came =
            who.iter().filter_map(|number| month.helpers.get(*number)).filter(|helper| helper.person.created_at + 20 * DAY < starts_at);
        for helper in came {
            let (signup, left_at): (SignupId, i64) = (tx.new_id(), starts_at + lasted);
            let given = Given {
                signup: Some(signup),
                completion: None,
                account: helper.person.id,
                association: town.id,
                kind: helper.profile.kind,
                minutes: lasted / MINUTE,
                at: starts_at,
                by: month.coordinator_of(0),
            };
            let agreed_at = (starts_at + 12 * DAY < tx.now()).then_some(starts_at + 12 * DAY);
            let came = SignupState::Came.as_str();
            signups.push(args![
                signup,
                id,
                helper.person.id,
                came,
                0_i64,
                starts_at - 9 * DAY,
                starts_at,
                left_at,
                agreed_at,
                helper.person.id
            ]);
            lines.extend(given.lines(tx));
        }
    }
    let into = "permanences (id, series_id, association_id, place_id, made_for, zone, starts_at, ends_at, note, seats_min, seats_max, topics, \
                languages, alert_days, sequence, changed_at)";
    insert(tx, into, rows).await?;
    let into = "permanence_signups (id, permanence_id, account_id, state, sequence, moved_at, arrived_at, left_at, validated_at, noted_by)";
    insert(tx, into, signups).await?;
    insert(tx, INTO, lines).await
}
