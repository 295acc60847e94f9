//! How much speaks for a helper: every weight, why it is what it is, and the reasons to tell.
//!
//! Whole thousandths of a point, so that sums are exact and two nodes agree.

use crate::help_request::{HelpRequest, Urgency};
use crate::helper::{Answers, Helper, TrainedLevels};
use crate::keys::{LanguageSet, TopicId};
use crate::rarity::{Rarity, Skill};
use crate::rules::Fit;
use crate::time::{DAY_MS, Moment, Now, WEEK_MS};

const POINT: u32 = 1000;

/// The asker chose these people. More than a former helper and all that may be scored together.
pub const CIRCLE: u32 = 400 * POINT;
/// Not to have to explain oneself again. More than all that follows together.
pub const FORMER_HELPER: u32 = 200 * POINT;

/// Where somebody travels, the nearer comes, and comes back. Nothing from 30 km on.
pub const DISTANCE: u32 = 30 * POINT;
const FAR_METRES: u32 = 30_000;
/// For *now*: who looks at the page answers in seconds, whoever must be rung in minutes.
pub const ONLINE_FOR_NOW: u32 = 30 * POINT;
/// Otherwise there is time to be rung: a small sign of being about.
pub const ONLINE_FOR_LATER: u32 = 5 * POINT;
/// From one module to the whole path: better help, but a beginner must get their turn.
pub const TRAINING: u32 = 20 * POINT;
/// Each silence makes the asker wait for a wave.
pub const ANSWERS: u32 = 15 * POINT;
/// Fairness between helpers, first half: longest without an offer. Whole after a week.
pub const REST: u32 = 20 * POINT;
/// Fairness, second half: least help given this week. Gone at four hours.
pub const LIGHT_WEEK: u32 = 15 * POINT;
const FULL_WEEK_MINUTES: u32 = 240;
/// For whoever is not kept for something rare. About a distance of 25 km, or the best training:
/// enough to let a specialist wait, not so much that nobody comes.
pub const NOT_KEPT: u32 = 25 * POINT;

const _: () = {
    let most = DISTANCE + ONLINE_FOR_NOW + TRAINING + ANSWERS + REST + LIGHT_WEEK + NOT_KEPT;
    assert!(FORMER_HELPER > most && CIRCLE > FORMER_HELPER + most);
};

/// From how many days without an offer it is worth telling.
const RESTED_DAYS: u32 = 3;
/// From how many offers, and what share of answers in percent, it is worth telling.
const KNOWN_OFFERS: u32 = 5;
const USUAL_PERCENT: u32 = 75;

/// Why this helper: facts for the words of a page. All speak for the helper but the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    InCircle,
    FormerHelper,
    /// To the meeting point, as the crow flies; 0 is under 500 m.
    DistanceKm(u32),
    /// Level from 1 to 3.
    TrainedForTopic {
        topic: TopicId,
        level: u8,
    },
    /// Has a page open.
    OnlineNow,
    /// The first moment of help at which the helper is free.
    FreeThen(Moment),
    /// What both speak. The page need not tell the usual language.
    SpeaksLanguages(LanguageSet),
    /// One of few who can do what is asked.
    OneOfFew(Skill),
    /// Whole days since the last offer; `None` when this is the first.
    Rested {
        days: Option<u32>,
    },
    /// Share of offers answered.
    AnswersUsually {
        percent: u32,
    },
    /// Comes later because few others can do this. For the coordinator.
    KeptFor(Skill),
}

/// `weight`, in the proportion of `part` to `whole`, and never more.
fn share(weight: u32, part: u64, whole: u64) -> u32 {
    let points = u64::from(weight) * part.min(whole) / whole.max(1);
    u32::try_from(points).unwrap_or(weight)
}

/// Thousandths of a point; more is better.
pub(crate) fn score(request: &HelpRequest, helper: &Helper, fit: &Fit, rarity: &Rarity, now: Now) -> u32 {
    known(request, helper)
        + nearness(fit.metres)
        + presence(helper.is_online, request.urgency())
        + training(helper.levels.of(request.topic))
        + steady(helper)
        + rest(helper.load.last_offered_at, now)
        + if rarity.kept_for(request, helper).is_some() { 0 } else { NOT_KEPT }
}

