//! A coordinator's training pages: who is trained, which topics ask for it, what was proposed.

use binome::args;
use binome::learning::suggestions::Why;
use binome::storage::{AccountId, MembershipId, Sql};

use super::{module, offers, pass, proposed, start};
use crate::support::TestApp;

const PATH: &str = "/association/training";

async fn membership(app: &TestApp, account: AccountId) -> String {
    let id: Option<MembershipId> = app.state.db().scalar("SELECT id FROM memberships WHERE account_id = $1", args![account]).await.unwrap();
    id.unwrap().to_string()
}

#[tokio::test]
async fn a_coordinator_sees_who_is_trained_and_where_nobody_is() {
    let app = start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, zoe) = (app.volunteer("Ana", entraide).await, app.coordinator("Zoe", entraide).await);
    app.volunteer("Bob", entraide).await;
    pass(&app, ana.account, "impots").await;
    let page = zoe.get(PATH).await;
    assert!(page.words().contains("Formé à : Argent, impôts"), "{}", page.words());
    assert!(page.words().contains("valable jusqu’au"));
    let found = zoe.get(&format!("{PATH}?q=bob")).await.words();
    assert!(found.contains("Bob") && !found.contains("Ana Martin"), "{found}");
    zoe.post(&format!("{PATH}/topics"), &[("topics", "travail_formation"), ("topics", "no_such_topic")]).await;
    app.josiane_asks().await;
    app.settle().await;
    assert_eq!(offers(&ana).await.len(), 0, "the rule holds from the next help request on");
    let topics = zoe.get(&format!("{PATH}/topics")).await;
    assert_eq!(topics.all("input[name=topics][checked]", "value"), ["travail_formation"]);
    assert!(topics.words().contains("1 demande sans personne de formé"), "{}", topics.words());
    assert_eq!(topics.all("tbody tr", "id")[0], "topic-travail_formation", "what is asked most, first");
    assert_eq!(ana.get(PATH).await.status, 404, "for coordinators alone");
}

#[tokio::test]
async fn what_an_association_says_of_itself_leaves_the_rule_alone() {
    let app = start().await;
    let entraide = app.association("Entraide 28").await;
    let zoe = app.coordinator("Zoe", entraide).await;
    zoe.post(&format!("{PATH}/topics"), &[("topics", "argent_impots")]).await;
    let page = zoe.get("/association").await;
    let (areas, hours) = (page.text.clone(), vec![("hours", ""); 7]);
    assert!(areas.contains("Eure-et-Loir"));
    let mut fields = vec![
        ("name", "Entraide 28"),
        ("areas", "Eure-et-Loir"),
        ("phone", "02 61 91 00 01"),
        ("offers_a_day", "9"),
        ("open_pairings", "3"),
    ];
    fields.extend(hours);
    assert_eq!(zoe.post("/association", &fields).await.status, 303);
    let settings: String =
        app.state.db().scalar("SELECT settings FROM associations WHERE id = $1", args![entraide]).await.unwrap().unwrap();
    assert!(settings.contains("argent_impots") && settings.contains("\"offers_a_day\":9"), "{settings}");
}

#[tokio::test]
async fn a_module_is_assigned_to_those_ticked_and_to_nobody_else() {
    let app = start().await;
    let (entraide, elsewhere) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (ana, bob, zoe) =
        (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await, app.coordinator("Zoe", entraide).await);
    let eve = app.volunteer("Eve", elsewhere).await;
    let (anas, eves) = (membership(&app, ana.account).await, membership(&app, eve.account).await);
    let taxes = module(&app, "impots").await.to_string();
    let to = format!("{PATH}/assignments");
    let empty = zoe.post(&to, &[("members", &anas)]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.words().contains("Choisissez un module"));
    assert_eq!(empty.all("input[name=members][checked]", "value"), std::slice::from_ref(&anas), "what was ticked stays ticked");
    assert!(zoe.post(&to, &[("module", &taxes)]).await.words().contains("Cochez au moins un aidant"));
    let mut live = ana.live(&ana.get("/home").await).await;
    let sent = zoe.submit(&to, &[("module", &taxes), ("members", &anas), ("members", &eves)]).await;
    assert!(sent.words().contains("C’est proposé"), "{}", sent.words());
    live.event("learning_moved").await;
    let open = proposed(&app, &ana).await;
    assert_eq!((open.len(), open[0].why, open[0].association.as_deref()), (1, Why::Assigned, Some("Entraide 28")));
    assert!(proposed(&app, &bob).await.is_empty() && proposed(&app, &eve).await.is_empty());
    assert!(zoe.submit(&to, &[("module", &taxes), ("members", &anas)]).await.words().contains("Rien de nouveau"));
    pass(&app, ana.account, "impots").await;
    let modules = zoe.get(&format!("{PATH}/modules")).await.words();
    assert!(modules.contains("1 aidant l’a") && modules.contains("Les impôts, sans peur"), "{modules}");
    assert_eq!(zoe.post(&to, &[("module", "0000000000001"), ("members", &anas)]).await.status, 404);
}

#[tokio::test]
async fn a_coordinator_reads_what_became_of_each_proposal() {
    let app = start().await;
    let entraide = app.association("Entraide 28").await;
    let zoe = app.coordinator("Zoe", entraide).await;
    let mut helpers = Vec::new();
    for name in ["Ana", "Bob", "Chloe", "Dan"] {
        helpers.push(app.volunteer(name, entraide).await);
    }
    let taxes = module(&app, "impots").await.to_string();
    let mut fields = vec![("module".to_owned(), taxes)];
    for helper in &helpers {
        fields.push(("members".to_owned(), membership(&app, helper.account).await));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    zoe.submit(&format!("{PATH}/assignments"), &fields).await;
    // Ana looks at her path, Bob opens the module, Chloe passes it, Dan declines it on its own page.
    helpers[0].get("/learning").await;
    helpers[1].get("/modules/impots").await;
    pass(&app, helpers[2].account, "impots").await;
    let page = helpers[3].get("/modules/impots").await;
    let declined = helpers[3].submit(&page.first("#proposed form", "action"), &[("back", "/modules/impots")]).await;
    assert!(declined.words().contains("Nous ne vous le proposerons plus") && declined.words().contains("Les impôts, sans peur"));
    assert!(declined.all("#proposed form", "action").is_empty(), "it is gone there too");
    let words = "Les impôts, sans peur module 4 4 3 1 1";
    for _ in 0..100 {
        if zoe.get(&format!("{PATH}/modules")).await.words().contains(words) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await; // counted beside the answer
    }
    panic!("{}", zoe.get(&format!("{PATH}/modules")).await.words());
}
