//! Why this helper, as it is kept with an offer and put into words on a page.

use serde::{Deserialize, Serialize};

/// One reason. Small and public: no free words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    InCircle,
    FormerHelper,
    /// Kilometres to the meeting point, rounded; 0 is next door.
    Distance(u32),
    Trained,
    OnlineNow,
    FreeThen,
    /// ISO 639 codes beside the usual language.
    Speaks(Vec<String>),
    OneOfFew,
    Rested,
    AnswersUsually,
    /// A coordinator chose them.
    Chosen,
}

impl Why {
    /// The Fluent id of its words; `Distance` takes `km`, `Speaks` takes `languages`.
    pub fn words_id(&self) -> &'static str {
        match self {
            Self::InCircle => "why-in-circle",
            Self::FormerHelper => "why-former-helper",
            Self::Distance(_) => "why-distance",
            Self::Trained => "why-trained",
            Self::OnlineNow => "why-online-now",
            Self::FreeThen => "why-free-then",
            Self::Speaks(_) => "why-speaks",
            Self::OneOfFew => "why-one-of-few",
            Self::Rested => "why-rested",
            Self::AnswersUsually => "why-answers-usually",
            Self::Chosen => "why-chosen",
        }
    }

    /// What `matching` says, without what only a coordinator may know.
    pub fn of(reason: &matching::Reason) -> Option<Self> {
        Some(match reason {
            matching::Reason::InCircle => Self::InCircle,
            matching::Reason::FormerHelper => Self::FormerHelper,
            matching::Reason::DistanceKm(km) => Self::Distance(*km),
            matching::Reason::TrainedForTopic { .. } => Self::Trained,
            matching::Reason::OnlineNow => Self::OnlineNow,
            matching::Reason::FreeThen(_) => Self::FreeThen,
            matching::Reason::SpeaksLanguages(languages) => {
                let codes: Vec<String> = languages
                    .iter()
                    .filter(|language| language.number() != 0)
                    .filter_map(|language| crate::helpers::LANGUAGES.get(usize::from(language.number())))
                    .map(|code| (*code).to_owned())
                    .collect();
                if codes.is_empty() {
                    return None; // the usual language is no reason
                }
                Self::Speaks(codes)
            }
            matching::Reason::OneOfFew(_) => Self::OneOfFew,
            matching::Reason::Rested { .. } => Self::Rested,
            matching::Reason::AnswersUsually { .. } => Self::AnswersUsually,
            matching::Reason::KeptFor(_) => return None,
        })
    }
}
