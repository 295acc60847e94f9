//! What whoever validates reads and does.

use binome::args;
use binome::clock::{HOUR, MINUTE};
use binome::recognition::store;
use binome::storage::{Sql, Tx};

use super::{World, world};

async fn validated(world: &World) -> i64 {
    store::totals_of(world.app.state.db(), world.ana.account, i64::MIN, i64::MAX).await.unwrap().validated_minutes
}

fn plain(words: &str) -> String {
    words.replace('\u{a0}', " ")
}

#[tokio::test]
async fn a_meeting_in_a_permanence_is_shown_with_it_and_ticked_by_nobody_but_the_coordinator() {
    let world = world().await;
    let there = world.attend(world.seat("Médiathèque").await, 180, None).await;
    let inside = world.help(HOUR, 30).await;
    let apart = world.help(-5 * HOUR, 45).await;
    let page = world.odile.get("/board/hours").await;
    let words = plain(&page.words());
    assert!(words.contains("Pendant une permanence qui compte aussi : Permanence, Médiathèque"), "{words}");
    assert!(words.contains("Cet accompagnement noté pendant la permanence compte aussi"), "{words}");
    assert_eq!(page.all("input[name=hours][checked]", "value"), [apart.to_string()]);
    let all = world.odile.get("/board/hours?pick=all").await.all("input[type=checkbox][checked]", "value");
    assert_eq!(all, [apart, there, inside].map(|source| source.to_string()));
    let doubtful = world.odile.get("/board/hours?said=overlap").await.all("input[type=checkbox]", "value");
    assert_eq!(doubtful, [there, inside].map(|source| source.to_string()));
    world.odile.post("/board/hours/validation", &[("every", "1")]).await;
    assert_eq!(validated(&world).await, 45, "what calls for a remark is not accepted unseen");
    // The meeting counts within the permanence: it is refused, and what is left calls for no remark.
    world.answer(&world.odile, "refusal", inside).await;
    let left = world.odile.get("/board/hours").await;
    assert_eq!(left.all("input[type=checkbox][checked]", "value"), [there.to_string()]);
    assert!(!plain(&left.words()).contains("compte aussi"));
}

#[tokio::test]
async fn a_list_is_narrowed_by_its_address_and_many_are_refused_for_one_reason() {
    let world = world().await;
    let (email, module) = (world.help(-5 * HOUR, 45).await, world.learn(20, true).await);
    world.learn(20, false).await;
    world.say(email, true).await;
    let shown = async |query: &str| world.odile.get(&format!("/board/hours?{query}")).await.all("input[type=checkbox]", "value");
    assert_eq!(shown("activity=training").await, [module.to_string()]);
    assert_eq!(shown("said=confirmed").await, [email.to_string()]);
    assert_eq!(shown("q=ana&kind=volunteer").await.len(), 2);
    assert!(shown("q=bob").await.is_empty() && shown("kind=family").await.is_empty());
    let sent = [("hours", email.to_string()), ("hours", module.to_string()), ("reason", "Hors de la période".to_owned())];
    let sent: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (*name, value.as_str())).collect();
    world.odile.post("/board/hours/refusal", &sent).await;
    assert!(world.odile.submit("/board/hours/refusal", &sent).await.words().contains("Cela a changé"), "nothing waited any more");
    let hours = plain(&world.ana.get("/hours").await.words());
    assert_eq!(hours.matches("Hors de la période").count(), 2, "{hours}");
}

