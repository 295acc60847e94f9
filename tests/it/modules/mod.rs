//! Following a training module, and the helper's path: one screen at a time, kind whatever the answer, and nothing given away.

mod learner;
mod path;

use binome::learning::attempts::Drawn;
use binome::learning::documents::Screen;
use binome::learning::store::attempts;
use binome::learning::{State, store};
use binome::storage::Error;

use crate::support::{Person, TestApp};
use learner::{again, learner, own, publish};

pub async fn ana(app: &TestApp) -> Person {
    let here = app.association("Entraide 28").await;
    app.volunteer("Ana", here).await
}

#[tokio::test]
async fn somebody_passes_a_module_and_knows_what_it_opens() {
    let app = TestApp::start().await.with_content().await;
    let ana = ana(&app).await;
    let module = learner(&app, &ana, "actualisation").await;
    let before = ana.get(&module.href).await.words();
    assert!(before.contains("Commencer") && before.contains("Ce module ouvre") && before.contains("Emploi et formation"), "{before}");
    let result = module.follow(true).await.words().replace('\u{a0}', " ");
    assert!(result.contains("5 bonnes réponses sur 5") && result.contains("Valable jusqu’au mardi 23 novembre 2027"), "{result}");
    assert!(
        result.contains("Ce que cela vous ouvre") && result.contains("Emploi et formation") && result.contains("Et ensuite"),
        "{result}"
    );
    let unlocked = attempts::unlocked(app.state.db(), &[ana.account], app.state.clock().now()).await.unwrap();
    assert_eq!(unlocked[&ana.account], [binome::learning::bits(&module.text.front.unlocks)]);
    let after = ana.get(&module.href).await.words();
    assert!(after.contains("Module suivi lundi 23 novembre") && after.contains("Refaire ce module"), "{after}");
    // Taken again, it is the questions alone.
    assert!(module.begin().await.words().contains("Étape 1 sur 5"));
}

#[tokio::test]
async fn a_wrong_answer_is_told_kindly_and_other_questions_come() {
    let app = TestApp::start().await.with_content().await;
    let module = learner(&app, &ana(&app).await, "posture").await;
    module.begin().await;
    while !module.waits().await {
        module.step(true).await;
    }
    let place = module.attempt().await.unwrap().place;
    let Screen::Practice { question } = &module.module().screens[place] else { panic!("no practice") };
    let told = module.step(false).await.0.unwrap();
    let words = told.words();
    assert!(words.contains("Pas tout à fait") && words.contains("La bonne réponse") && words.contains("Pour s’essayer"), "{words}");
    for choice in &question.choices {
        assert!(words.contains(choice.feedback.split_inclusive('.').next().unwrap()), "{} in {words}", choice.feedback);
    }
    let mut result = told;
    while module.attempt().await.is_some() {
        result = module.step(false).await.1;
    }
    let words = result.words();
    assert!(
        words.contains("vous pouvez recommencer") && words.contains("Aucune bonne réponse sur 5") && words.contains("À relire"),
        "{words}"
    );
    assert_eq!(result.all("details.details", "class").len(), 5, "each question missed is there to be read again");
    assert!(attempts::completions(app.state.db(), &[module.account]).await.unwrap().is_empty());
    let asked = |drawn: Vec<Drawn>| drawn.into_iter().map(|drawn| drawn.question).collect::<Vec<_>>();
    let first = asked(attempts::last_ended(app.state.db(), module.account, module.document).await.unwrap().unwrap().drawn);
    let again = module.browser.submit(&format!("{}/attempt", module.href), &[("only", "questions")]).await.words();
    assert!(again.contains("Étape 1 sur 5") && again.contains("Question du test"), "{again}");
    let second = asked(module.attempt().await.unwrap().drawn);
    assert!(second.iter().all(|question| !first.contains(question)), "{first:?} {second:?}");
}

