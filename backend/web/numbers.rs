//! Numbers, dates and waits as a report writes them, in French and English.

use jiff::civil::Date;

use super::templates::Lang;
use super::words::{MONTHS_EN, MONTHS_FR, minutes};

/// "22 novembre 2026", "1er mars 2026"; "22 November 2026".
pub fn date(lang: Lang, day: Date) -> String {
    let month = usize::try_from(day.month() - 1).unwrap_or(0);
    let month = if lang == Lang::Fr { MONTHS_FR[month] } else { MONTHS_EN[month] };
    let number = if day.day() == 1 && lang == Lang::Fr { "1er".to_owned() } else { day.day().to_string() };
    format!("{number} {month} {}", day.year())
}

/// "22/11"; "22 Nov".
pub fn short_day(lang: Lang, day: Date) -> String {
    match lang {
        Lang::Fr => format!("{:02}/{:02}", day.day(), day.month()),
        Lang::En => format!("{} {}", day.day(), short_month(lang, day)),
    }
}

/// "nov.", "Nov".
pub fn short_month(lang: Lang, day: Date) -> String {
    let month = usize::try_from(day.month() - 1).unwrap_or(0);
    let Lang::Fr = lang else { return MONTHS_EN[month].chars().take(3).collect() };
    match month {
        2 | 4 | 5 | 7 => MONTHS_FR[month].to_owned(),
        6 => "juil.".to_owned(),
        0 | 8 | 1 => format!("{}.", MONTHS_FR[month].chars().take(4).collect::<String>()),
        _ => format!("{}.", MONTHS_FR[month].chars().take(3).collect::<String>()),
    }
}

/// 1234 → "1 234"; "1,234". The space does not break.
pub fn number(lang: Lang, count: i64) -> String {
    let mark = if lang == Lang::Fr { '\u{a0}' } else { ',' };
    let digits = count.unsigned_abs().to_string();
    let mut said = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push(mark);
        }
        said.push(digit);
    }
    if count < 0 { format!("-{said}") } else { said }
}

/// 12 of 100 → "12 %"; "12%". Nothing of nothing is nothing.
pub fn percent(lang: Lang, part: i64, whole: i64) -> String {
    let percent = if whole > 0 { (part.saturating_mul(200) / whole + 1).div_euclid(2) } else { 0 };
    if lang == Lang::Fr { format!("{percent}\u{a0}%") } else { format!("{percent}%") }
}

/// The same, of a sum that may be nothing or very long: "0", "1 240 h".
pub fn minutes_or_none(lang: Lang, count: i64) -> String {
    match count {
        0 => "0".into(),
        6_000.. => format!("{}\u{a0}h", number(lang, (count + 30) / 60)),
        _ => minutes(lang, count),
    }
}

/// How long somebody waited: minutes and hours, then whole days.
pub fn wait(lang: Lang, count: i64) -> String {
    match (count, lang) {
        (..2_880, _) => minutes(lang, count),
        (_, Lang::Fr) => format!("{}\u{a0}jours", number(lang, (count + 720) / 1_440)),
        (_, Lang::En) => format!("{}\u{a0}days", number(lang, (count + 720) / 1_440)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates_of_a_report() {
        assert_eq!([7, 1_234, -12_345_678].map(|count| number(Lang::Fr, count).replace('\u{a0}', " ")), ["7", "1 234", "-12 345 678"]);
        assert_eq!(
            (number(Lang::En, 100_000), percent(Lang::En, 1, 8), percent(Lang::Fr, 0, 0)),
            ("100,000".into(), "13%".into(), "0\u{a0}%".into())
        );
        let months = (1..=12).map(|month| short_month(Lang::Fr, jiff::civil::date(2026, month, 1))).collect::<Vec<_>>().join(" ");
        assert_eq!(months, "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.");
        assert_eq!((wait(Lang::Fr, 25), wait(Lang::Fr, 3 * 1_440)), ("25\u{a0}minutes".into(), "3\u{a0}jours".into()));
        assert_eq!(date(Lang::Fr, jiff::civil::date(2026, 3, 1)), "1er mars 2026");
    }
}
