//! Who asks, who accepts and who listens while the program is killed, and what each of them was told.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use binome::args;
use binome::storage::{AccountId, HelpRequestId, OfferId, Sql, Storage, decode};
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::support::{Browser, Person, Proxy, Reader, ask_once};

/// Once nothing is killed any more, whoever asks is helped within this time: after the planned waves of *now* more are told every two
/// minutes, and the machine has other tests to run.
const HELPED_WITHIN: Duration = Duration::from_secs(300);
/// A person who got no answer tries again so soon.
const AGAIN: Duration = Duration::from_millis(25);

/// What was acknowledged: somebody saw the answer.
#[derive(Default)]
pub struct Told {
    pub asked: Mutex<Vec<String>>,
    pub accepted: Mutex<Vec<OfferId>>,
    pub withdrawn: Mutex<Vec<HelpRequestId>>,
    /// What each reader had when its connection last ended.
    pub heard: Mutex<Vec<Reader>>,
}

pub struct Load {
    pub told: Arc<Told>,
    is_over: Arc<AtomicBool>,
    asking: JoinSet<()>,
    helping: JoinSet<()>,
    listening: JoinSet<()>,
    address: SocketAddr,
    /// Of those who listen, in the order of [`Told::heard`].
    cookies: Vec<String>,
}

/// The same person behind a wire to a program that moves.
fn moved(cookies: &str, proxy: &Proxy) -> Browser {
    let browser = Browser::new(proxy.address);
    browser.set_cookie(&format!("{cookies}; Path=/"));
    browser
}

impl Load {
    /// Everybody helps, some listen too; as many as `askers` ask, one thing after the other.
    pub fn begin(helpers: &[(AccountId, String)], listeners: usize, askers: usize, proxy: &Proxy) -> Self {
        let (told, is_over) = (Arc::new(Told::default()), Arc::new(AtomicBool::new(false)));
        let (mut asking, mut helping, mut listening) = (JoinSet::new(), JoinSet::new(), JoinSet::new());
        let keys = Arc::new(AtomicU64::new(1));
        for _ in 0..askers {
            asking.spawn(ask_on(proxy.address, Arc::clone(&keys), Arc::clone(&told), Arc::clone(&is_over)));
        }
        for (_, cookies) in helpers {
            helping.spawn(help_on(moved(cookies, proxy), Arc::clone(&told)));
        }
        for (at, (account, cookies)) in helpers.iter().take(listeners).enumerate() {
            told.heard.lock().unwrap().push(Reader::of(account));
            listening.spawn(listen_on(proxy.address, cookies.clone(), at, Reader::of(account), Arc::clone(&told)));
        }
        let cookies = helpers.iter().take(listeners).map(|(_, cookies)| cookies.clone()).collect();
        Self { told, is_over, asking, helping, listening, address: proxy.address, cookies }
    }

    /// How much was acknowledged so far.
    pub fn acknowledged(&self) -> usize {
        let Told { asked, accepted, withdrawn, .. } = &*self.told;
        asked.lock().unwrap().len() + accepted.lock().unwrap().len() + withdrawn.lock().unwrap().len()
    }

    /// Whoever still waits is helped first; then everybody leaves, once they heard what was told last.
    pub async fn end(mut self, storage: &Storage) -> Arc<Told> {
        self.is_over.store(true, Ordering::Relaxed);
        while let Some(asker) = self.asking.join_next().await {
            asker.unwrap();
        }
        self.helping.shutdown().await;
        self.listening.shutdown().await;
        for (at, cookies) in self.cookies.iter().enumerate() {
            let mut reader = self.told.heard.lock().unwrap()[at].clone();
            let mailbox = decode(&reader.mailbox).unwrap();
            let all = "SELECT COUNT(*) FROM events WHERE mailbox_id = $1";
            let all: Option<i64> = storage.read().scalar(all, args![mailbox]).await.unwrap();
            let all = usize::try_from(all.unwrap()).unwrap();
            let _late = timeout(Duration::from_secs(30), reader.listen(self.address, cookies, all)).await;
            self.told.heard.lock().unwrap()[at] = reader;
        }
        self.told
    }
}