#[tokio::test]
async fn no_page_tells_the_right_answer_before_one_was_given() {
    let app = TestApp::start().await.with_content().await;
    let ana = ana(&app).await;
    for slug in ["posture", "accompagner-un-jeune", "arnaques"] {
        let module = learner(&app, &ana, slug).await;
        let practice = module.module().screens.iter().filter_map(|screen| match screen {
            Screen::Practice { question } => Some(question),
            Screen::Text { .. } => None,
        });
        let questions: Vec<_> = practice.chain(&module.module().pool).collect();
        let mut page = module.begin().await;
        let mut seen = 0;
        while module.attempt().await.is_some() {
            let html = page.text.clone();
            if module.waits().await {
                for question in &questions {
                    let secrets = question.choices.iter().map(|choice| choice.feedback.as_str()).filter(|feedback| !feedback.is_empty());
                    for secret in secrets {
                        assert!(!html.contains(secret), "{slug}: {secret}");
                    }
                }
                for trace in ["is_right", "is-right", "data-right", " checked", " selected", "[x]"] {
                    assert!(!html.contains(trace), "{slug}: {trace}\n{html}");
                }
                // Choices are named by where they are shown, whatever their place in the document.
                let names = [page.all("input[name=choice]", "value"), page.all("input[name=item]", "value")].concat();
                assert!(!names.is_empty() && names.iter().enumerate().all(|(at, name)| *name == at.to_string()), "{names:?}");
                // Nor does the attempt's id appear, from which the order of practice follows.
                assert!(!html.contains(&module.attempt().await.unwrap().id.to_string()));
                seen += 1;
            }
            page = module.step(seen % 2 == 0).await.1;
        }
        assert!(seen > 4, "{slug}");
    }
}

#[tokio::test]
async fn the_first_answer_counts_and_a_form_sent_twice_does_no_harm() {
    let app = TestApp::start().await.with_content().await;
    let module = learner(&app, &ana(&app).await, "posture").await;
    let first = module.begin().await;
    assert!(module.begin().await.words().contains("Étape 1 sur"));
    module.send(&first, "next", &[]).await;
    module.send(&first, "next", &[]).await;
    assert_eq!(module.attempt().await.unwrap().place, 1, "one page goes on once");
    while !module.waits().await {
        module.step(true).await;
    }
    let page = module.page().await;
    // What waits is answered before one goes on, and an empty answer is asked for again.
    assert!(module.send(&page, "next", &[]).await.words().contains("Choisissez une réponse"));
    let empty = module.send(&page, "answer", &[]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.words().contains("Il reste un point à revoir"), "{}", empty.words());
    let (right, wrong) = (module.fields(true).await, module.fields(false).await);
    module.send(&page, "answer", &right).await;
    let answered = module.attempt().await.unwrap();
    let again = module.send(&page, "answer", &wrong).await;
    assert!(again.words().contains("Oui, c’est cela"), "{}", again.words());
    assert_eq!(module.attempt().await.unwrap(), answered);
    // Back, to read it again, and on: the answer stays.
    let back = module.send(&again, "previous", &[]).await;
    module.send(&back, "next", &[]).await;
    assert_eq!(module.attempt().await.unwrap(), answered);
}

#[tokio::test]
async fn an_order_is_given_by_numbers_and_what_was_typed_is_kept() {
    let app = TestApp::start().await.with_content().await;
    let module = learner(&app, &ana(&app).await, "posture").await;
    let is_order = |page: &crate::support::Answer| !page.all("ol.order", "class").is_empty();
    let mut page = module.begin().await;
    // Five of twelve are drawn: the order comes sooner or later.
    for _ in 0..200 {
        if is_order(&page) {
            break;
        }
        page = match module.attempt().await {
            Some(_) => module.step(false).await.1,
            None => module.begin().await,
        };
    }
    assert!(is_order(&page));
    let count = page.all("input[name=item]", "value").len();
    let same: Vec<(String, String)> =
        (0..count).flat_map(|item| [("item".to_owned(), item.to_string()), ("rank".to_owned(), "2".to_owned())]).collect();
    let refused = module.send(&page, "answer", &same).await;
    assert_eq!((refused.status, refused.all("option[selected]", "value")), (422, vec!["2".to_owned(); count]));
    assert!(refused.words().contains("un numéro différent"), "{}", refused.words());
    let told = module.send(&page, "answer", &module.fields(true).await).await.words();
    assert!(told.contains("Oui, c’est cela") && told.matches("Bien placé").count() == count, "{told}");
}

