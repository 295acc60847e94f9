//! What is planned for the coming months in the first two towns: enough people here, too few there, somebody who looks for a replacement.

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan};

use super::Month;
use super::people::{CIVIC, VOLUNTEER, VOLUNTEER_2};
use crate::clock::{DAY, ZONE};
use crate::permanences::actions::{self, NewSeries};
use crate::permanences::repeat::Repeat;
use crate::permanences::store::{self, Span};
use crate::permanences::{PermanenceError, Seats, time_zone};
use crate::storage::{AccountId, Error, Tx};

struct Plan {
    town: usize,
    /// In the list of that town.
    place: usize,
    repeat: Repeat,
    weekday: Weekday,
    /// Local minutes of the day.
    starts_minute: i64,
    duration_minutes: i64,
    seats: Seats,
    note: &'static str,
    /// How many sit in each of the first ones.
    sitters: &'static [usize],
}

const PLANS: [Plan; 4] = [
    Plan {
        town: 0,
        place: 0,
        repeat: Repeat::Weekly,
        weekday: Weekday::Tuesday,
        starts_minute: 14 * 60,
        duration_minutes: 180,
        seats: Seats { min: 2, max: 3 },
        note: "Salle du fond, à côté des journaux",
        sitters: &[3, 2, 1, 2, 0],
    },
    Plan {
        town: 0,
        place: 1,
        repeat: Repeat::Weekly,
        weekday: Weekday::Thursday,
        starts_minute: 9 * 60 + 30,
        duration_minutes: 150,
        seats: Seats { min: 1, max: 2 },
        note: "",
        sitters: &[2, 1, 0, 1],
    },
    Plan {
        town: 0,
        place: 0,
        repeat: Repeat::Monthly,
        weekday: Weekday::Saturday,
        starts_minute: 10 * 60,
        duration_minutes: 120,
        seats: Seats { min: 2, max: 4 },
        note: "Atelier : classer ses photos",
        sitters: &[1],
    },
    Plan {
        town: 1,
        place: 0,
        repeat: Repeat::Weekly,
        weekday: Weekday::Wednesday,
        starts_minute: 14 * 60,
        duration_minutes: 120,
        seats: Seats { min: 1, max: 2 },
        note: "",
        sitters: &[1, 0],
    },
];

fn next(today: Date, weekday: Weekday) -> Date {
    let days = weekday.since(today.weekday());
    today.saturating_add(i64::from(if days == 0 { 7 } else { days }).days())
}

/// Plans, and seats some of the people of the month.
pub async fn write(tx: &Tx, month: &Month) -> Result<(), Error> {
    let today = Timestamp::from_millisecond(tx.now()).unwrap_or_default().to_zoned(time_zone(ZONE)).date();
    for plan in &PLANS {
        // A month of another seed may have fewer places: any other refusal is none of ours.
        if let Err(PermanenceError::Storage(error)) = plan_one(tx, month, plan, next(today, plan.weekday)).await {
            return Err(error);
        }
    }
    Ok(())
}

async fn plan_one(tx: &Tx, month: &Month, plan: &Plan, first: Date) -> Result<(), PermanenceError> {
    let (Some(town), Some(by)) = (month.towns.get(plan.town), month.coordinator_of(plan.town)) else { return Ok(()) };
    let Some(place) = town.places.get(plan.place) else { return Ok(()) };
    let series = NewSeries {
        place: place.id,
        rule: plan.repeat.rule(first),
        first,
        until: None,
        starts_minute: plan.starts_minute,
        duration_minutes: plan.duration_minutes,
        skips_holidays: true,
        note: plan.note.into(),
        seats: plan.seats,
        topics: 0,
        languages: 0,
        alert_days: 3,
    };
    actions::make(tx, by, town.id, &series).await?;
    let span = Span { associations: &[town.id], place: Some(place.id), from: tx.now(), until: tx.now() + 60 * DAY };
    let here = store::listed(tx, span).await?;
    let made = here.iter().filter(|permanence| permanence.note == plan.note).take(plan.sitters.len());
    for ((number, permanence), count) in made.enumerate().zip(plan.sitters) {
        for account in sitters(month, plan.town, number, *count) {
            match actions::sign_up(tx, account, permanence.id).await {
                Err(error @ PermanenceError::Storage(_)) => return Err(error),
                _ => continue, // sits elsewhere
            }
        }
        // Somebody cannot come on the second Tuesday.
        if (plan.town, plan.place, number) == (0, 0, 1)
            && let Some(account) = sitters(month, 0, 1, 1).first()
        {
            actions::ask_swap(tx, *account, permanence.id).await?;
        }
    }
    Ok(())
}

/// Those whose links are printed sit in the first; others take turns.
fn sitters(month: &Month, town: usize, number: usize, count: usize) -> Vec<AccountId> {
    let cast = [VOLUNTEER, CIVIC, VOLUNTEER_2];
    let helps = month.helpers.iter().enumerate().filter(|(_, helper)| helper.helps_in(town));
    let (known, others): (Vec<_>, Vec<_>) = helps.partition(|(at, _)| cast.contains(at));
    let turn = if others.is_empty() { 0 } else { number * 3 % others.len() };
    let others = others.iter().cycle().skip(turn).take(others.len());
    let all: Vec<_> = if number == 0 { known.iter().chain(others).collect() } else { others.collect() };
    all.into_iter().take(count).map(|(_, helper)| helper.profile.account).collect()
}
