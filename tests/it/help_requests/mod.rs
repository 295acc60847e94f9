//! Asking: three screens without JavaScript, the code, the papers, ending and erasing.

mod asking;
mod code;

use binome::args;
use binome::associations::WeeklyHours;
use binome::storage::{AssociationId, Error, PlaceId, Sql};

use crate::support::{Answer, Browser, TestApp};

/// What Josiane answers on the three screens.
const ANSWERS: [(&str, &str); 7] = [
    ("topic", "caf"),
    ("words", "Mon dossier est bloqué"),
    ("commune", "Chartres"),
    ("meeting", "phone"),
    ("when", "now"),
    ("for", "me"),
    ("first_name", "Josiane"),
];

fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = ANSWERS.iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    kept.copied().chain(more.iter().copied()).collect()
}

async fn count(app: &TestApp, table: &str) -> i64 {
    app.state.db().scalar(&format!("SELECT CAST(COUNT(*) AS BIGINT) FROM {table}"), args![]).await.unwrap().unwrap()
}

/// What the form of a page would send, as it stands.
fn fields_of(page: &Answer) -> Vec<(String, String)> {
    let names = page.all("main form input[type=hidden]", "name");
    let values = page.all("main form input[type=hidden]", "value");
    names.into_iter().zip(values).collect()
}

async fn send(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Answer {
    browser.submit(path, fields).await
}

/// A place in the middle of Chartres, open every day.
async fn place(app: &TestApp, association: AssociationId, name: &'static str) {
    let hours = WeeklyHours::same(0..7, &[(540, 1080)]).to_json();
    app.state
        .storage
        .write(async move |tx| {
            let id: PlaceId = tx.new_id();
            tx.execute(
                "INSERT INTO places (id, association_id, name, sort_key, address, commune, phone, opening_hours, latitude, longitude, created_at) \
                 VALUES ($1, $2, $3, $3, '1 boulevard Maurice Viollette', '28085', '', $4, 48.4469, 1.4892, $5)",
                args![id, association, name, &hours, tx.now()],
            )
            .await?;
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
}
