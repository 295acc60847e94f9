//! What must never be written to a helper: caught in free words before they are sent.
//!
//! Tuned to let real needs through ("j'ai perdu mon mot de passe", a telephone, a CAF number): a missed secret is
//! bad, a person stopped for nothing gives up.

mod numbers;
mod passwords;
mod values;

use unicode_normalization::UnicodeNormalization;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SecretKind {
    /// A password, a PIN, a card's code.
    Password,
    /// The number of a payment card.
    Card,
    Iban,
    SocialSecurity,
}

impl SecretKind {
    /// Fluent id: what was seen, and what to do.
    pub fn text_id(self) -> &'static str {
        match self {
            SecretKind::Password => "input-secret-password",
            SecretKind::Card => "input-secret-card",
            SecretKind::Iban => "input-secret-iban",
            SecretKind::SocialSecurity => "input-secret-social-security",
        }
    }
}

/// The kinds of secret seen, each once, in the order of the enumeration. Time grows with the length of the text.
pub fn find_secrets(text: &str) -> Vec<SecretKind> {
    // Wide digits, non-breaking spaces and the like are read as people see them.
    let letters: Vec<char> = text.nfkc().collect();
    let mut found = Vec::new();
    if passwords::has_password(&letters) {
        found.push(SecretKind::Password);
    }
    found.extend(numbers::find(&letters));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: [&str; 62] = [
        "",
        "Bonjour",
        "j'ai perdu mon mot de passe",
        "J'ai perdu mon mot de passe.",
        "mot de passe oublié",
        "Mot de passe oublié : aide",
        "mon mot de passe est perdu",
        "Mon mot de passe est refusé !",
        "mon mot de passe ne marche plus depuis 2023",
        "Problème de mot de passe : je ne peux plus me connecter",
        "mot de passe : perdu",
        "mot de passe: ?",
        "Réinitialiser le mot de passe : Navigo",
        "Problème de mot de passe : Pronote",
        "Mot de passe : CAF",
        "mot de passe : ameli",
        "mot de passe : comment le changer",
        "mon mot de passe est trop court",
        "mon mot de passe est sur un papier",
        "le mot de passe est demandé à chaque fois",
        "mon mdp est bloqué",
        "mdp caf",
        "quel est mon mot de passe ?",
        "je voudrais changer de mot de passe 2 fois par an",
        "mot de passe de mon iPhone12",
        "mot de passe Windows11 perdu",
        "mot de passe : demain 14h30 ?",
        "mot de passe perdu, appelez-moi au 06 39 98 12 34",
        "mot de passe perdu 0639981234",
        "mot de passe : ana@example.org",
        "le code pin de mon téléphone est bloqué depuis 2024",
        "j'ai oublié le code secret de ma carte",
        "code secret perdu, dossier CAF 1234567",
        "code postal 28000",
        "mon code est K7F4-QX2R",
        "le digicode est 1234A",
        "Pass culture : 300 euros",
        "I forgot my password",
        "my password is wrong",
        "password reset does not work",
        "my PIN is blocked",
        "06 39 98 12 34",
        "06.39.98.12.34 ou 02 61 91 00 12",
        "06 39 98 12 34 02 61 91 00 12",
        "+33 6 39 98 12 34",
        "0033 6 39 98 12 34",
        "mon numéro CAF 1234567",
        "identifiant France Travail 1234567A",
        "numéro fiscal 1 23 05 28 085 123",
        "numéro fiscal 30 12 345 678 901",
        "né le 12/05/1980 et elle le 13/06/1985",
        "12.05.1980 13.06.1985",
        "SIRET 130 005 481 00010",
        "siret 36252187900034",
        "4970 1234 5678 9012",
        "12345678901234567890123456789012345678",
        "FR76 3000 6000 0112 3456 7890 188",
        "BIC AGRIFRPP836",
        "TV 2026 1234 5678 dossier",
        "1790000000000",
        "3017620422003",
        "1 85 99 99 123 084 58",
    ];

    fn kinds(text: &str) -> Vec<SecretKind> {
        find_secrets(text)
    }

    #[test]
    fn what_people_need_to_say_passes() {
        for text in PLAIN {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    #[test]
    fn passwords_and_codes_are_caught() {
        for text in [
            "mot de passe: soleil28",
            "Mot de passe : Soleil",
            "MOT DE PASSE = SOLEIL28",
            "mdp = xxx!28",
            "mdp:azerty",
            "mdp=azerty",
            "Mon mdp est Soleil28",
            "mon mdp est soleil",
            "mon mdp c'est soleil28 merci",
            "mon mot de passe c’est Médor2012!",
            "mon mot de passe ameli est Médor2012",
            "mon mot de passe pour la caf : médor",
            "mot de passe oublié, l'ancien mdp: Azerty99",
            "mdp Soleil28!",
            "mot de passe \"Soleil28\"",
            "motdepasse : abcd1234",
            "id 1234567 mdp 98765432",
            "identifiant: ana / mot de passe: bob!bob",
            "Soleil28 est mon mot de passe",
            "code secret 1234",
            "code secret : 1 2 3 4",
            "mon code confidentiel est 123456",
            "le code de ma carte bleue c'est 1984",
            "code pin 0000",
            "cryptogramme 123",
            "cvv: 123",
            "password: hunter2",
            "my password is Hunter2",
            "my password is sunshine",
            "pwd hunter22",
            "my pin is 1234",
        ] {
            assert_eq!(kinds(text), [SecretKind::Password], "{text}");
        }
    }

    #[test]
    fn payment_cards_are_caught() {
        for text in [
            "4970 1012 3456 7893",
            "ma carte 4970101234567893 exp 12/28",
            "4970-1012-3456-7893",
            "4970.1012.3456.7893",
            "４９７０ 1012\u{a0}3456 7893",
            "49 70 10 12 34 56 78 93",
            "carte:5555 5555 5555 4444.",
            "3782 822463 10005",
            "2223 0031 2200 3222",
            "3056 930902 5904",
            "6304 0000 0000 0000",
        ] {
            assert_eq!(kinds(text), [SecretKind::Card], "{text}");
        }
    }

    #[test]
    fn ibans_of_any_country_are_caught() {
        for text in [
            "FR76 3000 6000 0112 3456 7890 189",
            "iban:fr7630006000011234567890189",
            "mon IBAN FR 76 3000 6000 0112 3456 7890 189 merci",
            "FR14-2004-1010-0505-0001-3M02-606",
            "DE89 3704 0044 0532 0130 00",
            "GB82 WEST 1234 5698 7654 32",
            "BE68 5390 0754 7034",
            "NO93 8601 1117 947",
        ] {
            assert_eq!(kinds(text), [SecretKind::Iban], "{text}");
        }
    }

    #[test]
    fn social_security_numbers_are_caught() {
        for text in [
            "1 85 05 78 006 084 91",
            "185057800608491",
            "sécu 1 85 05 78 006 084",
            "n° 1850578006084 clé 91",
            "1.85.05.78.006.084.91",
            "2 69 05 2A 004 084 53",
            "269052b004084",
            "1 85 99 99 123 084 40",
        ] {
            assert_eq!(kinds(text), [SecretKind::SocialSecurity], "{text}");
        }
    }

    #[test]
    fn several_secrets_are_each_named_once() {
        let text = "mdp: soleil28, carte 4970 1012 3456 7893 ou 5555555555554444, FR76 3000 6000 0112 3456 7890 189";
        assert_eq!(kinds(text), [SecretKind::Password, SecretKind::Card, SecretKind::Iban]);
    }

    #[test]
    fn a_huge_text_is_read_in_little_time() {
        for piece in ["mot de passe ", "1 ", "FR76 ", "code secret a ", "4970 ", "mdp:"] {
            assert!(kinds(&piece.repeat(5_000)).len() <= 1);
        }
    }

    #[test]
    fn every_kind_has_its_words_in_both_languages() {
        let fr = include_str!("../../../frontend/locales/fr/inputs.ftl");
        let en = include_str!("../../../frontend/locales/en/inputs.ftl");
        for kind in [SecretKind::Password, SecretKind::Card, SecretKind::Iban, SecretKind::SocialSecurity] {
            assert!([fr, en].iter().all(|words| words.contains(&format!("\n{} = ", kind.text_id()))), "{kind:?}");
        }
    }
}