#[tokio::test]
async fn an_answer_that_lacks_something_is_shown_again_with_what_was_ticked() {
    let world = world().await;
    let (help, module) = (world.help(-5 * HOUR, 45).await.to_string(), world.learn(20, true).await.to_string());
    let ticked = "input[type=checkbox][checked]";
    assert_eq!(world.odile.get("/board/hours").await.all(ticked, "value").len(), 2);
    let refused = world.odile.post("/board/hours/refusal", &[("hours", &help), ("reason", " "), ("kind", "volunteer")]).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.all("#errors a", "href"), ["#reason"]);
    assert_eq!(refused.first("#reason", "aria-describedby"), "reason-error");
    assert_eq!(refused.all(ticked, "value").join(" "), help, "as it was sent");
    assert_eq!(refused.first("#answer-hours input[name=kind]", "value"), "volunteer");
    let none = world.odile.post("/board/hours/validation", &[]).await;
    assert_eq!((none.status, none.all("#errors a", "href")), (422, vec!["#hours".to_owned()]));
    assert!(none.all(ticked, "value").is_empty());
    // The form of a row has its own fields, and leaves the ticks of the list alone.
    let long = "x".repeat(201);
    let row = [("hours", module.as_str()), ("row", &module), ("reason", &long)];
    let refused = world.odile.post("/board/hours/refusal", &row).await;
    assert_eq!((refused.status, refused.all("#errors a", "href")), (422, vec![format!("#reason-{module}")]));
    assert_eq!(refused.first(&format!("[id=\"reason-{module}\"]"), "value"), long, "nothing is lost");
    assert_eq!((refused.all("details[open]", "class").len(), refused.all(ticked, "value").len()), (1, 2));
    let paper = world.odile.post("/board/hours/papers", &[("hours", &help), ("row", &help), ("kept_where", "")]).await;
    assert_eq!((paper.status, paper.all("#errors a", "href")), (422, vec![format!("#kept_where-{help}")]));
    assert_eq!(validated(&world).await, 0);
}

#[tokio::test]
async fn a_tutor_answers_for_whom_they_look_after_and_for_nobody_else() {
    let world = world().await;
    let (theo, bob) = (world.app.member("Theo", world.here, "mentor").await, world.app.volunteer("Bob", world.here).await);
    let source = world.help(-5 * HOUR, 15).await;
    assert!(theo.get("/tutored/hours").await.words().contains("Aucune heure en attente"), "nobody's tutor");
    let (volunteer, tutor, here) = (world.ana.account, theo.account, world.here);
    let work = async move |tx: &Tx| {
        let contract = "INSERT INTO contracts (account_id, association_id, first_day, last_day, weekly_hours, places, tutor_id, written_by, written_at) \
                        VALUES ($1, $2, '2026-11-02', '2027-06-30', '[]', '[]', $3, $3, $4)";
        tx.execute(contract, args![volunteer, here, tutor, tx.now()]).await
    };
    world.app.state.storage.write(work).await.unwrap();
    let bobs = "SELECT id FROM memberships WHERE account_id = $1";
    assert!(world.app.state.db().scalar::<i64>(bobs, args![bob.account]).await.unwrap().is_some());
    assert!(plain(&theo.get("/tutored/hours").await.words()).contains("Ana Martin · 15"));
    for stranger in [&bob, &world.ana] {
        assert_eq!(stranger.post("/tutored/hours/validation", &[("hours", source.to_string().as_str())]).await.status, 404);
    }
    assert_eq!(theo.post("/board/hours/validation", &[("hours", source.to_string().as_str())]).await.status, 404);
    let words = source.to_string();
    let paper = [("hours", words.as_str()), ("kept_where", "Classeur bleu")];
    assert_eq!(world.ana.post("/tutored/hours/papers", &paper).await.status, 404);
    assert_eq!(theo.post("/tutored/hours/papers", &paper[..1]).await.status, 422, "the list again");
    assert!(theo.submit("/tutored/hours/papers", &paper).await.words().contains("confirmées par le papier"));
    theo.post("/tutored/hours/validation", &[("hours", source.to_string().as_str())]).await;
    assert_eq!(validated(&world).await, 15);
    // Those of the coordinator are none of his.
    let odiles = World { ana: world.odile, odile: world.ana, ..world };
    let other = odiles.help(-9 * HOUR, 30).await;
    assert!(!plain(&theo.get("/tutored/hours").await.words()).contains("Odile"));
    theo.post("/tutored/hours/validation", &[("hours", other.to_string().as_str())]).await;
    assert_eq!(validated(&odiles).await, 0);
}

#[tokio::test]
async fn a_permanence_that_the_coordinator_noted_is_agreed_to_and_a_correction_waits_again() {
    let world = world().await;
    let signup = world.seat("Médiathèque").await;
    world.attend(signup, 180, Some(world.odile.account)).await;
    assert_eq!(validated(&world).await, 180);
    world.attend(signup, 150, None).await;
    assert_eq!((validated(&world).await, store::to_validate(world.app.state.db(), world.here).await.unwrap().len()), (0, 1));
    world.attend(signup, 0, Some(world.odile.account)).await;
    assert!(store::to_validate(world.app.state.db(), world.here).await.unwrap().is_empty());
    assert!(!world.ana.get("/hours").await.words().contains("Médiathèque"), "whoever was absent reads nothing of it");
    assert!(world.app.state.clock().now() > MINUTE);
}