impl Person {
    /// Who they are, for a program that runs elsewhere.
    pub fn named(&self) -> (AccountId, String) {
        (self.account, self.cookies())
    }
}

async fn ask_on(address: SocketAddr, keys: Arc<AtomicU64>, told: Arc<Told>, is_over: Arc<AtomicBool>) {
    while !is_over.load(Ordering::Relaxed) {
        let number = keys.fetch_add(1, Ordering::Relaxed);
        let (browser, key) = (Browser::new(address), format!("{number:026}"));
        ask(&browser, &key).await;
        told.asked.lock().unwrap().push(key);
        // One in three changes their mind at once, whatever is being claimed.
        if !number.is_multiple_of(3) {
            is_helped(&browser, &is_over).await;
        }
        let id = withdraw(&browser).await;
        told.withdrawn.lock().unwrap().push(id);
    }
}

/// Sends the form, the same each time, until an answer comes.
async fn ask(browser: &Browser, key: &str) {
    loop {
        match browser.try_post("/ask", &ask_once(key)).await {
            Some(answer) if answer.location.as_deref() == Some("/wait") => return,
            Some(answer) => assert!(matches!(answer.status, 429 | 500..), "{} {}", answer.status, answer.words()),
            None => {}
        }
        tokio::time::sleep(AGAIN).await;
    }
}

/// However long the kills go on; once they are over, within the pace of waves.
async fn is_helped(browser: &Browser, is_over: &AtomicBool) {
    let mut since = None;
    loop {
        let page = browser.try_get("/wait").await;
        if page.as_ref().is_some_and(|page| page.status == 200 && page.words().contains("s’occupe de votre demande")) {
            return;
        }
        if is_over.load(Ordering::Relaxed) {
            let seen = page.map(|page| page.words());
            let since = *since.get_or_insert_with(Instant::now);
            assert!(since.elapsed() < HELPED_WITHIN, "somebody waits for help still, a wave was lost: {seen:?}");
        }
        tokio::time::sleep(AGAIN * 2).await;
    }
}

async fn withdraw(browser: &Browser) -> HelpRequestId {
    loop {
        if let Some(page) = browser.try_get("/withdrawal").await.filter(|page| page.status == 200) {
            let id = page.first("[name=help_request]", "value");
            let answer = browser.try_post("/withdrawal", &[("help_request", &id)]).await;
            if answer.is_some_and(|answer| answer.status == 303) {
                return id.parse().unwrap();
            }
        }
        tokio::time::sleep(AGAIN).await;
    }
}

/// One helper's browser: looks at the home page and accepts what it finds, whatever becomes of the program.
async fn help_on(browser: Browser, told: Arc<Told>) {
    loop {
        let home = browser.try_get("/home").await;
        let form = home.and_then(|home| home.all("form[action$='/acceptance']", "action").into_iter().next());
        if let Some(form) = form {
            let answer = browser.try_post(&form, &[]).await.filter(|answer| answer.status == 303);
            if answer.and_then(|answer| answer.location).is_some_and(|to| to.starts_with("/pairings/")) {
                let offer = form.split('/').nth(2).unwrap();
                told.accepted.lock().unwrap().push(offer.parse().unwrap());
            }
        }
        tokio::time::sleep(AGAIN + Duration::from_millis(u64::from(std::process::id() % 20))).await;
    }
}

async fn listen_on(address: SocketAddr, cookies: String, at: usize, mut reader: Reader, told: Arc<Told>) {
    loop {
        let most = reader.had.len() + 5;
        // A quiet mailbox is no fault: it looks again.
        let _ended = timeout(Duration::from_secs(5), reader.listen(address, &cookies, most)).await;
        told.heard.lock().unwrap()[at] = reader.clone();
        tokio::time::sleep(AGAIN).await;
    }
}
