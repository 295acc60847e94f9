//! The three hundred who help: of every kind and age, where people live, each with what they know, speak and when they are free.

use super::chance::{Chance, Ids};
use super::names::{self, Age};
use super::towns::{DEPARTEMENT, Town};
use crate::associations::{MembershipState, Role, WeeklyHours};
use crate::clock::{DAY, HOUR};
use crate::helpers::{Checks, HelperKind, Profile, VettingKind, language_bit};
use crate::learning::topics::Topic;
use crate::places::communes::{Commune, communes};
use crate::storage::{AccountId, MembershipId};

/// How many help.
pub const HELPERS: usize = 300;

pub struct Person {
    pub id: AccountId,
    pub first_name: &'static str,
    pub last_name: &'static str,
    pub email: String,
    /// E.164.
    pub phone: String,
    pub is_operator: bool,
    pub created_at: i64,
}

pub struct Member {
    pub id: MembershipId,
    /// The place of its association in the list.
    pub town: usize,
    pub role: Role,
    pub state: MembershipState,
    pub asked_at: i64,
}

pub struct Helper {
    pub person: Person,
    pub profile: Profile,
    pub commune: &'static Commune,
    /// A family helper has none.
    pub member: Option<Member>,
    /// How much of the help they give: a few give most of it.
    pub eagerness: f64,
}

impl Helper {
    /// Whether they help in the association of that place.
    pub fn helps_in(&self, town: usize) -> bool {
        let is_active = |member: &Member| member.town == town && member.state == MembershipState::Active;
        self.profile.checks.is_ready() && self.member.as_ref().is_some_and(is_active)
    }
}

/// The people whose links are printed, by their place in the list.
pub const VOLUNTEER: usize = 0;
pub const VOLUNTEER_2: usize = 1;
pub const FAMILY: usize = 2;
pub const CIVIC: usize = 3;
pub const MENTOR: usize = 4;
pub const COORDINATOR: usize = 5;

/// First and last name, kind, role and association of those who must be there, whatever the seed.
const CAST: [(&str, &str, HelperKind, Role, usize); 15] = [
    ("Ana", "Moreira", HelperKind::Volunteer, Role::Helper, 0),
    ("Karim", "Benali", HelperKind::Volunteer, Role::Helper, 0),
    ("Sophie", "Lambert", HelperKind::Family, Role::Helper, 0),
    ("Lucas", "Hallouin", HelperKind::CivicService, Role::Helper, 0),
    ("Marie-Hélène", "Gauthier", HelperKind::Volunteer, Role::Mentor, 0),
    ("Zoé", "Isambert", HelperKind::Volunteer, Role::Coordinator, 0),
    ("Philippe", "Foucault", HelperKind::Volunteer, Role::Mentor, 0),
    ("Nadège", "Coutant", HelperKind::Volunteer, Role::Coordinator, 1),
    ("Rachida", "Mansouri", HelperKind::Volunteer, Role::Mentor, 1),
    ("Bruno", "Pasquier", HelperKind::Volunteer, Role::Mentor, 1),
    ("Cécile", "Goussard", HelperKind::Volunteer, Role::Coordinator, 2),
    ("Mamadou", "Keïta", HelperKind::Volunteer, Role::Mentor, 2),
    ("Hervé", "Chédeville", HelperKind::Volunteer, Role::Coordinator, 3),
    ("Ingrid", "Muller", HelperKind::Volunteer, Role::Mentor, 3),
    ("Zohra", "Amrani", HelperKind::Volunteer, Role::Coordinator, 0),
];

const OPERATOR: (&str, &str) = ("Dominique", "Bellanger");

/// The address of one of the cast: the same whatever the seed.
pub fn email_of_the_cast(place: usize) -> String {
    CAST.get(place).map(|(first, last, ..)| names::email(first, last, place)).unwrap_or_default()
}

pub fn operator_email() -> String {
    names::email(OPERATOR.0, OPERATOR.1, HELPERS)
}

pub fn operator(ids: &mut Ids, now: i64) -> Person {
    let created_at = now - 200 * DAY;
    Person {
        id: ids.at(created_at),
        first_name: OPERATOR.0,
        last_name: OPERATOR.1,
        email: operator_email(),
        phone: names::mobile(HELPERS),
        is_operator: true,
        created_at,
    }
}

