//! Coordinators and mentors write; what they write is theirs, kept, and inert.

mod files;
mod pictures;

use binome::args;
use binome::storage::Sql;

use crate::support::{Answer, Browser, TestApp};

pub const TUTORIAL: &str = "---\ntitle: Imprimer une page\nsummary: Mettre une page sur papier.\ntopics: bureautique\nminutes: 5\neffort: 1\n\
    checked: 2026-11-02\n---\n\n## Avant de commencer\n- Du papier\n\n## Lancer\nQui : personne / ensemble / aidant\n\n### Vous faites\n\
    1. Appuyez sur **Imprimer**.\n";

/// What a form of the editor sends.
fn typed<'a>(page: &'a Sent, text: &'a str, then: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("kind", page.kind.as_str()), ("edition", page.edition.as_str()), ("slug", ""), ("text", text), ("then", then)]
}

/// What stands in the editor's hidden fields, and where it is sent.
struct Sent {
    to: String,
    kind: String,
    edition: String,
}

fn editor(page: &Answer) -> Sent {
    let value = |name: &str| page.first(&format!("input[name='{name}']"), "value");
    Sent { to: page.first("form.editor", "action"), kind: value("kind"), edition: value("edition") }
}

/// What is in the text field.
fn text_of(page: &Answer) -> String {
    let html = scraper::Html::parse_document(&page.text);
    html.select(&scraper::Selector::parse("textarea[name='text']").unwrap()).next().unwrap().text().collect()
}

/// Sends a text as the editor of this page would, and opens what it leads to.
async fn send(browser: &Browser, page: &Answer, text: &str, then: &str) -> Answer {
    let sent = editor(page);
    browser.submit(&sent.to, &typed(&sent, text, then)).await
}

/// A document of Zoe's, published.
pub async fn published(browser: &Browser, text: &str) -> String {
    let page = send(browser, &browser.get("/writing/new?kind=tutorial").await, text, "publish").await;
    assert_eq!(page.status, 200, "{}", page.words());
    editor(&page).to
}

#[tokio::test]
async fn a_mentor_writes_and_members_read() {
    let app = TestApp::start().await;
    let (here, elsewhere) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let mentor = app.member("Mina", here, "mentor").await;
    let (ana, yves) = (app.volunteer("Ana", here).await, app.coordinator("Yves", elsewhere).await);

    let model = mentor.get("/writing/new?kind=tutorial").await;
    assert!(text_of(&model).contains("## Avant de commencer") && model.words().contains("Prêt à publier"), "{}", model.words());
    let kept = send(&mentor, &model, TUTORIAL, "keep").await;
    assert!(kept.words().contains("Le brouillon est enregistré"), "{}", kept.words());
    assert_eq!(text_of(&kept), TUTORIAL);
    assert!(mentor.get("/writing").await.words().contains("Imprimer une page"));
    assert_eq!(ana.get("/writing").await.status, 404, "helpers read");
    assert!(!ana.get("/tutorials").await.words().contains("Imprimer une page"), "a draft is its writers'");

    let page = send(&mentor, &kept, TUTORIAL, "publish").await;
    assert!(page.words().contains("C’est publié"), "{}", page.words());
    let id = editor(&page).to.rsplit('/').next().unwrap().to_owned();
    let read = ana.get(&format!("/tutorials/{id}")).await;
    assert!(read.words().contains("Mettre une page sur papier"), "{}", read.words());
    for stranger in [&yves.browser, &app.browser()] {
        assert_eq!(stranger.get(&format!("/tutorials/{id}")).await.status, 404);
    }
    assert_eq!(yves.get(&format!("/writing/{id}")).await.status, 404);
    assert_eq!(yves.post(&format!("/writing/{id}"), &[("text", TUTORIAL), ("then", "publish")]).await.status, 404);
    assert_eq!(yves.post(&format!("/writing/{id}/retirement"), &[]).await.status, 404);
}

