//! Whether a piece of text looks like a password, or like what people say of one.

use super::passwords::folded;

/// Words that say what is wrong with a password, or whose it is, and are none.
const HARMLESS: &str = " perdu perdue oublie oubliee forgotten lost wrong incorrect incorrecte invalide invalid expire expired \
     bloque blocked locked refuse refused inconnu unknown change changed faux fausse mauvais mauvaise bon bonne ok trop \
     not pas non no oui yes aucun none rien vide empty obligatoire required demande impossible difficile complique \
     introuvable provisoire temporaire temporary ancien nouveau new old identique same different reset aide help svp merci \
     urgent please caf ameli impots france travail emploi pole gmail outlook orange sfr free laposte facebook whatsapp \
     ants retraite banque mail email e-mail messagerie ordinateur telephone tablette compte account site wifi box \
     franceconnect doctolib leboncoin google apple microsoft amazon windows android iphone ipad msa cpam edf \
     securite simple unique personnel prive secret enregistre long court faible fort ";

/// Letters and digits mixed, four digits or more, a sign inside, or a capital inside.
pub(super) fn looks_secret(value: &str) -> bool {
    let lower = value.to_lowercase();
    let count = value.chars().count();
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let has_letter = value.chars().any(char::is_alphabetic);
    let has_sign = value.chars().any(|letter| "!@#$%&*_+=?§£^~|\\<>".contains(letter));
    let has_inner_capital = value.chars().skip(1).any(char::is_uppercase) && value.chars().any(char::is_lowercase);
    let is_mixed = (has_letter && (digits > 0 || has_sign || has_inner_capital)) || (digits > 0 && has_sign);
    let is_known = PRODUCTS.iter().any(|name| lower.starts_with(name)) || is_harmless(&lower);
    let is_contact =
        value.contains("://") || lower.starts_with("www.") || value.split_once('@').is_some_and(|(_, host)| host.contains('.'));
    let is_number = digits == count && count >= 4;
    count >= 4 && (is_mixed || is_number) && !is_known && !is_contact && !is_hour(&lower) && !value.contains(['/', '€', '\''])
}

/// With a number after them they look like passwords: "iPhone12", "Windows11".
const PRODUCTS: [&str; 8] = ["iphone", "ipad", "windows", "android", "office", "galaxy", "samsung", "playstation"];

fn is_harmless(word: &str) -> bool {
    HARMLESS.contains(&format!(" {word} "))
}

/// "refusé", "illisible", "CAF": what one says of a password, not the password.
pub(super) fn is_complaint(value: &str) -> bool {
    let lower = value.to_lowercase();
    let folded: String = value.chars().map(folded).collect();
    let is_participle = ["é", "ée", "és", "ées", "able", "ible", "ique"].iter().any(|end| lower.ends_with(end));
    let is_initials = value.chars().count() <= 5 && value.chars().all(char::is_uppercase);
    is_participle || is_initials || is_harmless(&folded)
}

fn is_hour(value: &str) -> bool {
    let Some((hours, minutes)) = value.split_once('h') else {
        return false;
    };
    let is_digits = |text: &str| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    !hours.is_empty() && is_digits(hours) && is_digits(minutes)
}

pub(super) fn is_year(value: &str) -> bool {
    value.len() == 4 && (value.starts_with("19") || value.starts_with("20")) && value.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn is_telephone(value: &str) -> bool {
    value.len() == 10 && value.starts_with('0') && value.bytes().all(|byte| byte.is_ascii_digit())
}
