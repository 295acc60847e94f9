//! The contract of a civic-service volunteer: written by a coordinator, read by the volunteer and their tutor.

use axum::extract::State;
use axum::response::Response;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::week::{self, FIELDS};
use crate::accounts::{self, rights::SignedIn};
use crate::associations::reading;
use crate::associations::rights::Coordinator;
use crate::associations::store::members::{self, Member};
use crate::associations::{self, Association, MembershipState, WeeklyHours};
use crate::audit::{Actor, Subject};
use crate::context;
use crate::helpers::actions::{self, NoContract};
use crate::helpers::availability::week::{Lines, WRONG, change, lines, read, typed};
use crate::helpers::availability::{local, midnight};
use crate::helpers::store::contracts;
use crate::helpers::{Contract, HelperKind, Profile, store};
use crate::places;
use crate::state::AppState;
use crate::storage::{AccountId, AssociationId, Db, MembershipId, PlaceId, sql};
use crate::web::{AppError, Faults, Form, Id, Page, words};

/// A civic-service contract is of a year at most; some days more, for what was interrupted.
const LONGEST_DAYS: i32 = 400;
/// Nobody begins before 16.
const LONGEST_TO_18_DAYS: i64 = 2 * 366;

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Values {
    #[serde(default)]
    first_day: String,
    #[serde(default)]
    last_day: String,
    #[serde(default)]
    day: Vec<String>,
    #[serde(default)]
    from: Vec<String>,
    #[serde(default)]
    until: Vec<String>,
    #[serde(default)]
    places: Vec<String>,
    #[serde(default)]
    tutor: String,
    /// The day on which they turn 18; empty when that has passed.
    #[serde(default)]
    turns_18_on: String,
    /// A button that changes the form and keeps nothing yet; empty: keep it.
    #[serde(default)]
    then: String,
}

impl Values {
    fn of(contract: &Contract) -> Self {
        Self {
            first_day: contract.first_day.to_string(),
            last_day: contract.last_day.to_string(),
            places: contract.places.iter().map(ToString::to_string).collect(),
            tutor: contract.tutor.map(|tutor| tutor.to_string()).unwrap_or_default(),
            turns_18_on: contract.turns_18_on.map(|day| day.to_string()).unwrap_or_default(),
            ..Self::default()
        }
    }
}

/// Whose contract it is, and what it may name.
struct About {
    member: Member,
    profile: Option<Profile>,
    /// Of another association: it is not shown, only said to be there.
    has_another: bool,
    places: Vec<places::Place>,
    /// Who may look after them: mentors and coordinators, but themselves.
    tutors: Vec<contracts::Named>,
}

impl About {
    async fn read(db: &Db, by: &Coordinator, id: MembershipId) -> Result<Self, AppError> {
        let association = by.association.id;
        let member = members::member(db, association, id).await?.filter(|member| member.state == MembershipState::Active);
        let member = member.ok_or(AppError::NotFound)?;
        let mut profile = store::profile(db, member.account).await?;
        let is_anothers = |contract: &Contract| contract.association != association;
        let has_another = profile.as_ref().and_then(|profile| profile.contract.as_ref()).is_some_and(is_anothers);
        if let Some(profile) = profile.as_mut().filter(|_| has_another) {
            profile.contract = None;
        }
        let mut tutors = contracts::tutors(db, association).await?;
        tutors.retain(|one| one.account_id != member.account);
        Ok(Self { member, profile, has_another, places: places::store::of_association(db, association).await?, tutors })
    }

    fn contract(&self) -> Option<&Contract> {
        self.profile.as_ref()?.contract.as_ref()
    }
}

pub async fn edit(State(state): State<AppState>, by: Coordinator, page: Page, Id(id): Id<MembershipId>) -> Result<Response, AppError> {
    let about = About::read(state.db(), &by, id).await?;
    reading::read(&state, &page, &by, Subject::new("membership", id), |_| true).await?;
    let values = about.contract().map(Values::of).unwrap_or_default();
    let week = lines(&about.contract().map(|contract| contract.week.clone()).unwrap_or_else(full_time));
    form(&page, &about, &values, &week, &[], &Faults::default())
}

/// What most contracts say: thirty-five hours, in seven a day.
fn full_time() -> WeeklyHours {
    WeeklyHours::same(0..5, &[(9 * 60, 12 * 60), (13 * 60, 17 * 60)])
}