#[tokio::test]
async fn what_is_wrong_is_said_with_its_line_and_nothing_is_lost() {
    let app = TestApp::start().await;
    let zoe = app.coordinator("Zoe", app.association("Entraide 28").await).await;
    let wrong = TUTORIAL.replace("topics: bureautique", "topics: cuisine").replace("### Vous faites", "### Vous dansez");
    let page = send(&zoe, &zoe.get("/writing/new?kind=tutorial").await, &wrong, "publish").await;
    assert_eq!(page.status, 422);
    assert_eq!(text_of(&page), wrong);
    for said in
        ["Ligne 4 « cuisine » n’est pas une thématique", "Ligne 16 Ce titre n’a pas sa place ici : « Vous dansez »", "3 points à corriger"]
    {
        assert!(page.words().replace('\u{a0}', " ").contains(said), "{said}: {}", page.words());
    }
    let kept = zoe.get(&editor(&page).to).await;
    assert_eq!(text_of(&kept), wrong, "the draft was kept");

    let english = zoe.post(&format!("{}?lang=en", editor(&kept).to), &typed(&editor(&kept), &wrong, "publish")).await;
    assert!(english.words().contains("Line 4") && english.words().contains("no topic of the catalogue"), "{}", english.words());

    let huge = "é".repeat(120_000);
    let page = zoe.post(&format!("{}?lang=fr", editor(&kept).to), &typed(&editor(&kept), &huge, "keep")).await;
    assert_eq!((page.status, text_of(&page) == huge), (422, true));
    assert!(page.words().contains("dépasse 60"), "too long");
    let nul = zoe.submit(&editor(&kept).to, &typed(&editor(&kept), "a\0b\r\nc", "keep")).await;
    assert_eq!(text_of(&nul), "ab\nc", "what PostgreSQL cannot hold is left out");
}

#[tokio::test]
async fn an_address_is_chosen_made_or_taken() {
    let app = TestApp::start().await;
    let zoe = app.coordinator("Zoe", app.association("Entraide 28").await).await;
    let new = zoe.get("/writing/new").await;
    let form = editor(&new);
    let begin = async |slug: &str, text: &str| {
        zoe.post("/writing", &[("kind", &form.kind), ("slug", slug), ("text", text), ("then", "keep")]).await
    };
    let first = begin("", TUTORIAL).await;
    assert_eq!(begin("imprimer-une-page", TUTORIAL).await.location, first.location, "the same form came twice");
    let other = TUTORIAL.replace("papier", "carton");
    let taken = begin("imprimer-une-page", &other).await;
    assert_eq!((taken.status, text_of(&taken) == other), (422, true));
    assert!(taken.words().contains("déjà un texte à cette adresse"));
    for odd in ["Été", "a/b", "../x", &"a".repeat(61), "0000000000001"] {
        assert_eq!(begin(odd, TUTORIAL).await.status, 422, "{odd}");
    }
    assert_eq!(begin("", "rien").await.status, 422, "no title to make it from");
}

#[tokio::test]
async fn two_writers_at_once_both_keep_their_text() {
    let app = TestApp::start().await;
    let here = app.association("Entraide 28").await;
    let (zoe, mina) = (app.coordinator("Zoe", here).await, app.member("Mina", here, "mentor").await);
    let to = published(&zoe, TUTORIAL).await;
    let (of_zoe, of_mina) = (zoe.get(&to).await, mina.get(&to).await);
    let (hers, mine) = (TUTORIAL.replace("Du papier", "Du papier blanc"), TUTORIAL.replace("Du papier", "De l’encre"));
    assert!(send(&mina, &of_mina, &hers, "keep").await.words().contains("Le brouillon est enregistré"));
    let moved = send(&zoe, &of_zoe, &mine, "publish").await;
    assert_eq!((moved.status, text_of(&moved)), (422, mine.clone()));
    for said in ["Deux personnes ont écrit en même temps", "Du papier blanc", "De l’encre"] {
        assert!(moved.words().contains(said), "{said}: {}", moved.words());
    }
    assert_eq!(text_of(&mina.get(&to).await), hers, "hers is not overwritten");
    let again = send(&zoe, &moved, &mine, "keep").await;
    assert_eq!(text_of(&again), mine, "now knowingly");
    assert!(send(&mina, &of_mina, &mine, "keep").await.words().contains("Le brouillon est enregistré"), "the same text is no quarrel");
}

