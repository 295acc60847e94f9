//! How many helpers are asked at once and when more are, as an association sets it and people write it:
//! "3, 5 après 30 s, 10 après 1 min, coordination après 2 min".

use serde::{Deserialize, Serialize};

use crate::web::Lang;
use crate::web::text::fold;

const MOST_WAVES: usize = 8;
const MOST_HELPERS: u16 = 50;
const LONGEST_S: u32 = 7 * 24 * 3_600;

/// One urgency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waves {
    /// Seconds after the first wave, and how many helpers are added. The first is at 0.
    pub waves: Vec<(u32, u16)>,
    /// Seconds after the first wave at which the coordinator is called.
    pub coordinator_after_s: u32,
}

/// Every urgency. The defaults are those of the agreement (section 6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WaveTimes {
    pub now: Waves,
    pub today: Waves,
    pub week: Waves,
}

impl Default for WaveTimes {
    fn default() -> Self {
        let of = |waves: &[(u32, u16)], coordinator_after_s| Waves { waves: waves.to_vec(), coordinator_after_s };
        let hour = 3_600;
        Self {
            now: of(&[(0, 3), (30, 5), (60, 10)], 120),
            today: of(&[(0, 3), (900, 5), (hour, 10), (3 * hour, 20)], 3 * hour),
            week: of(&[(0, 3), (12 * hour, 5), (24 * hour, 10), (48 * hour, 20)], 48 * hour),
        }
    }
}

impl Waves {
    /// Reads what somebody typed; `None` when it is no plan: nobody asked at first, a wave that is not after the one before.
    pub fn parse(typed: &str) -> Option<Self> {
        let (mut waves, mut coordinator): (Vec<(u32, u16)>, Option<u32>) = (Vec::new(), None);
        for piece in typed.split([',', ';', '\n']).map(fold).filter(|piece| !piece.is_empty()) {
            let words: Vec<&str> =
                piece.split(' ').filter(|word| !matches!(*word, "puis" | "then" | "apres" | "after" | "personnes" | "people")).collect();
            let (who, after) = words.split_first()?;
            let after = seconds(after)?;
            match *who {
                "coordination" | "coordinator" => coordinator = Some(after),
                number => waves.push((after, number.parse().ok().filter(|count| (1..=MOST_HELPERS).contains(count))?)),
            }
        }
        let is_later = waves.windows(2).all(|pair| pair[0].0 < pair[1].0);
        let is_whole = waves.first()?.0 == 0 && is_later && waves.len() <= MOST_WAVES;
        let coordinator_after_s = coordinator.filter(|after| *after > 0)?;
        is_whole.then_some(Self { waves, coordinator_after_s })
    }

    /// As it is typed again.
    pub fn text(&self, lang: Lang) -> String {
        let (after, coordinator) = if lang == Lang::Fr { ("après", "coordination") } else { ("after", "coordinator") };
        let wave = |(seconds, count): &(u32, u16)| match seconds {
            0 => count.to_string(),
            seconds => format!("{count} {after} {}", length(*seconds)),
        };
        let mut pieces: Vec<String> = self.waves.iter().map(wave).collect();
        pieces.push(format!("{coordinator} {after} {}", length(self.coordinator_after_s)));
        pieces.join(", ")
    }
}

/// "30 s", "15 min", "2 h", "1 h 30"; nothing is at once.
fn seconds(words: &[&str]) -> Option<u32> {
    let joined = words.join("");
    let (mut total, mut digits) = (0_u32, String::new());
    let mut rest = joined.as_str();
    while let Some(letter) = rest.chars().next() {
        if letter.is_ascii_digit() {
            digits.push(letter);
            rest = &rest[1..];
            continue;
        }
        let unit: String = rest.chars().take_while(|letter| letter.is_alphabetic()).collect();
        let times = match unit.as_str() {
            "s" | "sec" | "seconde" | "secondes" | "second" | "seconds" => 1,
            "min" | "mn" | "m" | "minute" | "minutes" => 60,
            "h" | "heure" | "heures" | "hour" | "hours" => 3_600,
            _ => return None,
        };
        total = total.checked_add(digits.parse::<u32>().ok()?.checked_mul(times)?)?;
        digits.clear();
        rest = &rest[unit.len()..];
    }
    // "1 h 30": what follows hours is minutes.
    if !digits.is_empty() {
        total = total.checked_add(digits.parse::<u32>().ok().filter(|_| total > 0)?.checked_mul(60)?)?;
    }
    (total <= LONGEST_S).then_some(total)
}

fn length(seconds: u32) -> String {
    match seconds {
        hours if hours % 3_600 == 0 => format!("{} h", hours / 3_600),
        minutes if minutes % 60 == 0 => format!("{} min", minutes / 60),
        seconds => format!("{seconds} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_can_be_typed_again() {
        let WaveTimes { now, today, week } = WaveTimes::default();
        assert_eq!(now.text(Lang::Fr), "3, 5 après 30 s, 10 après 1 min, coordination après 2 min");
        for waves in [now, today, week] {
            for lang in [Lang::Fr, Lang::En] {
                assert_eq!(Waves::parse(&waves.text(lang)), Some(waves.clone()));
            }
        }
        let typed = Waves::parse("2 personnes, puis 4 après 1 h 30, coordination après 2 heures").unwrap();
        assert_eq!((typed.waves, typed.coordinator_after_s), (vec![(0, 2), (5_400, 4)], 7_200));
    }

    #[test]
    fn what_is_no_plan_is_refused() {
        for odd in [
            "",
            "coordination après 2 min",
            "3",
            "3, 5 après 30 s",
            "3 après 30 s, coordination après 2 min",
            "3, 5 après 30 s, 10 après 30 s, coordination après 2 min",
            "0, coordination après 2 min",
            "500, coordination après 2 min",
            "3, coordination après 9000 h",
            "3, cinq après 30 s, coordination après 2 min",
            "3, 5 après 99999999999 s, coordination après 2 min",
        ] {
            assert_eq!(Waves::parse(odd), None, "{odd}");
        }
    }
}
