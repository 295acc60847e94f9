//! An instance where every list has so many rows: offers, pairings, calls, reports, members, devices, places, …

use std::collections::BTreeMap;

use binome::args;
use binome::config::{DEFAULT_LIMITS, Limits, Rate};
use binome::help_requests::NewHelpRequest;
use binome::storage::{AskerId, Sql, Tx, encode};

use super::rows::{self, Scene};
use crate::associations::operator;
use crate::support::{Answer, Browser, Person, TestApp, josiane};

/// Who looks at a page.
#[derive(Clone, Copy, Debug)]
pub enum Who {
    Stranger,
    Asker,
    Helper,
    Coordinator,
    Operator,
}

/// One browser opens every page, many times a second.
const FOR_A_CROWD: Limits = Limits { rate_requests: Rate::new(u32::MAX, u32::MAX, 60), ..DEFAULT_LIMITS };

/// Pages of an asker about one of their help requests.
const OF_ONE: [&str; 5] = ["/wait", "/chat", "/reply", "/slip", "/ticket"];

pub struct Crowd {
    app: TestApp,
    asker: Browser,
    ana: Person,
    odile: Person,
    operator: Browser,
    ids: BTreeMap<&'static str, String>,
}

impl Crowd {
    pub async fn of(rows: usize) -> Self {
        let app = TestApp::limited(FOR_A_CROWD).await;
        let operator = operator(&app).await;
        let here = app.association("Entraide 28").await;
        let (ana, odile) = (app.volunteer("Ana", here).await, app.coordinator("Odile", here).await);
        let mut people = Vec::new();
        for number in 0..rows {
            people.push(app.volunteer(&format!("Bob{number}"), here).await.account);
            app.person(&format!("Eve{number}")).await;
            app.association(&format!("Ailleurs {number}")).await;
        }
        let asked = app.josiane_asks().await;
        let browser = app.asker(&asked);
        let ours = asked.help_request;
        let josiane_is: AskerId =
            app.state.db().scalar("SELECT asker_id FROM help_requests WHERE id = $1", args![ours]).await.unwrap().unwrap();
        let (mut offered, mut paired, mut recorded) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..rows {
            app.ask(NewHelpRequest { asker: Some(josiane_is), ..josiane() }).await;
            offered.push(app.josiane_asks().await.help_request);
            paired.push(app.josiane_asks().await.help_request);
            recorded.push(app.josiane_asks().await.help_request);
        }
        let scene = Scene { here, ana: ana.account, bob: people[0], odile: odile.account, ours, rows };
        let work = async move |tx: &Tx| {
            rows::told_to_everybody(tx, scene, &people).await?;
            rows::offers(tx, scene, &offered, &paired).await?;
            rows::pair(tx, scene, ours, scene.ana, 0).await?;
            for (number, help_request) in paired.iter().enumerate() {
                rows::pair(tx, scene, *help_request, scene.ana, number).await?;
            }
            for help_request in &recorded {
                rows::record(tx, scene, *help_request).await?;
            }
            rows::conversation(tx, scene).await?;
            rows::roster(tx, scene).await?;
            rows::permanences(tx, scene).await
        };
        app.state.storage.write(work).await.unwrap();
        let ids = ids(&app, scene).await;
        Self { app, asker: browser, ana, odile, operator, ids }
    }

    /// A path with its parameters filled in.
    pub fn address(&self, path: &'static str) -> String {
        let word = |segment: &str| {
            let name = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
            name.map_or_else(|| segment.to_owned(), |name| self.named(path, name))
        };
        let address = path.split('/').map(word).collect::<Vec<_>>().join("/");
        if OF_ONE.contains(&path) { format!("{address}?of={}", self.ids["help_request"]) } else { address }
    }

    fn named(&self, path: &str, name: &str) -> String {
        let noun = match (path, name) {
            (_, "id") if path.starts_with("/members/") => "member",
            (_, "id") if path.starts_with("/invitations/") => "invitation",
            (_, "id") if path.starts_with("/permanences/") => "permanence",
            (_, "id") if path.starts_with("/association/places/") => "place",
            (_, "id") => "association",
            _ => name,
        };
        self.ids.get(noun).unwrap_or_else(|| panic!("{path}: say in tests/it/statements/crowd.rs what {{{name}}} names")).clone()
    }

    pub async fn look(&self, who: Who, address: &str) -> Answer {
        let stranger = self.app.browser();
        let browser = match who {
            Who::Stranger => &stranger,
            Who::Asker => &self.asker,
            Who::Helper => &self.ana.browser,
            Who::Coordinator => &self.odile.browser,
            Who::Operator => &self.operator,
        };
        let answer = browser.get(address).await;
        // The reason holds for an hour: what is counted comes after it.
        if answer.location.as_deref().is_some_and(|to| to.starts_with("/reasons")) { browser.look_into(address).await } else { answer }
    }
}

async fn ids(app: &TestApp, scene: Scene) -> BTreeMap<&'static str, String> {
    let first = [
        ("member", "SELECT id FROM memberships WHERE account_id = $1", scene.ana.0),
        ("account", "SELECT account_id FROM helpers WHERE kind = 'family' AND account_id > $1 ORDER BY account_id LIMIT 1", 0),
        ("report", "SELECT id FROM reports WHERE account_id = $1 ORDER BY id LIMIT 1", scene.ana.0),
        ("help_request", "SELECT id FROM help_requests WHERE id = $1", scene.ours.0),
        ("place", "SELECT id FROM places WHERE association_id = $1 ORDER BY id LIMIT 1", scene.here.0),
        ("permanence", "SELECT id FROM permanences WHERE association_id = $1 ORDER BY id LIMIT 1", scene.here.0),
        ("invitation", "SELECT id FROM invitations WHERE association_id = $1 ORDER BY id LIMIT 1", scene.here.0),
        ("pairing", "SELECT id FROM pairings WHERE help_request_id = $1", scene.ours.0),
        ("record", "SELECT id FROM help_sessions WHERE help_request_id = $1 ORDER BY id LIMIT 1", scene.ours.0),
        ("call", "SELECT id FROM mentor_calls WHERE help_request_id = $1 ORDER BY id DESC LIMIT 1", scene.ours.0),
    ];
    let mut ids = BTreeMap::from([("association", encode(scene.here.0))]);
    for (noun, statement, value) in first {
        let id: Option<i64> = app.state.db().scalar(statement, args![value]).await.unwrap();
        ids.insert(noun, encode(id.unwrap_or_else(|| panic!("no {noun}"))));
    }
    ids
}
