//! What a coordinator reads of what a member did.

use binome::args;
use binome::clock::{DAY, HOUR};
use binome::storage::{AccountId, AssociationId, MembershipId, Sql};

use crate::help_sessions::{Paired, paired, record};
use crate::permanences::{place, plan, verb};
use crate::support::TestApp;

async fn page(app: &TestApp, association: AssociationId, account: AccountId) -> String {
    let statement = "SELECT id FROM memberships WHERE association_id = $1 AND account_id = $2";
    let membership: Option<MembershipId> = app.state.db().scalar(statement, args![association, account]).await.unwrap();
    format!("/members/{}/history", membership.unwrap())
}

#[tokio::test]
async fn a_coordinator_reads_what_a_member_did_with_their_association_and_no_word_of_anybody() {
    let app = TestApp::start().await;
    let Paired { ana, pairing, entraide, .. } = paired(&app).await;
    let (nour, bob) = (app.coordinator("Nour", entraide).await, app.volunteer("Bob", entraide).await);
    let anas = page(&app, entraide, ana.account).await;
    assert!(nour.get(&anas).await.words().contains("En cours"));
    record(&ana, &pairing, &[("minutes", "45")]).await;
    let permanence = plan(&nour, place(&app, entraide, "Médiathèque").await, &[]).await;
    verb(&ana, &permanence, "seat").await;
    app.advance(8 * DAY + 4 * HOUR).await;
    verb(&ana, &permanence, "arrival").await;
    app.advance(2 * HOUR).await;
    verb(&ana, &permanence, "departure").await;
    let history = nour.get(&anas).await;
    let words = history.words().replace('\u{a0}', " ");
    assert!(words.contains("Emploi et formation") && words.contains("demande prise en charge · 45 minutes"), "{words}");
    assert!(words.contains("Médiathèque") && words.contains("permanence · 2 h"), "{words}");
    assert!(words.find("Médiathèque") < words.find("Emploi et formation"), "the latest first");
    assert!(!words.contains("Josiane") && !words.contains("actualiser"), "whom she helped is on the board, audited there: {words}");
    assert!(nour.get(&page(&app, entraide, bob.account).await).await.words().contains("Rien encore"));
}

#[tokio::test]
async fn what_a_member_did_elsewhere_is_not_told() {
    let app = TestApp::start().await;
    let Paired { ana, pairing, .. } = paired(&app).await;
    record(&ana, &pairing, &[("minutes", "45")]).await;
    let elsewhere = app.association("Ailleurs").await;
    let yves = app.coordinator("Yves", elsewhere).await;
    let account = ana.account;
    let joined = app
        .state
        .storage
        .write(async move |tx| {
            let id: MembershipId = tx.new_id();
            tx.execute(
                "INSERT INTO memberships (id, association_id, account_id, role, state, asked_at, approved_at) VALUES ($1, $2, $3, 'helper', 'active', $4, $4)",
                args![id, elsewhere, account, tx.now()],
            )
            .await?;
            Ok::<_, binome::storage::Error>(id)
        })
        .await
        .unwrap();
    assert!(yves.get(&format!("/members/{joined}/history")).await.words().contains("Rien encore"));
}