fn form(page: &Page, about: &About, values: &Values, week: &Lines, wrong: &[usize], faults: &Faults) -> Result<Response, AppError> {
    let option = |value: String, label: String| serde_json::json!({ "value": value, "label": label });
    let tutors = about.tutors.iter().map(|one| option(one.account_id.to_string(), format!("{} {}", one.first_name, one.last_name)));
    let none = option(String::new(), page.words("contract-tutor-none"));
    let context = context! {
        id: about.member.id,
        first_name: about.member.first_name,
        last_name: about.member.last_name,
        has_profile: about.profile.is_some(),
        is_civic_service: about.profile.as_ref().is_some_and(|profile| profile.kind == HelperKind::CivicService),
        is_written: about.contract().is_some(),
        has_another: about.has_another,
        values: values,
        week: week::days(page.lang, week, wrong),
        places: about.places.iter().map(|place| option(place.id.to_string(), place.name.clone())).collect::<Vec<_>>(),
        tutors: std::iter::once(none).chain(tutors).collect::<Vec<_>>(),
        errors: faults.in_words(page.lang),
    };
    if faults.is_empty() { page.show("helpers/contract.html", context) } else { page.again("helpers/contract.html", context) }
}

pub async fn write(
    State(state): State<AppState>,
    by: Coordinator,
    page: Page,
    Id(id): Id<MembershipId>,
    sent: Form<Values>,
) -> Result<Response, AppError> {
    let (about, values) = (About::read(state.db(), &by, id).await?, sent.values);
    let Some(profile) = &about.profile else { return form(&page, &about, &values, &Lines::default(), &[], &Faults::default()) };
    let mut week = typed(&values.day, &values.from, &values.until);
    if change(&mut week, &values.then) {
        return form(&page, &about, &values, &week, &[], &Faults::default());
    }
    let mut faults = Faults::default();
    let today = local(page.now(), &profile.zone()).0;
    let wrong = match read_values(&values, &week, &about, &by, today, &mut faults) {
        Ok(contract) => {
            let (account, author) = (about.member.account, by.who.account);
            match state.storage.write(async move |tx| actions::write_contract(tx, account, &contract, author).await).await? {
                Ok(()) => return Ok(page.go_saying(format!("/members/{id}/contract"), "notice-contract-written")),
                Err(NoContract::NotCivicService) => return Err(AppError::NotFound),
                Err(NoContract::Another) => faults.add("first_day", "contract-another"),
            }
            Vec::new()
        }
        Err(wrong) => wrong,
    };
    form(&page, &about, &values, &week, &wrong, &faults)
}

/// The contract that is meant. `Err`: the days whose hours cannot be read; what else is wrong is among the faults.
fn read_values(
    values: &Values,
    week: &Lines,
    about: &About,
    by: &Coordinator,
    today: Date,
    faults: &mut Faults,
) -> Result<Contract, Vec<usize>> {
    let terms = read_terms(values, about, by, today, faults);
    let week = match read(week) {
        Ok(week) if week.is_empty() => {
            faults.add(FIELDS[0], "contract-hours-missing");
            return Err(Vec::new());
        }
        Ok(week) => week,
        Err(wrong) => {
            wrong.iter().for_each(|day| faults.add(FIELDS[*day], WRONG));
            return Err(wrong);
        }
    };
    terms.filter(|_| faults.is_empty()).map(|terms| Contract { week, ..terms }).ok_or_else(Vec::new)
}

/// All but the week.
fn read_terms(values: &Values, about: &About, by: &Coordinator, today: Date, faults: &mut Faults) -> Option<Contract> {
    let day = |typed: &str| typed.trim().parse::<Date>().ok().filter(|day| (2020..2100).contains(&day.year()));
    let (first_day, last_day) = (day(&values.first_day), day(&values.last_day));
    if first_day.is_none() {
        faults.add("first_day", "contract-day-unreadable");
    }
    if last_day.is_none() {
        faults.add("last_day", "contract-day-unreadable");
    } else if first_day.zip(last_day).is_some_and(|(first, last)| !(0..=LONGEST_DAYS).contains(&(last - first).get_days())) {
        faults.add("last_day", "contract-too-long");
    }
    let places: Vec<PlaceId> =
        values.places.iter().filter_map(|id| id.parse().ok()).filter(|id| about.places.iter().any(|place| place.id == *id)).collect();
    let tutor = values.tutor.parse::<AccountId>().ok().filter(|id| about.tutors.iter().any(|one| one.account_id == *id));
    let turns_18_on = day(&values.turns_18_on);
    let latest = today.checked_add(LONGEST_TO_18_DAYS.days()).unwrap_or(today);
    let says_minor = about.profile.as_ref().is_some_and(|profile| !profile.is_adult);
    if (turns_18_on.is_none() && !values.turns_18_on.trim().is_empty()) || turns_18_on.is_some_and(|day| day > latest) {
        faults.add("turns_18_on", "contract-18-unreadable");
    } else if turns_18_on.is_none() && says_minor {
        faults.add("turns_18_on", "contract-18-missing");
    }
    Some(Contract {
        association: by.association.id,
        first_day: first_day?,
        last_day: last_day?,
        week: WeeklyHours::default(),
        places,
        tutor,
        turns_18_on: turns_18_on.filter(|day| *day > today || says_minor),
    })
}