pub fn helpers(seed: u64, ids: &mut Ids, towns: &[Town], now: i64) -> Vec<Helper> {
    let mut chance = Chance::new(seed, 1);
    let lived_in = communes().in_departement(DEPARTEMENT);
    let population: Vec<f64> = lived_in.iter().map(|commune| f64::from(commune.population)).collect();
    (0..HELPERS)
        .filter_map(|number| {
            let created_at = now - chance.between(45, 190) * DAY - chance.between(0, 9) * HOUR;
            let id = ids.at(created_at);
            let home = chance.weighed(&population).and_then(|place| lived_in.get(place))?;
            match CAST.get(number) {
                Some(cast) => Some(of_the_cast(&mut chance, ids, towns, (number, id, created_at), *cast)),
                None => {
                    let mut helper = anybody(&mut chance, ids, towns, (number, id, created_at), home);
                    newcomer(&mut helper, number, now);
                    Some(helper)
                }
            }
        })
        .collect()
}

/// Their number, id, and when they joined.
type Who = (usize, AccountId, i64);

fn of_the_cast(
    chance: &mut Chance,
    ids: &mut Ids,
    towns: &[Town],
    who: Who,
    (first, last, kind, role, town): (&'static str, &'static str, HelperKind, Role, usize),
) -> Helper {
    let commune = towns[town].centre;
    let mut helper = helper(chance, ids, who, (first, last, kind), commune, Some((town, role)));
    helper.profile.checks.vetted_until = Some(who.2 + 3 * 365 * DAY);
    if matches!(who.0, VOLUNTEER | VOLUNTEER_2 | CIVIC) {
        // Whoever tries the demonstration, at whatever hour, finds these ready to be asked.
        helper.profile.hours = if who.0 == CIVIC { WeeklyHours::default() } else { WeeklyHours::same(0..7, &[(0, 24 * 60)]) };
        (helper.profile.quiet_from, helper.profile.quiet_until) = (0, 0);
        helper.profile.offers_a_day = 20;
        helper.profile.topics = (1 << Topic::all().len()) - 1;
        helper.profile.meetings = 0b0111;
        helper.profile.languages = bits(&["fr", "en", "ar", "pt"]);
        helper.eagerness = 1.2;
    }
    helper
}

fn anybody(chance: &mut Chance, ids: &mut Ids, towns: &[Town], who: Who, home: &'static Commune) -> Helper {
    let kind = match chance.unit() {
        ..0.62 => HelperKind::Volunteer,
        0.62..0.77 => HelperKind::CivicService,
        _ => HelperKind::Family,
    };
    let age = if kind != HelperKind::CivicService && chance.is(0.45) { Age::Old } else { Age::Young };
    let (first, last) = (names::first_name(chance, age), names::last_name(chance));
    let town = towns.iter().position(|town| town.communes.iter().any(|commune| commune.code == home.code)).unwrap_or(0);
    // Civic service is done in town.
    let home = if kind == HelperKind::CivicService { towns[town].centre } else { home };
    helper(chance, ids, who, (first, last, kind), home, Some((town, Role::Helper)))
}

/// A few have not been seen yet, asked to join lately, or pause: a roster is never tidy.
fn newcomer(helper: &mut Helper, number: usize, now: i64) {
    let Some(member) = &mut helper.member else { return };
    match number % 50 {
        17 => member.state = MembershipState::Asked,
        31 => helper.profile.checks = Checks::default(),
        43 => helper.profile.checks.charter_signed_at = None,
        _ => return,
    }
    if member.state == MembershipState::Asked {
        helper.profile.checks = Checks::default();
        // One every eleven hours: the coordinator has not come to them yet.
        member.asked_at = now - (3 + 11 * i64::try_from(number / 50).unwrap_or(0)) * HOUR;
    }
}

