//! When the helpers of the month are there: the contracts of those in civic service, and some days that differ.

use jiff::ToSpan;

use super::insert;
use crate::args;
use crate::associations::WeeklyHours;
use crate::clock::DAY;
use crate::demo::Month;
use crate::demo::people::{CIVIC, COORDINATOR, Helper, MENTOR, VOLUNTEER_2};
use crate::helpers::{Contract, Exception, HelperKind, availability};
use crate::storage::{Arg, Error, Tx};

/// Eight months, as most are.
const CONTRACT_DAYS: i64 = 243;
const CIVIC_DAYS_LEFT: i64 = 19;

pub async fn write(tx: &Tx, month: &Month) -> Result<(), Error> {
    let by = month.helpers.get(COORDINATOR).map(|helper| helper.person.id);
    let row = |(number, helper): (usize, &Helper)| {
        let contract = contract(month, number, helper, tx.now())?;
        Some(args![
            helper.person.id,
            contract.association,
            contract.first_day.to_string(),
            contract.last_day.to_string(),
            contract.week.to_json(),
            serde_json::to_string(&contract.places).unwrap_or_else(|_| "[]".into()),
            contract.tutor,
            contract.turns_18_on.map(|day| day.to_string()),
            by?,
            helper.person.created_at
        ])
    };
    let into =
        "contracts (account_id, association_id, first_day, last_day, weekly_hours, places, tutor_id, turns_18_on, written_by, written_at)";
    insert(tx, into, month.helpers.iter().enumerate().filter_map(row).collect::<Vec<Vec<Arg>>>()).await
}

/// Lucas has long weeks, and the library and the town hall to himself; every ninth of the others is not 18 yet.
fn contract(month: &Month, number: usize, helper: &Helper, now: i64) -> Option<Contract> {
    let member = helper.member.as_ref().filter(|_| helper.profile.kind == HelperKind::CivicService)?;
    let town = month.towns.get(member.town)?;
    let day = |at: i64| availability::local(at, &helper.profile.zone()).0;
    let (days, parts): (_, &[(u16, u16)]) = if number == CIVIC {
        (0..6, &[(9 * 60, 12 * 60 + 30), (13 * 60 + 30, 19 * 60)])
    } else {
        (0..5, &[(9 * 60, 12 * 60), (13 * 60, 17 * 60)])
    };
    // Lucas has his last month.
    let first_day = if number == CIVIC { day(now + (CIVIC_DAYS_LEFT - CONTRACT_DAYS) * DAY) } else { day(helper.person.created_at + DAY) };
    Some(Contract {
        association: town.id,
        first_day,
        last_day: first_day.checked_add(CONTRACT_DAYS.days()).ok()?,
        week: WeeklyHours::same(days, parts),
        places: if number == CIVIC { town.places.iter().take(2).map(|place| place.id).collect() } else { Vec::new() },
        tutor: month.helpers.get(MENTOR).filter(|_| member.town == 0).map(|mentor| mentor.person.id),
        turns_18_on: (number % 9 == 4 && number != CIVIC).then(|| day(now + 120 * DAY)),
    })
}

/// Karim is not there for three days of the week after next.
pub fn exceptions(month: &Month, helper: &Helper, now: i64) -> Vec<Exception> {
    let is_karim = month.helpers.get(VOLUNTEER_2).is_some_and(|karim| karim.person.id == helper.person.id);
    let first_day = availability::local(now + 9 * DAY, &helper.profile.zone()).0;
    let last_day = first_day.checked_add(2.days()).unwrap_or(first_day);
    if is_karim { vec![Exception { first_day, last_day, hours: Vec::new() }] } else { Vec::new() }
}