#[tokio::test]
async fn earlier_versions_are_read_compared_and_brought_back() {
    let app = TestApp::start().await;
    let zoe = app.coordinator("Zoe", app.association("Entraide 28").await).await;
    let to = published(&zoe, TUTORIAL).await;
    let second = TUTORIAL.replace("Du papier", "Du papier blanc");
    let page = send(&zoe, &zoe.get(&to).await, &second, "publish").await;
    assert!(page.words().contains("Version 2") && page.words().contains("par Zoe"), "{}", page.words());
    let draft = send(&zoe, &page, &second.replace("5", "7"), "keep").await;
    assert!(draft.words().contains("Brouillon depuis la version 2"));

    let first = zoe.get(&format!("{to}/versions/1")).await;
    assert!(
        first.words().contains("Retiré : − - Du papier") && first.words().contains("Ajouté : + - Du papier blanc"),
        "{}",
        first.words()
    );
    assert!(first.words().contains("Un brouillon est en cours"));
    let edition = first.first("input[name='edition']", "value");
    assert_eq!(zoe.post(&format!("{to}/versions/1"), &[("edition", "another")]).await.status, 409);
    let back = zoe.submit(&format!("{to}/versions/1"), &[("edition", &edition)]).await;
    assert_eq!(text_of(&back), TUTORIAL);
    for odd in ["0", "3", "-1", "x", "99999999999999999999"] {
        assert_eq!(zoe.get(&format!("{to}/versions/{odd}")).await.status, 404, "{odd}");
    }

    let id = to.rsplit('/').next().unwrap();
    assert!(zoe.submit(&format!("{to}/retirement"), &[]).await.words().contains("1 texte retiré"));
    assert_eq!(zoe.get(&format!("/tutorials/{id}")).await.status, 404);
    let returned = zoe.submit(&format!("{to}/return"), &[]).await;
    assert!(returned.words().contains("C’est publié") && text_of(&returned) == TUTORIAL, "the draft stays a draft");
    assert!(zoe.get(&format!("/tutorials/{id}")).await.words().contains("Imprimer"));
}

#[tokio::test]
async fn what_ships_is_read_only_and_may_be_copied() {
    let app = TestApp::start().await;
    binome::learning::shipped::bring_in(&app.state.storage).await.unwrap();
    let zoe = app.coordinator("Zoe", app.association("Entraide 28").await).await;
    let list = zoe.get("/writing").await;
    let copy = list.first("a[href^='/writing/new?of=']", "href");
    let page = zoe.get(&copy).await;
    let shipped = copy.rsplit('=').next().unwrap();
    assert_eq!(zoe.get(&format!("/writing/{shipped}")).await.status, 404, "what ships is nobody's to change");
    let source: Option<String> = app
        .state
        .db()
        .scalar("SELECT source FROM documents WHERE id = $1", args![binome::storage::decode(shipped).unwrap()])
        .await
        .unwrap();
    assert_eq!(Some(text_of(&page)), source);
    let slug = page.first("input[name='slug']", "value");
    let (kind, text) = (editor(&page).kind, text_of(&page));
    let own = zoe.submit("/writing", &[("kind", &kind), ("slug", &slug), ("text", &text), ("then", "publish")]).await;
    assert!(own.words().contains("C’est publié"), "{}", own.words());
}