fn known(request: &HelpRequest, helper: &Helper) -> u32 {
    let circle = if request.circle.contains(helper.key) { CIRCLE } else { 0 };
    let former = if request.former_helpers.contains(helper.key) { FORMER_HELPER } else { 0 };
    circle + former
}

/// Of the metres to the meeting point; `None` when nobody travels.
pub(crate) fn nearness(metres: Option<u32>) -> u32 {
    metres.map_or(0, |metres| share(DISTANCE, u64::from(FAR_METRES.saturating_sub(metres)), u64::from(FAR_METRES)))
}

pub(crate) const fn presence(is_online: bool, urgency: Urgency) -> u32 {
    match (is_online, urgency) {
        (true, Urgency::Now) => ONLINE_FOR_NOW,
        (true, _) => ONLINE_FOR_LATER,
        (false, _) => 0,
    }
}

/// Of a level in the topic, from 0 to 3.
pub(crate) fn training(level: u8) -> u32 {
    share(TRAINING, u64::from(level), u64::from(TrainedLevels::BEST))
}

/// What neither the help request nor the hour changes: how usually they answer, and how light their week is.
pub(crate) fn steady(helper: &Helper) -> u32 {
    let left = FULL_WEEK_MINUTES.saturating_sub(helper.load.minutes_this_week);
    share(ANSWERS, u64::from(answer_permille(helper.answers)), 1000) + share(LIGHT_WEEK, u64::from(left), u64::from(FULL_WEEK_MINUTES))
}

/// Two imagined offers, of which one was answered, are added: a newcomer starts in the middle, and
/// one silence is not a habit.
fn answer_permille(answers: Answers) -> u32 {
    let answered = u64::from(answers.answered.min(answers.offered)) + 1;
    share(1000, answered, u64::from(answers.offered) + 2)
}

/// The longer without an offer, the more; whole after a week, and for whoever never had one.
pub(crate) fn rest(last_offered_at: Option<i64>, now: Now) -> u32 {
    last_offered_at.map_or(REST, |last| share(REST, rest_ms(last, now), WEEK_MS.unsigned_abs()))
}

/// Since the last offer; a clock that jumped back counts as no rest.
fn rest_ms(last_offered_at: i64, now: Now) -> u64 {
    u64::try_from(now.at.saturating_sub(last_offered_at)).unwrap_or(0)
}

/// In the order in which a page tells them: who they are to each other, where, how well, when.
pub(crate) fn reasons(request: &HelpRequest, helper: &Helper, fit: &Fit, rarity: &Rarity, now: Now) -> Vec<Reason> {
    let level = helper.levels.of(request.topic);
    let is_free_later = !(request.urgency() == Urgency::Now && helper.is_online);
    let common = request.languages.and(helper.languages);
    [
        request.circle.contains(helper.key).then_some(Reason::InCircle),
        request.former_helpers.contains(helper.key).then_some(Reason::FormerHelper),
        fit.metres.map(|metres| Reason::DistanceKm((metres + 500) / 1000)),
        (level > 0).then_some(Reason::TrainedForTopic { topic: request.topic, level }),
        helper.is_online.then_some(Reason::OnlineNow),
        is_free_later.then_some(Reason::FreeThen(fit.free_at)),
        Some(Reason::SpeaksLanguages(common)),
        rarity.needed(request, helper).map(Reason::OneOfFew),
        rested(helper, now),
        answers_usually(helper.answers),
        rarity.kept_for(request, helper).map(Reason::KeptFor),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn rested(helper: &Helper, now: Now) -> Option<Reason> {
    let Some(last) = helper.load.last_offered_at else {
        return Some(Reason::Rested { days: None });
    };
    let days = u32::try_from(rest_ms(last, now) / DAY_MS.unsigned_abs()).unwrap_or(u32::MAX);
    (days >= RESTED_DAYS).then_some(Reason::Rested { days: Some(days) })
}

fn answers_usually(answers: Answers) -> Option<Reason> {
    let percent = share(100, u64::from(answers.answered), u64::from(answers.offered));
    let is_known = answers.offered >= KNOWN_OFFERS && percent >= USUAL_PERCENT;
    is_known.then_some(Reason::AnswersUsually { percent })
}
