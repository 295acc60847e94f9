//! Markdown made inert: raw HTML becomes text, links lead to http(s) only, pictures are ours only, nesting has a bound.

use std::sync::LazyLock;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};
use serde::Serialize;

use super::{Fault, FaultKind};
use crate::web::assets::is_picture;

/// Deeper lists and quotations are no text for people.
const DEEPEST: usize = 8;

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// Safe HTML, whole elements.
    Html { html: String },
    /// One of the pictures that ship, by name.
    Picture { name: String, alt: String },
    /// One that was sent beside the text: its address here.
    Sent { address: String, alt: String },
}

/// What is left of HTML after ours was made: a second net, should the first have a hole.
static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = ammonia::Builder::empty();
    let tags = ["p", "ul", "ol", "li", "strong", "em", "code", "pre", "a", "br", "blockquote", "h4"];
    cleaner.add_tags(tags).add_tag_attributes("a", ["href"]).add_tag_attributes("ol", ["start"]);
    cleaner.url_schemes(["http", "https"].into()).link_rel(Some("noopener noreferrer"));
    cleaner
});

/// Reads Markdown that begins at a line of its file. Paragraphs that are one picture become a block of their own.
pub fn blocks(text: &str, first_line: usize, faults: &mut Vec<Fault>) -> Vec<Block> {
    let mut made = Vec::new();
    let mut kept: Vec<Event> = Vec::new();
    let (mut depth, mut inert) = (0_usize, Inert::default());
    let mut lines = Lines { text, first_line, seen: 0, breaks: 0 };
    let mut events = Parser::new_ext(text, Options::empty()).into_offset_iter();
    while let Some((event, range)) = events.next() {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => {
                let alt = alt(events.by_ref().map(|(event, _)| event));
                match picture(&dest_url, alt) {
                    // The paragraph around it is closed before, and opened again after.
                    Some(block) if depth <= 1 => {
                        kept.push(Event::End(TagEnd::Paragraph));
                        flush(&mut kept, &mut made);
                        made.push(block);
                        kept.push(Event::Start(Tag::Paragraph));
                    }
                    Some(_) => faults.push(Fault::about(lines.at(range.start), FaultKind::PicturePlace, shortened(&dest_url))),
                    None => faults.push(Fault::about(lines.at(range.start), FaultKind::Picture, shortened(&dest_url))),
                }
            }
            Event::Start(tag) => {
                depth += 1;
                if depth == DEEPEST {
                    faults.push(Fault::at(lines.at(range.start), FaultKind::Nested));
                    return Vec::new();
                }
                kept.extend(inert.start(tag));
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                kept.extend(inert.end(tag));
            }
            Event::Html(words) | Event::InlineHtml(words) => kept.push(Event::Text(words)),
            Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::HardBreak => kept.push(event),
            _ => {}
        }
    }
    flush(&mut kept, &mut made);
    made
}

/// The words inside a picture that began, up to its own end: pictures inside it are words too.
fn alt<'a>(events: impl Iterator<Item = Event<'a>>) -> String {
    let (mut alt, mut inside) = (String::new(), 0_usize);
    for event in events {
        match event {
            Event::Start(Tag::Image { .. }) => inside += 1,
            Event::End(TagEnd::Image) if inside == 0 => break,
            Event::End(TagEnd::Image) => inside -= 1,
            Event::Text(words) | Event::Code(words) => alt.push_str(&words),
            Event::SoftBreak | Event::HardBreak => alt.push(' '),
            _ => {}
        }
    }
    alt
}

/// Lines by place in a text, counted once: places only rise.
struct Lines<'a> {
    text: &'a str,
    first_line: usize,
    seen: usize,
    breaks: usize,
}

impl Lines<'_> {
    fn at(&mut self, place: usize) -> usize {
        self.breaks += self.text.get(self.seen..place).unwrap_or_default().matches('\n').count();
        self.seen = self.seen.max(place);
        self.first_line + self.breaks
    }
}

