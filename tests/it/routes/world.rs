//! Two associations that know nothing of each other, and one row of every noun in the first.

use std::collections::BTreeMap;

use binome::args;
use binome::config::{DEFAULT_LIMITS, Limits, Rate};
use binome::storage::{AccountId, AssociationId, Error, Sql, Tx, encode};
use binome::web::Route;

use crate::support::{Browser, Person, TestApp, josiane};

/// What a path's parameter names: its words, and the table of its ids.
const NOUNS: &[(&[&str], &str)] = &[
    (&["account", "helper", "person"], "accounts"),
    (&["achievement"], "achievements"),
    (&["asker"], "askers"),
    (&["association"], "associations"),
    (&["attestation"], "attestations"),
    (&["badge"], "badges"),
    (&["calendar"], "calendar_feeds"),
    (&["callback"], "callbacks"),
    (&["card"], "sign_in_cards"),
    (&["browser", "push_subscription"], "push_subscriptions"),
    (&["document"], "documents"),
    (&["help_request", "desk"], "help_requests"),
    (&["help_session", "session", "record"], "help_sessions"),
    (&["hours"], "hours"),
    (&["import"], "roster_imports"),
    (&["invitation"], "invitations"),
    (&["membership", "member"], "memberships"),
    (&["log_import"], "log_imports"),
    (&["mentor_call", "call"], "mentor_calls"),
    (&["message"], "messages"),
    (&["offer"], "offers"),
    (&["pairing"], "pairings"),
    (&["passkey"], "passkeys"),
    (&["permanence"], "permanences"),
    (&["picture"], "document_pictures"),
    (&["place"], "places"),
    (&["report"], "reports"),
    (&["sign_in", "device"], "sign_ins"),
    (&["suggestion"], "suggestions"),
];

/// Parameters that are no ids of ours.
const PLAIN: [&str; 14] =
    ["word", "generation", "list", "file", "step", "token", "code", "key", "version", "*path", "slug", "commune", "topic", "tile"];

/// One browser opens every page, many times a second.
const FOR_A_WALK: Limits = Limits {
    rate_requests: Rate::new(u32::MAX, u32::MAX, 60),
    rate_forms: Rate::new(u32::MAX, u32::MAX, 60),
    rate_sign_in: Rate::new(u32::MAX, u32::MAX, 60),
    ..DEFAULT_LIMITS
};

/// What a paper says.
const ATTESTED: &str = r#"{"name":"Ana Martin","association":"Entraide 28","from_at":0,"until_at":1,"kinds":[],"topics":[],"people":0,
    "skills":[],"modules":[],"signed_by":"Zoé","signed_at":1,"is_civic":false}"#;

pub struct World {
    pub app: TestApp,
    /// Helps in the first association, and has a pairing there.
    pub ana: Person,
    /// A helper and a coordinator of the second.
    pub bob: Person,
    pub yves: Person,
    /// Somebody else who asked, with their code.
    pub asker: Browser,
    /// The id of the first association's row in each table.
    ids: BTreeMap<&'static str, String>,
}

/// The nouns that a path's parameters name.
pub fn nouns(path: &'static str) -> impl Iterator<Item = &'static str> {
    parameters(path).filter(|(name, _)| !PLAIN.contains(name)).map(|(name, before)| table(path, name, before))
}

/// Each `{name}` of a path, with the segment before it.
fn parameters(path: &str) -> impl Iterator<Item = (&str, &str)> {
    let segments: Vec<&str> = path.split('/').collect();
    let before: Vec<&str> = std::iter::once("").chain(segments.iter().copied()).collect();
    segments.into_iter().zip(before).filter_map(|(segment, before)| Some((segment.strip_prefix('{')?.strip_suffix('}')?, before)))
}

fn table(path: &str, name: &str, before: &str) -> &'static str {
    // "/devices/{id}" means a device, "/ask/desk/{id}" what was asked at a desk.
    let noun = if name == "id" { before.trim_end_matches('s').replace('-', "_") } else { name.to_owned() };
    let found = NOUNS.iter().find(|(nouns, _)| nouns.contains(&noun.as_str()));
    found.unwrap_or_else(|| panic!("{path}: say in tests/it/routes/world.rs what {{{name}}} names")).1
}