pub async fn end(State(state): State<AppState>, by: Coordinator, page: Page, Id(id): Id<MembershipId>) -> Result<Response, AppError> {
    let about = About::read(state.db(), &by, id).await?;
    let (account, association, author) = (about.member.account, by.association.id, by.who.account);
    state.storage.write(async move |tx| actions::end_contract(tx, account, association, Actor::Account(author)).await).await?;
    Ok(page.go_saying(format!("/members/{id}/contract"), "notice-contract-ended"))
}

/// A contract as it is read.
#[derive(Serialize)]
struct Read {
    name: String,
    is_mine: bool,
    association: String,
    first_day: String,
    last_day: String,
    hours: Vec<String>,
    places: Vec<String>,
    tutor: Option<String>,
    is_under_age: bool,
}

/// One's own, and those of the people one looks after.
pub async fn show(State(state): State<AppState>, who: SignedIn, page: Page) -> Result<Response, AppError> {
    let db = state.db();
    let mut people = contracts::tutored(db, who.account).await?;
    people.insert(0, contracts::Named { account_id: who.account, first_name: who.first_name.clone(), last_name: String::new() });
    let marks = sql::marks(1, people.len());
    let accounts = people.iter().map(|one| one.account_id.into()).collect();
    let profiles = store::profiles(db, &format!("p.account_id IN ({marks}) AND c.account_id IS NOT NULL"), accounts).await?;
    let mut written_by: Vec<AssociationId> = profiles.iter().filter_map(|profile| Some(profile.contract.as_ref()?.association)).collect();
    written_by.sort_unstable();
    written_by.dedup();
    let associations = associations::store::some(db, &written_by).await?;
    let places = if profiles.is_empty() { Vec::new() } else { places::store::all(db).await? };
    let own_tutor = profiles.iter().find(|profile| profile.account == who.account).and_then(|profile| profile.contract.as_ref()?.tutor);
    let own_tutor = match own_tutor {
        Some(tutor) => accounts::store::account(db, tutor).await?.map(|tutor| format!("{} {}", tutor.first_name, tutor.last_name)),
        None => None,
    };
    let read = |one: &contracts::Named| {
        let profile = profiles.iter().find(|profile| profile.account == one.account_id)?;
        let is_mine = profile.account == who.account;
        let tutor = if is_mine { own_tutor.clone() } else { Some(who.first_name.clone()) };
        let name = format!("{} {}", one.first_name, one.last_name);
        Some(Read { name, is_mine, tutor, ..readable(profile, profile.contract.as_ref()?, &associations, &places, &page) })
    };
    page.show("helpers/contracts.html", context! { contracts: people.iter().filter_map(read).collect::<Vec<_>>() })
}

/// What a contract says, without the names.
fn readable(profile: &Profile, contract: &Contract, associations: &[Association], places: &[places::Place], page: &Page) -> Read {
    let zone = profile.zone();
    let say = |day: Date| words::day_seen(page.lang, midnight(day, &zone), page.now(), &zone);
    let named = places.iter().filter(|place| contract.places.contains(&place.id));
    let association = associations.iter().find(|association| association.id == contract.association);
    Read {
        name: String::new(),
        is_mine: false,
        association: association.map(|association| association.name.clone()).unwrap_or_default(),
        first_day: say(contract.first_day),
        last_day: say(contract.last_day),
        hours: contract.week.in_words(page.lang),
        places: named.map(|place| place.name.clone()).collect(),
        tutor: None,
        is_under_age: contract.is_under_age(local(page.now(), &zone).0, profile.is_adult),
    }
}
