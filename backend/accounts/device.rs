//! A device in plain words, from what its browser says of itself: "Téléphone Android, Firefox".

use axum::http::{HeaderMap, header};

use crate::web::Lang;
use crate::web::templates::plain;

/// The device that sends a request.
pub fn of(headers: &HeaderMap, lang: Lang) -> String {
    name(headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default(), lang)
}

/// Words that somebody recognises in the list of their devices; never the whole `User-Agent`.
pub fn name(user_agent: &str, lang: Lang) -> String {
    let machine = plain(lang, machine(user_agent));
    match browser(user_agent) {
        Some(browser) => format!("{machine}, {browser}"),
        None => machine,
    }
}

fn machine(user_agent: &str) -> &'static str {
    let says = |word: &str| user_agent.contains(word);
    if says("iPhone") {
        "account-device-iphone"
    } else if says("iPad") {
        "account-device-ipad"
    } else if says("Android") {
        if says("Mobile") { "account-device-android-phone" } else { "account-device-android-tablet" }
    } else if says("Windows") {
        "account-device-windows"
    } else if says("Macintosh") {
        "account-device-mac"
    } else if says("CrOS") {
        "account-device-chromebook"
    } else if says("Linux") {
        "account-device-linux"
    } else {
        "account-device-other"
    }
}

/// In this order: many browsers also name the one they descend from.
fn browser(user_agent: &str) -> Option<&'static str> {
    let known = [
        ("SamsungBrowser/", "Samsung Internet"),
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("FxiOS/", "Firefox"),
        ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    known.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_told_in_plain_words() {
        let android = "Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0";
        assert_eq!(name(android, Lang::Fr), "Téléphone Android, Firefox");
        assert_eq!(name(android, Lang::En), "Android phone, Firefox");
        let iphone =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/604.1";
        assert_eq!(name(iphone, Lang::Fr), "iPhone, Safari");
        assert_eq!(name("curl/8.5", Lang::Fr), "Appareil inconnu");
    }
}
