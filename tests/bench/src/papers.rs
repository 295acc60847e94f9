//! What issuing takes: a badge signed, drawn and baked; an attestation written as a PDF. In this process: no network, no database.

use std::time::Instant;

use binome::recognition::attestations::{Attestation, Attested, Sum};
use binome::recognition::badges::{Achievement, Badge, Issuer, IssuerKey, Named, Place, Proof, VcJwt, baking, picture};
use binome::storage::{AccountId, AssociationId, AttestationId, BadgeId};
use binome::web::Lang;

use crate::report::{Figure, Report, figure, ms, percentile};

/// Times each is done a round.
const TIMES: usize = 200;

const SIGNED: Figure = figure("badge signed (VC-JWT), p50", "ms");
const SVG: Figure = figure("badge as SVG: signed, drawn, baked, p50", "ms");
const PNG: Figure = figure("badge as PNG: signed, drawn, baked, p50", "ms");
const PNG_WORST: Figure = figure("badge as PNG: signed, drawn, baked, p99", "ms");
const PDF: Figure = figure("attestation as PDF, p50", "ms");
const PDF_WORST: Figure = figure("attestation as PDF, p99", "ms");

pub fn measure(rounds: usize) -> Report {
    let mut report = Report::new("issuing a badge and an attestation");
    let (issuer, key) = (Issuer::at("https://aide.example.org"), IssuerKey::read(1, &IssuerKey::new_secret()).expect("a key"));
    let (badge, paper) = (badge(), paper());
    let token = || VcJwt { key: &key, issuer: &issuer }.secure(&issuer.credential(&badge, Some("ana@example.org")));
    let drawn = || picture::draw(badge.lang, badge.achievement, &badge.named).expect("a drawing");
    for _ in 0..rounds {
        let signed = times(|| token().len());
        let svg = times(|| baking::svg(&drawn(), &token()).len());
        let png = times(|| baking::png(&picture::png(&drawn()).expect("a picture"), &token()).expect("a PNG").len());
        let pdf =
            times(|| binome::pdf::write(&binome::recognition::paper::document(&paper, "https://aide.example.org")).expect("a PDF").len());
        let of = [
            (SIGNED, &signed, 0.5),
            (SVG, &svg, 0.5),
            (PNG, &png, 0.5),
            (PNG_WORST, &png, 0.99),
            (PDF, &pdf, 0.5),
            (PDF_WORST, &pdf, 0.99),
        ];
        for (figure, values, share) in of {
            report.add(figure, "", "ours", percentile(values, share));
        }
    }
    report
}

/// How long each time took, in milliseconds.
fn times(mut work: impl FnMut() -> usize) -> Vec<f64> {
    let mut taken = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let since = Instant::now();
        assert!(std::hint::black_box(work()) > 0);
        taken.push(ms(since.elapsed()));
    }
    taken
}

fn badge() -> Badge {
    Badge {
        id: BadgeId(1),
        code: "0123456789abcdef0123456789abcdef".into(),
        account: Some(AccountId(1)),
        achievement: Achievement::Hours(50),
        named: Named::default(),
        lang: Lang::Fr,
        association: Some(AssociationId(1)),
        subject: "7d444840-9dc0-41d1-b245-5ffdce74fad2".into(),
        status: Place { list: 0, index: 4_711 },
        is_public: true,
        earned_at: 1_795_424_400_000,
        seen_at: None,
        withdrawn_at: None,
    }
}

/// A year of help on one page.
fn paper() -> Attestation {
    let sum = |of: &str, minutes: i64| Sum { of: of.to_owned(), minutes, sessions: minutes / 30 };
    Attestation {
        id: AttestationId(1),
        code: "K7F4QX2R".into(),
        account: AccountId(1),
        association: AssociationId(1),
        lang: "fr".into(),
        attested: Attested {
            name: "Ana Moreira".into(),
            zone: Some("Europe/Paris".into()),
            association: "Entraide numérique de Chartres".into(),
            from_at: 1_767_222_000_000,
            until_at: 1_795_424_400_000,
            kinds: vec![sum("volunteer", 3_000)],
            activities: vec![sum("help", 2_400), sum("permanence", 600)],
            topics: vec![sum("travail_formation", 1_500), sum("email", 900), sum("sante", 600)],
            people: 41,
            skills: vec!["do_with".into(), "by_phone".into(), "many_topics".into()],
            modules: vec![("Arnaques : repérer, arrêter, réparer".into(), 1_790_000_000_000)],
            signed_by: "Nour Benali".into(),
            signed_at: 1_795_424_400_000,
            is_civic: false,
        },
        withdrawn_at: None,
        replaced_by: None,
    }
}