/// An address as a fault names it.
fn shortened(address: &str) -> String {
    address.chars().take(60).collect()
}

/// One line, without a paragraph around it: safe HTML.
pub fn line(text: &str) -> String {
    let mut depth = 0_usize;
    let parser = Parser::new_ext(text, Options::empty()).filter_map(|event| match event {
        Event::Start(Tag::Strong | Tag::Emphasis) => {
            depth += 1;
            (depth < DEEPEST).then_some(event)
        }
        Event::End(TagEnd::Strong | TagEnd::Emphasis) => {
            depth = depth.saturating_sub(1);
            (depth + 1 < DEEPEST).then_some(event)
        }
        Event::Text(_) | Event::Code(_) => Some(event),
        Event::Html(words) | Event::InlineHtml(words) => Some(Event::Text(words)),
        Event::SoftBreak | Event::HardBreak => Some(Event::Text(CowStr::Borrowed(" "))),
        // Links and pictures keep their words.
        _ => None,
    });
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, parser);
    clean(&html)
}

/// A no-break space is a letter like another here.
fn clean(html: &str) -> String {
    CLEANER.clean(html).to_string().replace("&nbsp;", "\u{a0}")
}

/// Lets through what is inert. Links that lead elsewhere than http(s) lose their link and keep their words.
#[derive(Default)]
struct Inert {
    /// Of each open link, whether it is kept.
    links: Vec<bool>,
}

impl Inert {
    fn start<'a>(&mut self, tag: Tag<'a>) -> Option<Event<'a>> {
        match tag {
            Tag::Heading { .. } | Tag::HtmlBlock => Some(Event::Start(Tag::Paragraph)),
            Tag::Link { link_type, dest_url, id, .. } => {
                self.links.push(is_web(&dest_url));
                is_web(&dest_url).then_some(Event::Start(Tag::Link { link_type, dest_url, title: CowStr::Borrowed(""), id }))
            }
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::List(_) | Tag::Item | Tag::Emphasis | Tag::Strong => {
                Some(Event::Start(tag))
            }
            _ => None,
        }
    }

    fn end(&mut self, tag: TagEnd) -> Option<Event<'static>> {
        match tag {
            TagEnd::Heading(_) | TagEnd::HtmlBlock => Some(Event::End(TagEnd::Paragraph)),
            TagEnd::Link => self.links.pop().unwrap_or_default().then_some(Event::End(tag)),
            TagEnd::Paragraph
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Emphasis
            | TagEnd::Strong => Some(Event::End(tag)),
            _ => None,
        }
    }
}

fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

fn picture(address: &str, alt: String) -> Option<Block> {
    let is_plain =
        |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if let Some(name) = address.strip_prefix("picture:").filter(|name| is_picture(name)) {
        return Some(Block::Picture { name: name.to_owned(), alt });
    }
    let sent = address.strip_prefix("/pictures/").filter(|name| is_plain(name))?;
    Some(Block::Sent { address: format!("/pictures/{sent}"), alt })
}

fn flush(kept: &mut Vec<Event>, made: &mut Vec<Block>) {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, kept.drain(..));
    let html = clean(&html);
    if html.replace("<p>", "").replace("</p>", "").trim() != "" {
        made.push(Block::Html { html });
    }
}

/// The text of blocks, tags left out.
pub fn words_into(blocks: &[Block], words: &mut String) {
    for block in blocks {
        match block {
            Block::Html { html } => {
                let mut is_tag = false;
                words.extend(html.chars().filter_map(|letter| match letter {
                    '<' => {
                        is_tag = true;
                        Some(' ')
                    }
                    '>' => {
                        is_tag = false;
                        None
                    }
                    _ => (!is_tag).then_some(letter),
                }));
            }
            Block::Picture { alt, .. } | Block::Sent { alt, .. } => words.push_str(alt),
        }
        words.push(' ');
    }
}

#[cfg(test)]
mod tests;
