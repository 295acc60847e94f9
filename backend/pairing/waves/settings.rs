//! The hours that waves obey: those of the association whose settings apply.

use jiff::tz::TimeZone;
use matching::TopicSet;

use crate::associations::{self, Association, WaveTimes, Waves};
use crate::clock::{HOUR, MINUTE};
use crate::help_requests::{HelpRequest, Urgency};
use crate::pairing::roster;
use crate::storage::{Error, Sql};
use crate::web::words::ZONE;

/// Whose hours and telephone apply, and the zone in which they are meant.
pub(in crate::pairing) struct Settings {
    association: Option<Association>,
    pub(in crate::pairing) zone: TimeZone,
    /// The topics for which only trained helpers are asked.
    pub(in crate::pairing) needing_training: TopicSet,
    /// How many are asked at once, and when more are.
    plans: matching::WaveSettings,
}

/// A test is for whoever looks at it now: nothing is closed for it. Who is trained, it shows as any other.
pub(in crate::pairing) async fn settings(db: &impl Sql, asked: &HelpRequest) -> Result<Settings, Error> {
    let association = match asked.settings_association {
        Some(id) => associations::store::association(db, id).await?,
        None => None,
    };
    let needing_training = association.as_ref().map_or(TopicSet::NONE, roster::needing_training);
    let plans = association.as_ref().map(|association| plans(&association.settings.waves)).unwrap_or_default();
    let association = association.filter(|_| !asked.is_test);
    let zone = association.as_ref().map_or_else(|| TimeZone::get(ZONE).unwrap_or(TimeZone::UTC), Association::zone);
    Ok(Settings { association, zone, needing_training, plans })
}

/// The engine's plans, from what an association set; what cannot be used is as by default.
fn plans(times: &WaveTimes) -> matching::WaveSettings {
    let usual = matching::WaveSettings::default();
    let plan = |set: &Waves, usual: matching::WavePlan| {
        let waves = set.waves.iter().map(|(after_seconds, size)| matching::Wave { after_seconds: *after_seconds, size: *size });
        let coordinator_after_seconds = set.coordinator_after_s;
        let plan = matching::WavePlan { waves: waves.collect(), then: usual.then, coordinator_after_seconds };
        if plan.check().is_ok() { plan } else { usual }
    };
    matching::WaveSettings {
        now: plan(&times.now, usual.now),
        today: plan(&times.today, usual.today),
        this_week: plan(&times.week, usual.this_week),
    }
}

impl Settings {
    /// Outside opening hours waves wait. Without an association, or without hours, nothing is ever closed.
    pub(in crate::pairing) fn next_opening(&self, at: i64) -> i64 {
        match &self.association {
            Some(association) if !association.opening_hours.is_empty() => {
                association.opening_hours.next_opening(at, &self.zone).unwrap_or(at)
            }
            _ => at,
        }
    }

    /// The opening after this one: nobody is told "tomorrow" of the hour that is going on.
    pub(super) fn opening_after(&self, at: i64) -> i64 {
        match &self.association {
            Some(association) => {
                let closes = association.opening_hours.closes_at(at, &self.zone).unwrap_or(at);
                self.next_opening(closes).max(at + 15 * MINUTE)
            }
            None => at + 12 * HOUR,
        }
    }

    /// When looking ends for this round, and the asker is called: half an hour after the coordinator was, for *now*; at
    /// closing time for *today*; later for what can wait.
    pub(super) fn gives_up_at(&self, asked: &HelpRequest, first_at: i64) -> i64 {
        let closes_at = self.association.as_ref().and_then(|association| association.opening_hours.closes_at(first_at, &self.zone));
        match asked.urgency {
            Urgency::Now => first_at + 45 * MINUTE,
            Urgency::Today => closes_at.unwrap_or(first_at + 8 * HOUR).max(first_at + HOUR),
            Urgency::Week => first_at + 6 * 24 * HOUR,
            Urgency::Dated => asked.wanted_at.map_or(first_at + 6 * 24 * HOUR, |wanted| (wanted - HOUR).max(first_at + HOUR)),
        }
    }

    /// How many are asked and when, in a round whose first wave goes at this instant.
    pub(super) fn plan(&self, asked: &HelpRequest, first_at: i64) -> &matching::WavePlan {
        let then = self.now(first_at);
        self.plans.plan(&roster::when(asked, then, &self.zone), then.local)
    }

    pub(in crate::pairing) fn now(&self, at: i64) -> matching::Now {
        roster::now(at, &self.zone)
    }
}
