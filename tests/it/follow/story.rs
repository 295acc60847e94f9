//! One story: people who send forms at random, and time that passes.

mod coming;

use std::collections::BTreeSet;

use binome::clock::{HOUR, MINUTE, SECOND};
use binome::storage::AssociationId;

use super::forms::{self, Used};
use super::page::changes;
use super::people::Someone;
use crate::support::{Browser, Chance, TestApp};

/// Pages that lead to pages worth opening.
const DOORS: [&str; 10] =
    ["/permanences/", "/modules/", "/pairings/", "/mentor-calls/", "/board/", "/records/", "/recap", "/chat", "/reply", "/members/"];
const ANY: binome::config::Rate = binome::config::Rate::new(u32::MAX, u32::MAX, 60);
/// Pages open at once, for each person.
const MOST_OPEN: usize = 6;

pub struct Story {
    seed: u64,
    app: TestApp,
    chance: Chance,
    entraide: AssociationId,
    people: Vec<Someone>,
    asked: usize,
    joined: usize,
    end: End,
    log: Vec<String>,
}

/// What came of it.
#[derive(Default)]
pub struct End {
    pub faults: BTreeSet<String>,
    pub told: BTreeSet<String>,
    pub used: Used,
}

impl Story {
    pub async fn begin(seed: u64, used: Used) -> Self {
        let app = TestApp::limited(binome::config::Limits { rate_requests: ANY, rate_forms: ANY, ..binome::config::DEFAULT_LIMITS }).await;
        binome::learning::shipped::bring_in(&app.state.storage).await.unwrap();
        let entraide = app.association("Entraide 28").await;
        let odile = app.coordinator("Odile", entraide).await;
        let nour = app.member("Nour", entraide, "mentor").await;
        let (ana, bob) = (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await);
        crate::permanences::plan_this_afternoon(&app, &odile.browser, entraide).await;
        let mut story = Self {
            seed,
            app,
            chance: Chance(seed),
            entraide,
            people: Vec::new(),
            asked: 0,
            joined: 0,
            end: End { used, ..End::default() },
            log: Vec::new(),
        };
        for (name, browser, pages) in [
            ("Odile", odile.browser, ["/board", "/board/reports", "/board/hours", "/members", "/permanences"].as_slice()),
            ("Nour", nour.browser, ["/mentor-calls", "/home"].as_slice()),
            ("Ana", ana.browser, ["/home", "/hours", "/learning", "/permanences"].as_slice()),
            ("Bob", bob.browser, ["/home", "/hours", "/permanences?view=week"].as_slice()),
        ] {
            story.arrives(name, browser, pages).await;
        }
        story
    }

    async fn arrives(&mut self, name: &str, browser: Browser, pages: &[&str]) {
        let mut someone = Someone::arrive(&self.app, name, browser, pages[0]).await;
        for page in &pages[1..] {
            let shown = someone.browser.get(page).await;
            someone.show(page, &shown);
        }
        self.people.push(someone);
    }

    pub async fn step(&mut self) {
        let waiting = self.people.iter().filter(|someone| someone.name.starts_with("Josiane")).count();
        match self.chance.below(10) {
            0 => self.somebody_asks().await,
            1 => self.time_passes().await,
            2 if self.chance.once_in(4) => self.somebody_joins().await,
            _ if waiting == 0 => self.somebody_asks().await,
            _ => self.somebody_sends_a_form().await,
        }
    }

    /// Waits for the next thing that is due, or simply a while: what time alone changes is nobody's news.
    async fn time_passes(&mut self) {
        let by = *self.chance.of(&[SECOND, 40 * SECOND, 3 * MINUTE, 12 * MINUTE, 2 * HOUR, 20 * HOUR]);
        self.log.push(format!("{} s pass", by / SECOND));
        let until = self.app.state.clock().now() + by;
        while let Some(due_at) = self.app.next_due_at().await.filter(|due_at| *due_at <= until) {
            self.app.state.clock().move_to(due_at.max(self.app.state.clock().now()));
            self.look_again().await;
            self.settle().await;
        }
        self.app.state.clock().move_to(until);
        self.look_again().await;
        self.settle().await;
    }

    async fn settle(&mut self) {
        self.app.settle().await;
        self.look().await;
    }

    async fn somebody_sends_a_form(&mut self) {
        let Some((at, address, wanted)) = self.whose_turn() else { return };
        if wanted.is_none() {
            self.open_something_from(at, &address).await;
        }
        let Some(page) = self.people[at].open.get(&address) else { return };
        let Some(form) = forms::any(&page.html, wanted.as_deref(), &mut self.chance) else { return };
        let someone = &mut self.people[at];
        let fields: Vec<(&str, &str)> = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = someone.browser.post(&form.action, &fields).await;
        let (name, sent) = (&someone.name, forms::plain(&fields));
        let told = format!("{name} on {address} sends {} {sent:?}: {} {:?}", form.action, answer.status, answer.location);
        assert!(answer.status < 500, "story {}: {told}", self.seed);
        self.log.push(told);
        *self.end.used.entry(form.kind()).or_default() += 1;
        // Before the jobs that it made due, or together with what they change.
        if self.chance.once_in(2) {
            self.look().await;
        }
        self.settle().await;
        // Whoever accepted sees whom they help, and one day says what was done.
        if let Some(led) = answer.location.filter(|led| led.starts_with("/pairings/") && led.len() == "/pairings/".len() + 13) {
            self.open(at, &led).await;
            self.open(at, &format!("{led}/record")).await;
        }
    }

