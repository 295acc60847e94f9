//! Numbering plans: from digits to E.164. France and its territories by ARCEP's plan, the world by ITU's.

use super::PhoneFault;

/// Territories of the French plan: country code, and how their national numbers begin after the 0. Whoever lives
/// there dials ten digits as in metropolitan France.
const OVERSEAS: [(&str, &[&str]); 5] = [
    ("590", &["590", "690", "691"]),
    ("594", &["594", "694"]),
    ("596", &["596", "696", "697"]),
    ("262", &["262", "263", "269", "639", "692", "693"]),
    (SAINT_PIERRE, &[SAINT_PIERRE]),
];

/// Its numbers have six digits: dialled 0508 then six from France, +508 then six from abroad.
const SAINT_PIERRE: &str = "508";

/// 06 39 98 is ARCEP's range for fiction, in the middle of Mayotte's 06 39.
const FICTION: &str = "63998";

/// How surcharged numbers begin: North America, Great Britain, worldwide shared cost and premium.
const PREMIUM_ABROAD: [&str; 4] = ["1900", "449", "808", "979"];

/// Whether digits without + begin like a territory's country code.
pub(super) fn is_overseas(digits: &str) -> bool {
    OVERSEAS.iter().any(|(country, _)| digits.starts_with(country))
}

/// `national` is without its 0: nine digits when it is right.
pub(super) fn french(national: &str) -> Result<String, PhoneFault> {
    match national.len() {
        0..9 => return Err(PhoneFault::TooShort),
        9 => {}
        _ => return Err(PhoneFault::TooLong),
    }
    if national.starts_with('0') {
        return Err(PhoneFault::Unknown);
    }
    // 080x costs nothing or a local call; 081, 082 and 089 are surcharged.
    if national.starts_with('8') && !national.starts_with("80") {
        return Err(PhoneFault::Premium);
    }
    let overseas = OVERSEAS.iter().find(|(_, begins)| begins.iter().any(|begin| national.starts_with(begin)));
    Ok(match overseas {
        _ if national.starts_with(FICTION) => format!("+33{national}"),
        Some((country, _)) if *country == SAINT_PIERRE => format!("+{national}"),
        Some((country, _)) => format!("+{country}{national}"),
        None => format!("+33{national}"),
    })
}

/// `digits` begin with a country code.
pub(super) fn international(digits: &str) -> Result<String, PhoneFault> {
    if let Some(national) = digits.strip_prefix("33") {
        return french(national.strip_prefix('0').unwrap_or(national));
    }
    for (country, _) in OVERSEAS {
        let Some(national) = digits.strip_prefix(country) else {
            continue;
        };
        // The 0 is often left in by mistake.
        let national = national.strip_prefix('0').unwrap_or(national);
        return french(if country == SAINT_PIERRE { digits } else { national });
    }
    if digits.starts_with('0') {
        return Err(PhoneFault::Unknown);
    }
    if PREMIUM_ABROAD.iter().any(|begin| digits.starts_with(begin)) {
        return Err(PhoneFault::Premium);
    }
    // North American numbers have eleven digits; others have eight to fifteen.
    let (least, most) = if digits.starts_with('1') { (11, 11) } else { (8, 15) };
    match digits.len() {
        size if size < least => Err(PhoneFault::TooShort),
        size if size > most => Err(PhoneFault::TooLong),
        _ => Ok(format!("+{digits}")),
    }
}

/// Digits in a country code: one for North America and Russia, two for those ITU listed first, else three.
pub(super) fn country_size(digits: &str) -> usize {
    let two: u8 = digits.get(..2).and_then(|two| two.parse().ok()).unwrap_or(0);
    match two {
        10..=19 | 70..=79 => 1,
        20 | 27 | 30..=34 | 36 | 39 | 40 | 41 | 43..=49 | 51..=58 | 60..=66 | 81 | 82 | 84 | 86 | 90..=95 | 98 => 2,
        _ => 3,
    }
}

/// Ten digits with their 0, for the numbers of the French plan. `digits`: E.164 without its +.
pub(super) fn french_national(digits: &str) -> Option<String> {
    if let Some(national) = digits.strip_prefix("33") {
        return Some(format!("0{national}"));
    }
    let (country, _) = OVERSEAS.iter().find(|(country, _)| digits.starts_with(country))?;
    let national = if *country == SAINT_PIERRE { digits } else { digits.strip_prefix(country)? };
    Some(format!("0{national}"))
}