#[tokio::test]
async fn where_one_stopped_is_there_on_another_device() {
    let app = TestApp::start().await.with_content().await;
    let ana = ana(&app).await;
    let module = learner(&app, &ana, "posture").await;
    module.begin().await;
    module.step(true).await;
    let here = module.step(true).await.1;
    let phone = again(&app, ana.account).await;
    assert_eq!(phone.get(&format!("{}/attempt", module.href)).await.words(), here.words());
    assert!(phone.get(&module.href).await.words().contains("Reprendre à l’étape 3"));
    assert!(phone.get("/learning").await.words().contains("Étape 3 sur"));
}

#[tokio::test]
async fn an_attempt_goes_on_with_the_text_that_it_began_with() {
    let app = TestApp::start().await;
    let here = app.association("Entraide 28").await;
    let (ana, odile) = (app.volunteer("Ana", here).await, app.coordinator("Odile", here).await);
    let id = publish(&app, here, odile.account, None, &own("Essai")).await;
    let href = format!("/modules/{id}");
    ana.submit(&format!("{href}/attempt"), &[]).await;
    publish(&app, here, odile.account, Some(id), &own("Essai").replace("Premier écran", "Autre début").replace("Deuxième", "Second")).await;
    let page = ana.get(&format!("{href}/attempt")).await;
    assert!(page.words().contains("Premier écran"), "{}", page.words());
    let fields = [("begun", page.first("input[name=begun]", "value")), ("place", "0".into())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert!(ana.submit(&format!("{href}/attempt/next"), &fields).await.words().contains("Deuxième écran"));
    // Whoever begins now reads what is published now.
    assert!(odile.submit(&format!("{href}/attempt"), &[]).await.words().contains("Autre début"));
}

#[tokio::test]
async fn what_is_anothers_or_retired_is_not_found_and_what_was_passed_stays() {
    let app = TestApp::start().await;
    let (here, elsewhere) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (ana, odile) = (app.volunteer("Ana", here).await, app.coordinator("Odile", here).await);
    let bob = app.volunteer("Bob", elsewhere).await;
    let id = publish(&app, here, odile.account, None, &own("Chez nous")).await;
    let href = format!("/modules/{id}");
    let missing = format!("/modules/{}", binome::storage::encode(1));
    for (end, is_get) in [("", true), ("/attempt", true), ("/attempt", false), ("/attempt/next", false), ("/attempt/answer", false)] {
        let mut seen = Vec::new();
        for path in [&href, &missing] {
            let path = format!("{path}{end}");
            let answer = if is_get { bob.get(&path).await } else { bob.post(&path, &[]).await };
            seen.push((answer.status, answer.text.replace(&path, "PATH")));
        }
        let without_key = |text: &str| text.split("form_key").count();
        assert_eq!((seen[0].0, without_key(&seen[0].1)), (404, without_key(&seen[1].1)), "{end}");
        assert_eq!(seen[0], seen[1], "{end}");
    }
    assert_eq!(ana.get(&href).await.status, 200);
    assert_eq!(app.browser().get(&href).await.status, 303, "one signs in first");
    let text = binome::learning::documents::read(binome::learning::documents::Kind::TrainingModule, &own("Chez nous")).unwrap();
    let module = learner::Learner { app: &app, account: ana.account, browser: ana.browser.clone(), href: href.clone(), document: id, text };
    assert!(module.follow(true).await.words().contains("C’est acquis"));
    assert!(ana.get("/learning").await.words().contains("Chez nous"));
    let (by, retire) = (odile.account, id);
    let work = app.state.storage.write(async move |tx| {
        let writer = binome::learning::actions::Writer { account: by, association: here };
        assert!(binome::learning::actions::retire(tx, writer, retire).await.is_ok());
        Ok::<_, Error>(())
    });
    work.await.unwrap();
    assert_eq!(store::documents::own(app.state.db(), here, id).await.unwrap().unwrap().state, State::Retired);
    assert_eq!((ana.get(&href).await.status, ana.get(&format!("{href}/attempt")).await.status), (404, 404));
    let path = ana.get("/learning").await.words();
    assert!(path.contains("Chez nous") && path.contains("n’est plus proposé"), "{path}");
}
