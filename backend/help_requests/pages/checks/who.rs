//! The last block: who is helped, whom to call, what to know.

use crate::help_requests::store::Contact;
use crate::help_requests::{Meeting, Need, NewHelpRequest};
use crate::helpers::language_bit;
use crate::web::Faults;
use crate::web::contacts::{Email, Phone};
use crate::web::text::{TextFault, clean_line};

use super::{Answers, How, MOST_NAME, What, no_secret, some_line};

const MOST_WHEN: usize = 80;

/// The whole help request. `known`: what is kept of the asker who asks again.
pub fn who(answers: &Answers, what: &What, how: &How, known: Option<&Contact>, faults: &mut Faults) -> Option<NewHelpRequest> {
    let is_for_other = known.is_none() && answers.whom == "other";
    if known.is_none() && !matches!(answers.whom.as_str(), "me" | "other") {
        faults.add("for", "ask-for-missing");
    }
    let first_name = match known {
        Some(known) => Some(known.first_name.clone()),
        None => first_name(&answers.first_name, faults),
    };
    let call_name = some_line("call_name", &answers.call_name, MOST_NAME, faults).filter(|_| is_for_other);
    let call_when = some_line("call_when", &answers.call_when, MOST_WHEN, faults).unwrap_or_default();
    let phone = phone(answers, how.meeting, known, faults);
    let email = if answers.email.trim().is_empty() { None } else { faults.check("email", Email::parse(&answers.email)) };
    check_age(answers, how, is_for_other, faults);
    let language = if language_bit(&answers.language).is_some() { answers.language.clone() } else { "fr".into() };
    let new = NewHelpRequest {
        topic: what.tile.topic,
        tile: what.tile.slug.into(),
        words: what.words.clone(),
        meeting: how.meeting,
        urgency: how.urgency,
        wanted_at: how.wanted_at,
        commune: how.commune.code.into(),
        place: how.place,
        is_for_other,
        first_name: first_name?,
        call_name,
        phone,
        email,
        call_when,
        language,
        needs: answers.needs.iter().filter_map(|need| Need::parse(need)).collect(),
        is_minor: answers.minor == "yes",
        named_association: None,
        is_circle_only: false,
        asked_by: None,
        asker: None,
        circle: Vec::new(),
        is_test: false,
    };
    faults.is_empty().then_some(new)
}

fn first_name(typed: &str, faults: &mut Faults) -> Option<String> {
    let name = clean_line(typed, MOST_NAME).map_err(|fault| match fault {
        TextFault::Empty => "input-first-name-empty",
        fault => fault.text_id(),
    });
    let name = faults.check("first_name", name)?;
    no_secret("first_name", name, faults)
}

/// Needed where somebody calls or comes, unless it is kept already; elsewhere it is good to have.
fn phone(answers: &Answers, meeting: Meeting, known: Option<&Contact>, faults: &mut Faults) -> Option<Phone> {
    let is_kept = known.is_some_and(|known| known.phone.is_some());
    let is_needed = matches!(meeting, Meeting::Phone | Meeting::Home) && !is_kept;
    if answers.phone.trim().is_empty() && !is_needed {
        return None;
    }
    faults.check("phone", Phone::parse(&answers.phone))
}

/// Under 18: in a place only; under 15 a parent asks.
fn check_age(answers: &Answers, how: &How, is_for_other: bool, faults: &mut Faults) {
    if answers.minor != "yes" {
        return;
    }
    if how.meeting != Meeting::Place {
        faults.add("minor", "ask-minor-place");
    }
    match answers.age.as_str() {
        "older" => {}
        "child" if is_for_other => {}
        "child" => faults.add("for", "ask-child-parent"),
        _ => faults.add("age", "ask-age-missing"),
    }
}