#[tokio::test]
async fn what_is_old_stands_on_a_list() {
    let app = TestApp::start().await;
    let zoe = app.coordinator("Zoe", app.association("Entraide 28").await).await;
    let to = published(&zoe, &TUTORIAL.replace("2026-11-02", "2025-11-20")).await;
    let words = zoe.get("/writing").await.words();
    assert!(words.contains("À revoir 1") && words.contains("vérifié jeudi 20 novembre"), "{words}");
    let fresh = TUTORIAL.replace("2026-11-02", "2025-11-25");
    send(&zoe, &zoe.get(&to).await, &fresh, "publish").await;
    assert!(!zoe.get("/writing").await.words().contains("À revoir"));
    let id = binome::storage::decode(to.rsplit('/').next().unwrap()).unwrap();
    let dead = fresh.replace("bureautique", "minitel");
    let renamed =
        async move |tx: &binome::storage::Tx| tx.execute("UPDATE documents SET source = $2 WHERE id = $1", args![id, &dead]).await;
    app.state.storage.write(renamed).await.unwrap();
    assert!(zoe.get("/writing").await.words().replace('\u{a0}', " ").contains("La thématique « minitel » n’existe plus"));
}

#[tokio::test]
async fn what_is_written_is_inert_on_every_page() {
    let app = TestApp::start().await;
    let zoe = app.coordinator("Zoe", app.association("Entraide 28").await).await;
    let odd =
        "<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) <b style=\"color:red\" onclick=\"a()\">y</b>";
    let text = TUTORIAL
        .replace("Du papier", odd)
        .replace("**Imprimer**", odd)
        .replace("title: Imprimer une page", &format!("title: <i>{}", &odd[..30]));
    let to = published(&zoe, &text).await;
    let id = to.rsplit('/').next().unwrap();
    let fragment = zoe.post("/writing/preview", &[("kind", "tutorial"), ("text", &text)]).await;
    assert_eq!(fragment.status, 200);
    for page in [
        zoe.get(&to).await,
        zoe.get(&format!("{to}/versions/1")).await,
        zoe.get("/writing").await,
        zoe.get(&format!("/tutorials/{id}")).await,
        zoe.get(&format!("/tutorials/{id}/steps/1")).await,
        zoe.get(&format!("/tutorials/{id}/paper")).await,
        fragment,
    ] {
        assert_eq!(page.all("script:not([src^='/assets/'])", "src").len() + page.text.matches("<script>").count(), 0);
        for forbidden in ["[onclick]", "[onerror]", "[style]", "img[src='x']", "a[href^='javascript']", "main i", "main b"] {
            assert!(page.all(forbidden, "class").is_empty() && page.all(forbidden, "href").is_empty(), "{forbidden}");
        }
        let csp = page.headers["content-security-policy"].to_str().unwrap();
        assert!(csp.starts_with("default-src 'none'; style-src 'self'; script-src 'self';") && !csp.contains("unsafe"), "{csp}");
    }
}

#[tokio::test]
async fn a_preview_is_for_writers_and_bounded() {
    let app = TestApp::start().await;
    let here = app.association("Entraide 28").await;
    let (zoe, ana) = (app.coordinator("Zoe", here).await, app.volunteer("Ana", here).await);
    assert_eq!(ana.post("/writing/preview", &[("kind", "tutorial"), ("text", "x")]).await.status, 404);
    let module = zoe.get("/writing/new?kind=module").await;
    let shown = zoe.post("/writing/preview", &[("kind", "module"), ("text", &text_of(&module))]).await;
    assert!(shown.words().contains("Juste : Je lui montre où regarder") && !shown.text.contains("<html"), "{}", shown.words());
    let long = zoe.post("/writing/preview", &[("kind", "tutorial"), ("text", &"> ".repeat(1 << 18))]).await;
    assert!(long.words().contains("Ce texte est trop long"), "{}", long.words());
    assert_eq!(zoe.post("/writing/preview", &[("kind", "x")]).await.status, 400);
    let looked = zoe.post("/writing", &[("kind", "tutorial"), ("text", "---\ntitle: Un essai\n---"), ("then", "look")]).await;
    assert!(looked.status == 200 && looked.words().contains("Un essai") && text_of(&looked).contains("title: Un essai"), "without scripts");
    let none: Option<i64> = app.state.db().scalar("SELECT id FROM documents WHERE is_shipped = FALSE", args![]).await.unwrap();
    assert_eq!(none, None, "looking keeps nothing");
}