    /// Anybody on any page; or, as often, whoever can send the kind of form that was sent least.
    fn whose_turn(&mut self) -> Option<(usize, String, Option<String>)> {
        if self.chance.once_in(2) {
            let at = self.chance.below(self.people.len());
            let pages: Vec<String> = self.people[at].open.keys().cloned().collect();
            return Some((at, self.chance.of(&pages).clone(), None));
        }
        let mut rarest: Vec<(usize, String, String)> = Vec::new();
        let mut least = usize::MAX;
        for (at, someone) in self.people.iter().enumerate() {
            for (address, page) in &someone.open {
                for kind in &page.forms {
                    let times = self.end.used.get(kind).copied().unwrap_or(0);
                    if times < least {
                        (least, rarest) = (times, Vec::new());
                    }
                    if times == least {
                        rarest.push((at, address.clone(), kind.clone()));
                    }
                }
            }
        }
        (!rarest.is_empty()).then(|| self.chance.of(&rarest).clone()).map(|(at, address, kind)| (at, address, Some(kind)))
    }

    /// Follows a link of a page, into another window.
    async fn open_something_from(&mut self, at: usize, address: &str) {
        let someone = &mut self.people[at];
        let page = someone.browser.get(address).await;
        let links: Vec<String> = page
            .all("main a[href], aside a[href]", "href")
            .into_iter()
            .filter(|href| DOORS.iter().any(|door| href.starts_with(door)))
            .collect();
        if links.is_empty() || someone.open.contains_key(&links[0]) && self.chance.once_in(2) {
            return;
        }
        let link = self.chance.of(&links).clone();
        self.open(at, &link).await;
    }

    async fn open(&mut self, at: usize, link: &str) {
        let someone = &mut self.people[at];
        let opened = someone.browser.get(link).await;
        if opened.status != 200 || someone.open.contains_key(link) {
            return;
        }
        if someone.open.len() >= MOST_OPEN {
            let others: Vec<String> = someone.open.keys().filter(|page| page.matches('/').count() > 1).cloned().collect();
            if others.is_empty() {
                return;
            }
            someone.open.remove(self.chance.of(&others));
        }
        someone.show(link, &opened);
    }

    /// Everybody looks at their pages anew, and whatever changed was told.
    async fn look(&mut self) {
        for at in 0..self.people.len() {
            self.people[at].listen(&self.app).await;
            if self.people[at].is_cut {
                self.sign_in_again(at).await;
                continue;
            }
            for address in self.people[at].open.keys().cloned().collect::<Vec<_>>() {
                let someone = &mut self.people[at];
                let page = someone.browser.get(&address).await;
                let before = someone.open[&address].parts.clone();
                if page.status != 200 {
                    someone.open.remove(&address);
                    continue;
                }
                someone.show(&address, &page);
                let after = someone.open[&address].parts.clone();
                for (id, names, difference) in changes(&before, &after) {
                    // Whoever lost a right is about to be cut, and loads the page anew.
                    if !someone.is_told(&names).await && !someone.told.contains("right_lost") {
                        let last = self.log.iter().rev().take(2).rev().cloned().collect::<Vec<_>>().join("; then ");
                        let told = &someone.told;
                        let fault = format!("{} {address} #{id} changed, told {told:?}, after {last}{difference}", someone.name);
                        self.end.faults.insert(fault);
                    }
                }
            }
            let told = std::mem::take(&mut self.people[at].told);
            self.end.told.extend(told);
        }
    }

    /// Everybody looks anew, after nothing but time.
    async fn look_again(&mut self) {
        for someone in &mut self.people {
            for address in someone.open.keys().cloned().collect::<Vec<_>>() {
                let page = someone.browser.get(&address).await;
                if page.status == 200 {
                    someone.show(&address, &page);
                } else {
                    someone.open.remove(&address);
                }
            }
        }
    }

    /// A right was lost: the page is loaded anew, and asks to sign in if need be.
    async fn sign_in_again(&mut self, at: usize) {
        let someone = self.people.remove(at);
        self.end.told.extend(someone.told.iter().cloned());
        let first = if someone.browser.get("/board").await.status == 200 { "/board" } else { "/home" };
        let again = Someone::arrive(&self.app, &someone.name, someone.browser, first).await;
        self.people.insert(at, again);
    }

    /// Everybody comes back with cursors they once had.
    pub async fn come_back(&mut self) {
        for someone in &self.people {
            for _ in 0..6 {
                let at = self.chance.below(someone.cursors_seen());
                self.end.faults.extend(someone.resume(&self.app, at).await);
            }
        }
    }

    pub fn end(self) -> End {
        self.end
    }
}
