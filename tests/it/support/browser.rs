//! A browser without JavaScript: it keeps cookies, follows nothing by itself, and sends forms as pages do.

use std::net::SocketAddr;
use std::sync::Arc;

use reqwest::cookie::{CookieStore, Jar};
use reqwest::redirect::Policy;
use scraper::{Html, Selector};

use super::Socket;

#[derive(Clone)]
pub struct Browser {
    client: reqwest::Client,
    jar: Arc<Jar>,
    address: SocketAddr,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    /// Where a redirection leads.
    pub location: Option<String>,
    pub text: String,
    pub headers: reqwest::header::HeaderMap,
}

impl Browser {
    pub fn new(address: SocketAddr) -> Self {
        let jar = Arc::new(Jar::default());
        let client = reqwest::Client::builder().redirect(Policy::none()).cookie_provider(Arc::clone(&jar)).build().unwrap();
        Self { client, jar, address }
    }

    fn url(&self, path: &str) -> String {
        if path.starts_with("http") { path.to_owned() } else { format!("http://{}{path}", self.address) }
    }

    pub fn set_cookie(&self, cookie: &str) {
        self.jar.add_cookie_str(cookie, &self.url("/").parse().unwrap());
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[]).await
    }

    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = self.client.get(self.url(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::read(request.send().await.unwrap()).await
    }

    /// Sends a form from one of our own pages.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_from(path, fields, &format!("http://{}", self.address)).await
    }

    /// Sends a form as a script of ours does, with headers of its own.
    pub async fn post_with(&self, path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Answer {
        let mut request = self.form(path, fields, &format!("http://{}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::read(request.send().await.unwrap()).await
    }

    /// Gets a page through a wire that may fail.
    pub async fn try_get(&self, path: &str) -> Option<Answer> {
        Answer::read_whole(self.client.get(self.url(path)).send().await.ok()?).await
    }

    /// Sends a form through a wire that may fail; `None` when no answer came.
    pub async fn try_post(&self, path: &str, fields: &[(&str, &str)]) -> Option<Answer> {
        let form = self.form(path, fields, &format!("http://{}", self.address));
        Answer::read_whole(form.send().await.ok()?).await
    }

    /// Sends a form through a proxy on this machine, which saw the browser at `from`.
    pub async fn post_seen_at(&self, from: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self.form(path, fields, &format!("http://{}", self.address));
        Answer::read(request.header("x-forwarded-for", from).send().await.unwrap()).await
    }

    /// Sends a form from a page of some origin.
    pub async fn post_from(&self, path: &str, fields: &[(&str, &str)], origin: &str) -> Answer {
        Answer::read(self.form(path, fields, origin).send().await.unwrap()).await
    }

    /// Sends a form with one file, from one of our own pages.
    pub async fn post_file(&self, path: &str, field: &str, bytes: &[u8], headers: &[(&str, &str)]) -> Answer {
        self.send_parts(path, &[], (field, bytes), headers).await
    }

    /// Sends a form with fields and one file.
    pub async fn post_parts(&self, path: &str, fields: &[(&str, &str)], file: (&str, &[u8])) -> Answer {
        self.send_parts(path, fields, file, &[]).await
    }

    async fn send_parts(&self, path: &str, fields: &[(&str, &str)], (field, bytes): (&str, &[u8]), headers: &[(&str, &str)]) -> Answer {
        let part =
            |(name, value): &(&str, &str)| format!("--frontier\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        let before: String = fields.iter().map(part).collect();
        let head = format!("{before}--frontier\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"x\"\r\n\r\n");
        let body = [head.as_bytes(), bytes, b"\r\n--frontier--\r\n"].concat();
        let mut request = self.client.post(self.url(path)).header("origin", format!("http://{}", self.address));
        request = request.header("content-type", "multipart/form-data; boundary=frontier");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::read(request.body(body).send().await.unwrap()).await
    }

    /// What an address answers, as bytes.
    pub async fn bytes(&self, path: &str) -> Vec<u8> {
        self.client.get(self.url(path)).send().await.unwrap().bytes().await.unwrap().to_vec()
    }

    fn form(&self, path: &str, fields: &[(&str, &str)], origin: &str) -> reqwest::RequestBuilder {
        let body: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        self.client
            .post(self.url(path))
            .header("origin", origin)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.join("&"))
    }

    /// Gets a page, and goes where redirections lead.
    pub async fn open(&self, path: &str) -> Answer {
        let mut answer = self.get(path).await;
        for _ in 0..5 {
            let Some(location) = answer.location.clone() else { break };
            answer = self.get(&location).await;
        }
        answer
    }

    /// Opens somebody's record, and says why where that is asked.
    pub async fn look_into(&self, path: &str) -> Answer {
        let answer = self.get(path).await;
        let Some(asked) = answer.location.as_deref().and_then(|to| to.strip_prefix("/reasons?of=")) else { return answer };
        let of = asked.split('&').next().unwrap().replace("%20", " ");
        let given = self.post("/reasons", &[("of", &of), ("then", path), ("why", "follow_up")]).await;
        assert_eq!(given.location.as_deref(), Some(path));
        self.get(path).await
    }

    /// Sends a form, and opens the page it leads to.
    pub async fn submit(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post(path, fields).await;
        match answer.location.clone() {
            Some(location) => self.open(&location).await,
            None => answer,
        }
    }

    /// A live socket with this browser's cookies, resumed from the cursors of a page.
    pub async fn live(&self, page: &Answer) -> Socket {
        Socket::open(self.address, &self.cookies(), &page.cursors()).await
    }

    pub fn cookies(&self) -> String {
        let header = self.jar.cookies(&self.url("/").parse().unwrap());
        header.map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
    }
}

impl Answer {
    async fn read(response: reqwest::Response) -> Self {
        Self::read_whole(response).await.unwrap()
    }

    async fn read_whole(response: reqwest::Response) -> Option<Self> {
        let headers = response.headers().clone();
        let location = headers.get("location").map(|value| value.to_str().unwrap().to_owned());
        Some(Self { status: response.status().as_u16(), location, headers, text: response.text().await.ok()? })
    }

    /// What a person reads on the page, without markup.
    pub fn words(&self) -> String {
        let page = Html::parse_document(&self.text);
        let main = Selector::parse("main").unwrap();
        let root = page.select(&main).next().unwrap_or_else(|| page.root_element());
        root.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The values of an attribute on every element that a selector finds.
    pub fn all(&self, selector: &str, attribute: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        let page = Html::parse_document(&self.text);
        page.select(&selector).filter_map(|element| element.value().attr(attribute).map(str::to_owned)).collect()
    }

    /// The words of every element that a selector finds.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        let page = Html::parse_document(&self.text);
        page.select(&selector).map(|element| element.text().collect::<String>()).collect()
    }

    /// The first of [`Answer::all`].
    pub fn first(&self, selector: &str, attribute: &str) -> String {
        self.all(selector, attribute).into_iter().next().unwrap_or_else(|| panic!("no {selector} with {attribute} on:\n{}", self.words()))
    }

    /// The cursors of a live page; an empty list when it is not live.
    pub fn cursors(&self) -> String {
        self.all("body", "data-cursors").pop().unwrap_or_else(|| "[]".into())
    }
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(
            |byte| {
                if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
            },
        )
        .collect()
}