/// A path with its parameters filled in.
pub fn fill(path: &'static str, value: impl Fn(&'static str) -> String) -> String {
    let fill_one = |(name, before): (&str, &str)| match name {
        // A number, whatever the tutorial.
        "step" => "1".to_owned(),
        _ if PLAIN.contains(&name) => value(""),
        _ => value(table(path, name, before)),
    };
    let mut values = parameters(path).map(fill_one);
    let segments =
        path.split('/').map(|segment| if segment.starts_with('{') { values.next().unwrap_or_default() } else { segment.to_owned() });
    segments.collect::<Vec<_>>().join("/")
}

impl World {
    pub async fn start() -> Self {
        let app = TestApp::limited(FOR_A_WALK).await;
        let (here, elsewhere) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
        let ana = app.volunteer("Ana", here).await;
        let asked = app.josiane_asks().await;
        app.settle().await;
        let form = ana.get("/home").await.first("form[action$='/acceptance']", "action");
        assert_eq!(ana.post(&form, &[]).await.status, 303);
        let (account, help_request) = (ana.account, asked.help_request.0);
        let lea = app.volunteer("Lea", here).await.account;
        app.state.storage.write(async move |tx| one_of_each(tx, here, elsewhere, account, lea, help_request).await).await.unwrap();
        let ids = ids(&app, here, account).await;
        let (bob, yves) = (app.volunteer("Bob", elsewhere).await, app.coordinator("Yves", elsewhere).await);
        let other = app.ask(binome::help_requests::NewHelpRequest { first_name: "Pierre".into(), ..josiane() }).await;
        let asker = app.asker(&other);
        Self { app, ana, bob, yves, asker, ids }
    }

    /// A route's path, filled with ids of the first association.
    pub fn path(&self, route: &Route) -> String {
        fill(route.path, |table| self.ids.get(table).cloned().unwrap_or_else(|| "x".into()))
    }

    /// Another browser of the same person.
    pub async fn again(&self, person: &Person) -> Browser {
        let account = person.account;
        let token =
            self.app.state.storage.write(async move |tx| binome::accounts::actions::sign_in(tx, account, "Chromium").await).await.unwrap();
        let browser = self.app.browser();
        browser.set_cookie(&format!("{}={token}; Path=/", binome::accounts::rights::COOKIE));
        browser
    }
}

async fn ids(app: &TestApp, here: AssociationId, ana: AccountId) -> BTreeMap<&'static str, String> {
    let mut ids = BTreeMap::new();
    for &(_, table) in NOUNS {
        let (condition, value) = match table {
            "accounts" | "associations" => ("id", if table == "accounts" { ana.0 } else { here.0 }),
            "sign_ins" | "memberships" => ("account_id", ana.0),
            _ => ("0", 0),
        };
        let statement = format!("SELECT id FROM {table} WHERE {condition} = $1 ORDER BY id LIMIT 1");
        let id: Option<i64> = app.state.db().scalar(&statement, args![value]).await.unwrap();
        ids.insert(table, encode(id.unwrap_or_else(|| panic!("no {table}"))));
    }
    ids
}

