//! Numbers that carry their own check: payment cards (Luhn), IBANs (ISO 13616), French social security (INSEE).

use super::SecretKind;

/// Letters and digits in one piece.
struct Group {
    text: String,
    /// Only a space, dot or dash stands between it and the one before.
    is_joined: bool,
    /// A + stands before it: a telephone number.
    has_plus: bool,
}

impl Group {
    fn is_digits(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// The longest IBAN there can be; nothing else looked for is longer.
const LONGEST: usize = 34;

pub(super) fn find(letters: &[char]) -> Vec<SecretKind> {
    let groups = groups(letters);
    let mut found = Vec::new();
    let (mut has_card, mut has_iban, mut has_social) = (false, false, false);
    let is_company = mentions(letters, "siret") || mentions(letters, "siren");
    let is_tax = mentions(letters, "fisc");
    let mut start = 0;
    while let Some(rest) = groups.get(start..).filter(|rest| !rest.is_empty()) {
        let whole = start == 0 || !rest.first().is_some_and(|group| group.is_joined && group.is_digits());
        // What is an IBAN is read as nothing else.
        if let Some(size) = iban(rest) {
            has_iban = true;
            start += size;
            continue;
        }
        has_card = has_card || card(rest, whole, is_company);
        has_social = has_social || social_security(rest, is_tax);
        start += 1;
    }
    found.extend(has_card.then_some(SecretKind::Card));
    found.extend(has_iban.then_some(SecretKind::Iban));
    found.extend(has_social.then_some(SecretKind::SocialSecurity));
    found
}

fn mentions(letters: &[char], word: &str) -> bool {
    let text: String = letters.iter().flat_map(|letter| letter.to_lowercase()).collect();
    text.contains(word)
}

fn groups(letters: &[char]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut between = String::new();
    let mut is_inside = false;
    for letter in letters {
        if !letter.is_alphanumeric() {
            between.push(*letter);
            is_inside = false;
            continue;
        }
        if !is_inside {
            let is_joined = between.chars().count() <= 3 && between.chars().all(is_separator);
            groups.push(Group { text: String::new(), is_joined, has_plus: between.ends_with('+') });
            between.clear();
            is_inside = true;
        }
        if let Some(group) = groups.last_mut() {
            group.text.push(letter.to_ascii_uppercase());
        }
    }
    groups
}

fn is_separator(letter: char) -> bool {
    matches!(letter, ' ' | '.' | '-' | '_' | '\u{2010}'..='\u{2015}')
}

/// The text of the first 1, 2, 3… joined groups, up to the longest that matters; `count` groups each.
fn joined(groups: &[Group]) -> impl Iterator<Item = (usize, String)> {
    let mut text = String::new();
    let run = groups.iter().enumerate().take_while(|(index, group)| *index == 0 || group.is_joined);
    run.map_while(move |(index, group)| {
        text.push_str(&group.text);
        (text.len() <= LONGEST).then(|| (index + 1, text.clone()))
    })
}

/// How many groups make an IBAN.
fn iban(groups: &[Group]) -> Option<usize> {
    groups.first().filter(|group| group.text.starts_with(|first: char| first.is_ascii_uppercase()))?;
    joined(groups).find(|(_, text)| is_iban(text)).map(|(count, _)| count)
}

/// Country and length, from the SWIFT registry and what African banks use without being in it.
const IBANS: &str = "AD24 AE23 AL28 AO25 AT20 AZ28 BA20 BE16 BF28 BG22 BH22 BI27 BJ28 BR29 BY28 CF27 CG27 CH21 CI28 \
     CM27 CR22 CV25 CY28 CZ24 DE22 DJ27 DK18 DO28 DZ26 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GA27 GB22 GE22 GI23 GL18 \
     GQ27 GR27 GT28 GW25 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KM27 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 \
     LY25 MA28 MC27 MD24 ME22 MG27 MK19 ML28 MN20 MR27 MT31 MU30 MZ25 NE28 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 \
     QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SN28 SO23 ST25 SV28 TD27 TG28 TL23 TN24 TR26 UA29 VA22 \
     VG24 XK20 YE30";

fn is_iban(text: &str) -> bool {
    let Some((country, rest)) = text.split_at_checked(2) else {
        return false;
    };
    if text.len() < 15 || !text.get(2..4).is_some_and(|check| check.bytes().all(|byte| byte.is_ascii_digit())) {
        return false;
    }
    let is_known = IBANS.split(' ').any(|known| known.strip_prefix(country) == Some(&text.len().to_string()));
    let Some((check, account)) = rest.split_at_checked(2).filter(|_| is_known) else {
        return false;
    };
    let moved = account.bytes().chain(country.bytes()).chain(check.bytes());
    let remainder = moved.fold(0_u32, |sum, byte| match byte {
        b'0'..=b'9' => (sum * 10 + u32::from(byte - b'0')) % 97,
        _ => (sum * 100 + u32::from(byte.wrapping_sub(b'A')) + 10) % 97,
    });
    text.is_ascii() && remainder == 1
}

/// `whole`: no digits stand just before. Cards are written in groups of four or so; a card in pairs is believed only
/// when it is all there is, since telephone numbers are written in pairs too.
fn card(groups: &[Group], whole: bool, is_company: bool) -> bool {
    if groups.first().is_none_or(|group| group.has_plus || !group.text.starts_with(['2', '3', '4', '5', '6'])) {
        return false;
    }
    let digits = groups.iter().take(LONGEST).take_while(|group| group.is_digits()).count();
    let run = groups.get(..digits).unwrap_or_default();
    joined(run).any(|(count, text)| {
        let window = run.get(..count).unwrap_or_default();
        let ends = run.get(count).is_none_or(|next| !next.is_joined);
        let is_grouped = window.iter().rev().skip(1).all(|group| group.text.len() >= 3);
        (is_grouped || (whole && ends)) && is_brand(&text) && has_luhn(&text) && !(is_company && text.len() == 14)
    })
}

/// Visa, Mastercard, American Express, Diners, JCB, Maestro and the like: first digits, and how many.
fn is_brand(text: &str) -> bool {
    let begin: u32 = text.get(..4).and_then(|begin| begin.parse().ok()).unwrap_or(0);
    match begin {
        4000..=4999 => matches!(text.len(), 13 | 16 | 19),
        5100..=5599 | 2221..=2720 | 3528..=3589 => text.len() == 16,
        5000..=5099 | 5600..=5899 | 6000..=6999 => (13..=19).contains(&text.len()),
        3400..=3499 | 3700..=3799 => text.len() == 15,
        3000..=3059 | 3600..=3699 | 3800..=3999 => text.len() == 14,
        _ => false,
    }
}

fn has_luhn(text: &str) -> bool {
    let sum: u32 = text
        .bytes()
        .rev()
        .enumerate()
        .map(|(index, byte)| (index % 2, u32::from(byte - b'0')))
        .map(|(odd, digit)| if odd == 1 { digit * 2 / 10 + digit * 2 % 10 } else { digit })
        .sum();
    sum.is_multiple_of(10)
}

fn social_security(groups: &[Group], is_tax: bool) -> bool {
    let is_plain = groups.first().is_some_and(|group| !group.has_plus && group.text.starts_with(['1', '2', '3', '4', '7', '8']));
    is_plain && joined(groups).any(|(_, text)| is_social_security(&text, is_tax))
}

/// Sex, year, month, département, commune, order: 13 signs; with the key 15. Without the key only real months count,
/// and a tax number, which has 13 digits too, is believed when its name is near.
fn is_social_security(text: &str, is_tax: bool) -> bool {
    if !matches!(text.len(), 13 | 15) {
        return false;
    }
    let number = |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse::<u64>().ok());
    let corsica = match text.get(5..7) {
        Some("2A") => Some(19),
        Some("2B") => Some(18),
        _ => None,
    };
    let parts = (number(0, 1), number(1, 3), number(3, 5), corsica.or(number(5, 7)), number(7, 10), number(10, 13));
    let (Some(sex), Some(year), Some(month), Some(place), Some(commune), Some(order)) = parts else {
        return false;
    };
    if place == 0 || commune == 0 || order == 0 {
        return false;
    }
    let is_month = matches!(month, 1..=12 | 20);
    match text.len() {
        13 => matches!(sex, 1 | 2) && is_month && !is_tax,
        15 => {
            let all = [(year, 100), (month, 100), (place, 100), (commune, 1000), (order, 1000)];
            let value = all.into_iter().fold(sex, |value, (part, size)| value * size + part);
            let is_written = is_month || matches!(month, 30..=42 | 50..=99);
            matches!(sex, 1..=4 | 7 | 8) && is_written && number(13, 15) == Some(97 - value % 97)
        }
        _ => false,
    }
}