fn helper(
    chance: &mut Chance,
    ids: &mut Ids,
    (number, id, created_at): Who,
    (first_name, last_name, kind): (&'static str, &'static str, HelperKind),
    commune: &'static Commune,
    member: Option<(usize, Role)>,
) -> Helper {
    let mut profile = Profile::new(id, kind, commune.code.into(), true);
    profile.radius_km = chance.word(&[(5, 2.0), (10, 3.0), (15, 3.0), (25, 2.0), (40, 1.0)]).unwrap_or(15);
    profile.topics = topics(chance);
    profile.languages = languages(chance);
    profile.meetings = chance.word(&[(0b0111, 5.0), (0b0001, 2.0), (0b0011, 2.0), (0b0101, 2.0), (0b1111, 1.5)]).unwrap_or(0b0111);
    if kind == HelperKind::CivicService {
        profile.meetings = 0b0111; // in a place above all, never at homes
    }
    profile.hours = hours(chance);
    if kind == HelperKind::CivicService {
        profile.hours = WeeklyHours::default(); // those of the contract
    }
    profile.offers_a_day = chance.between(3, 7);
    let seen_at = created_at + chance.between(1, 12) * DAY;
    let is_vetted = kind != HelperKind::Family && chance.is(0.3);
    profile.checks = Checks {
        identity_seen_at: Some(seen_at),
        charter_signed_at: Some(seen_at),
        vetted_until: is_vetted.then_some(seen_at + 3 * 365 * DAY),
        vetting: is_vetted.then_some(VettingKind::Honourability),
        vetting_seen_at: is_vetted.then_some(seen_at),
    };
    let member = member.filter(|_| kind != HelperKind::Family).map(|(town, role)| Member {
        id: ids.at(created_at),
        town,
        role,
        state: MembershipState::Active,
        asked_at: created_at,
    });
    let person = Person {
        id,
        first_name,
        last_name,
        email: names::email(first_name, last_name, number),
        phone: names::mobile(number),
        is_operator: false,
        created_at,
    };
    let eagerness = 0.15 + chance.unit().powi(3) * 3.0;
    Helper { person, profile, commune, member, eagerness }
}

/// What everybody is asked, most know; the rest is for some.
fn topics(chance: &mut Chance) -> u64 {
    use Topic::{
        AideAuxDemarchesAdministratives, ArgentImpots, Email, NavigationSurInternet, PapiersElectionsCitoyennete, PrendreEnMainDuMateriel,
        Sante, SecuriteNumerique, SocialSante, TravailFormation,
    };
    const COMMON: [Topic; 10] = [
        TravailFormation,
        SocialSante,
        ArgentImpots,
        Sante,
        PapiersElectionsCitoyennete,
        SecuriteNumerique,
        Email,
        PrendreEnMainDuMateriel,
        NavigationSurInternet,
        AideAuxDemarchesAdministratives,
    ];
    let known = |topic: &&Topic| chance.is(if COMMON.contains(topic) { 0.85 } else { 0.35 });
    Topic::all().iter().filter(known).fold(1 << Email.bit(), |sum, topic| sum | 1 << topic.bit())
}

fn languages(chance: &mut Chance) -> u64 {
    const OTHERS: [(&str, f64); 12] = [
        ("en", 6.0),
        ("ar", 5.0),
        ("pt", 3.0),
        ("es", 3.0),
        ("tr", 1.5),
        ("de", 1.0),
        ("uk", 1.0),
        ("ro", 1.0),
        ("bm", 0.8),
        ("wo", 0.8),
        ("ru", 0.6),
        ("fsl", 0.6),
    ];
    let mut spoken = bits(&["fr"]);
    if chance.is(0.22) {
        spoken |= chance.word(&OTHERS).map_or(0, |code| bits(&[code]));
    }
    spoken
}

pub fn bits(codes: &[&str]) -> u64 {
    codes.iter().filter_map(|code| language_bit(code)).fold(0, |sum, bit| sum | 1 << bit)
}

/// Two in five never entered any: the usual week.
fn hours(chance: &mut Chance) -> WeeklyHours {
    match chance.unit() {
        ..0.4 => WeeklyHours::default(),
        0.4..0.6 => WeeklyHours::same(0..5, &[(9 * 60, 12 * 60), (14 * 60, 18 * 60)]),
        0.6..0.72 => WeeklyHours::same(0..5, &[(9 * 60, 12 * 60)]),
        0.72..0.84 => WeeklyHours::same([0, 1, 3, 4], &[(13 * 60 + 30, 17 * 60 + 30)]),
        0.84..0.94 => WeeklyHours::same(0..5, &[(17 * 60 + 30, 21 * 60)]),
        _ => WeeklyHours::same([2, 5], &[(9 * 60, 12 * 60 + 30), (14 * 60, 19 * 60)]),
    }
}