/// One row of every noun that the story above did not make.
async fn one_of_each(
    tx: &Tx,
    here: AssociationId,
    elsewhere: AssociationId,
    ana: AccountId,
    lea: AccountId,
    help_request: i64,
) -> Result<(), Error> {
    let pairing: i64 = tx.scalar("SELECT id FROM pairings LIMIT 1", args![]).await?.unwrap_or(0);
    let at = tx.now();
    let asker: i64 = tx.scalar("SELECT asker_id FROM help_requests WHERE id = $1", args![help_request]).await?.unwrap_or(0);
    let (key, message, report) = (tx.seal_key(asker).await?, tx.new_id::<i64>(), tx.new_id::<i64>());
    let (document, place, series): (i64, i64, i64) = (tx.new_id(), tx.new_id(), tx.new_id());
    let (paper, anas) = (tx.new_id::<i64>(), tx.seal_key(ana.0).await?);
    tx.execute("UPDATE association_areas SET area = 'd75' WHERE association_id = $1", args![elsewhere]).await?;
    let statements = [
        (
            "INSERT INTO places (id, association_id, name, sort_key, address, commune, phone, opening_hours, latitude, longitude, created_at) \
          VALUES ($1, $2, 'Médiathèque', 'mediatheque', '1 rue Verte', '28085', '+33261910002', '[]', 48.4, 1.5, $3)",
            args![place, here, at],
        ),
        (
            "INSERT INTO permanence_series (id, association_id, place_id, rule, first_on, starts_minute, duration_minutes, zone, skips_holidays, note, \
          seats_min, seats_max, topics, languages, alert_days, made_until, created_at) \
          VALUES ($1, $2, $3, '', '2026-12-01', 840, 180, 'Europe/Paris', TRUE, '', 1, 2, 0, 0, 3, '2026-12-01', $4)",
            args![series, here, place, at],
        ),
        (
            "INSERT INTO permanences (id, series_id, association_id, place_id, made_for, zone, starts_at, ends_at, note, seats_min, seats_max, topics, \
          languages, alert_days, sequence, changed_at) \
          VALUES ($1, $2, $3, $4, '2026-12-01', 'Europe/Paris', $5, $6, '', 1, 2, 0, 0, 3, 0, $7)",
            args![tx.new_id::<i64>(), series, here, place, at + 700_000_000, at + 710_000_000, at],
        ),
        (
            "INSERT INTO calendar_feeds (id, account_id, token_hash, created_at) VALUES ($1, $2, 'x', $3)",
            args![tx.new_id::<i64>(), ana, at],
        ),
        (
            "INSERT INTO callbacks (id, help_request_id, association_id, reason, due_at, tries, created_at) VALUES ($1, $2, $3, 'unmet', $4, 0, $4)",
            args![tx.new_id::<i64>(), help_request, here, at],
        ),
        (
            "INSERT INTO reports (id, help_request_id, account_id, association_id, is_by_asker, reason, words, created_at) \
          VALUES ($1, $2, $3, $4, TRUE, 'money', $5, $6)",
            args![report, help_request, ana, here, key.seal("reports.words", report, "Il veut de l’argent")?, at],
        ),
        (
            "INSERT INTO messages (id, help_request_id, author, account_id, words, created_at) VALUES ($1, $2, 'helper', $3, $4, $5)",
            args![message, help_request, ana, key.seal("messages.words", message, "Bonjour")?, at],
        ),
        (
            "INSERT INTO documents (id, kind, association_id, slug, state, version, source, draft, title, topics, unlocks, minutes, checked_at, \
          moved_at, is_shipped) VALUES ($1, 'module', $2, 'ici', 'published', 1, '', '', 'Ici', 0, 0, 5, 0, $3, FALSE)",
            args![document, here, at],
        ),
        (
            "INSERT INTO document_pictures (id, association_id, media, width, height, bytes, sent_at) VALUES ($1, $2, 'image/png', 1, 1, $3, $4)",
            args![tx.new_id::<i64>(), here, vec![0_u8], at],
        ),
        (
            "INSERT INTO suggestions (id, account_id, document_id, why, about, made_at) VALUES ($1, $2, $3, 'assigned', '{}', $4)",
            args![tx.new_id::<i64>(), ana, document, at],
        ),
        (
            "INSERT INTO mentor_calls (id, pairing_id, help_request_id, association_id, state, asked_at) VALUES ($1, $2, $3, $4, 'agreed', $5)",
            args![tx.new_id::<i64>(), pairing, help_request, here, at],
        ),
        (
            "INSERT INTO attestations (id, code_hash, code, account_id, association_id, lang, attested, signed_by, created_at) \
          VALUES ($1, 'x', $5, $2, $3, 'fr', $6, $2, $4)",
            args![
                paper,
                ana,
                here,
                at,
                anas.seal("attestations.code", paper, "K7F4QX2R")?,
                anas.seal("attestations.attested", paper, ATTESTED)?
            ],
        ),
        (
            "INSERT INTO achievements (id, association_id, name, says, criteria, created_by, created_at) VALUES ($1, $2, 'x', 'x', 'x', $3, $4)",
            args![tx.new_id::<i64>(), here, ana, at],
        ),
        (
            "INSERT INTO badges (id, code, account_id, achievement, title, language, association_id, subject, status_list, status_index, \
          is_public, earned_at) VALUES ($1, 'x', $2, 'first_help', '', 'fr', $3, '', 0, 0, FALSE, $4)",
            args![tx.new_id::<i64>(), ana, here, at],
        ),
        (
            "INSERT INTO sign_in_cards (id, account_id, token_hash, pin_hash, tries, created_at, made_by) VALUES ($1, $2, 'x', 'x', 0, $3, $2)",
            args![tx.new_id::<i64>(), ana, at],
        ),
        (
            "INSERT INTO passkeys (id, account_id, credential_hash, name, credential, created_at) VALUES ($1, $2, 'x', $3, $3, $4)",
            args![tx.new_id::<i64>(), lea, vec![0_u8], at],
        ),
        (
            "INSERT INTO invitations (id, association_id, role, name, token_hash, is_group, created_by, created_at, expires_at) \
          VALUES ($1, $2, 'helper', 'Zoé', 'x', FALSE, $3, $4, $5)",
            args![tx.new_id::<i64>(), here, ana, at, at + 1_000_000_000],
        ),
        (
            "INSERT INTO roster_imports (id, association_id, created_by, state, file_name, heading, columns, decisions, total, done, created, changed, \
          same, left_out, faulty, created_at) VALUES ($1, $2, $3, 'read', 'x.csv', '{\"line\":0,\"columns\":[]}', '{}', '{}', 0, 0, 0, 0, 0, 0, 0, $4)",
            args![tx.new_id::<i64>(), here, ana, at],
        ),
        (
            "INSERT INTO log_imports (id, account_id, made_by, file_name, created_at) VALUES ($1, $2, $2, 'x.csv', $3)",
            args![tx.new_id::<i64>(), ana, at],
        ),
        (
            "INSERT INTO push_subscriptions (id, account_id, sign_in_id, endpoint, p256dh, auth, created_at) VALUES ($1, $2, 1, 'https://push.example.org/x', 'x', 'x', $3)",
            args![tx.new_id::<i64>(), ana, at],
        ),
    ];
    for (statement, values) in statements {
        tx.execute(statement, values).await?;
    }
    let session: i64 = tx.new_id();
    tx.execute(
        "INSERT INTO help_sessions (id, help_request_id, pairing_id, account_id, association_id, type, held_at, version, mailed, created_at) \
         VALUES ($1, $2, $3, $4, $5, 'individuel', $6, 1, 0, $6)",
        args![session, help_request, pairing, ana, here, at],
    )
    .await?;
    tx.execute(
        "INSERT INTO hours (id, help_session_id, account_id, association_id, kind, verb, minutes, held_at, created_at) \
         VALUES ($1, $2, $3, $4, 'volunteer', 'recorded', 30, $5, $5)",
        args![tx.new_id::<i64>(), session, ana, here, at],
    )
    .await?;
    Ok(())
}
