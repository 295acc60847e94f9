//! Helping: from the claim to the recap, as the helper, the asker and the mentor see it.

mod away;
mod drop_ins;
mod log_imports;
mod meeting;
mod messages;
mod next_meetings;
mod recaps;
mod records;
mod remarks;

use binome::help_requests::Asked;
use binome::storage::AssociationId;

use crate::support::{Browser, Person, TestApp};

/// Ana, who accepted what Josiane asked.
pub struct Paired {
    pub entraide: AssociationId,
    pub ana: Person,
    pub josiane: Browser,
    pub asked: Asked,
    /// "/pairings/…"
    pub pairing: String,
}

pub async fn paired(app: &TestApp) -> Paired {
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    let asked = app.josiane_asks().await;
    app.settle().await;
    let offer = ana.get("/home").await.first("form[action$='/acceptance']", "action");
    let pairing = ana.post(&offer, &[]).await.location.unwrap();
    Paired { entraide, ana, josiane: app.asker(&asked), asked, pairing }
}

/// Ana writes the record, with presets; where it can be read.
pub async fn record(ana: &Person, pairing: &str, more: &[(&str, &str)]) -> String {
    let usual = [("outcome", "resolu"), ("autonomie", "partiellement_autonome"), ("topics", "travail_formation"), ("lieu", "a_distance")];
    let given: Vec<&str> = more.iter().map(|(name, _)| *name).collect();
    let mut fields: Vec<(&str, &str)> = usual.into_iter().filter(|(name, _)| !given.contains(name)).collect();
    fields.extend(more);
    if !given.contains(&"minutes") {
        fields.push(("minutes", "30"));
    }
    let sent = ana.post(&format!("{pairing}/record"), &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.words());
    sent.location.unwrap()
}
