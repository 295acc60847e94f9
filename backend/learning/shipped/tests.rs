//! What ships is whole, readable, answerable, and covers what is asked most.

use super::super::documents::{Block, Body, Question, Screen};
use super::super::glossary::GLOSSARY;
use super::super::topics::first_tiles;
use super::*;

/// The mean sentence, and the longest, in words.
const MEAN_WORDS: usize = 13;
const LONGEST_WORDS: usize = 28;
/// One word in twenty may have twelve letters or more.
const LONG_LETTERS: usize = 12;
const LONG_SHARE: usize = 20;

fn read_all() -> Vec<(Shipped, documents::Text)> {
    let read = |one: Shipped| match documents::read(one.kind, &one.source) {
        Ok(text) => (one, text),
        Err(faults) => panic!("{}: {faults:?}", one.slug),
    };
    all().into_iter().map(read).collect()
}

#[test]
fn thirty_tutorials_and_eleven_modules_ship_and_can_be_read() {
    let all = read_all();
    let count = |kind| all.iter().filter(|(one, _)| one.kind == kind).count();
    assert!(count(Kind::Tutorial) >= 30, "{}", count(Kind::Tutorial));
    assert_eq!(count(Kind::TrainingModule), 11);
    for (one, text) in &all {
        let front = &text.front;
        assert!(!front.title_en.is_empty() && !front.summary_en.is_empty() && !front.words.is_empty(), "{}", one.slug);
    }
}

#[test]
fn every_file_is_brought_in() {
    let files = Files::iter().filter(|path| path.ends_with(".md") && path.as_ref() != "glossary.md").count();
    assert_eq!(all().len(), files);
}

#[test]
fn the_topics_of_the_ten_most_asked_are_covered() {
    let all = read_all();
    for tile in first_tiles() {
        assert!(all.iter().any(|(one, text)| one.kind == Kind::Tutorial && text.front.topics.contains(&tile.topic)), "{}", tile.slug);
    }
}

/// Sentences of a document, as words.
fn sentences(text: &documents::Text) -> Vec<Vec<String>> {
    let whole = format!("{}\n{}", text.front.summary, body(text));
    let ends = |letter: char| matches!(letter, '.' | '!' | '?' | '…' | '\n');
    let words = |part: &str| -> Vec<String> {
        part.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '’' | '-'))
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    whole.split(ends).map(words).filter(|words| words.len() > 1).collect()
}

/// Everything to read, a line for each paragraph and item.
fn body(text: &documents::Text) -> String {
    let mut lines = Vec::new();
    let mut html = |blocks: &[Block]| {
        for block in blocks {
            if let Block::Html { html } = block {
                let broken = html.replace("</p>", "\n").replace("</li>", "\n");
                let mut words = String::new();
                documents::markdown::words_into(&[Block::Html { html: broken }], &mut words);
                lines.push(words);
            }
        }
    };
    match &text.body {
        Body::Tutorial(tutorial) => {
            html(&tutorial.before);
            tutorial.steps.iter().for_each(|step| [&step.see, &step.act, &step.stuck].into_iter().for_each(|blocks| html(blocks)));
        }
        Body::Module(module) => {
            let mut question = |question: &Question| html(&question.scene);
            module.pool.iter().for_each(&mut question);
            for screen in &module.screens {
                if let Screen::Text { blocks, .. } = screen {
                    html(blocks);
                }
            }
        }
    }
    lines.join("\n").replace("https:", "")
}

#[test]
fn sentences_are_short_and_long_words_rare() {
    for (one, text) in read_all() {
        let sentences = sentences(&text);
        let words: Vec<&String> = sentences.iter().flatten().collect();
        let longest = sentences.iter().max_by_key(|words| words.len()).unwrap();
        let long = words.iter().filter(|word| word.chars().count() >= LONG_LETTERS).count();
        assert!(words.len() <= MEAN_WORDS * sentences.len(), "{}: {} words in {} sentences", one.slug, words.len(), sentences.len());
        assert!(longest.len() <= LONGEST_WORDS, "{}: {longest:?}", one.slug);
        assert!(long * LONG_SHARE <= words.len(), "{}: {long} long words of {}", one.slug, words.len());
    }
}

#[test]
fn every_pool_can_be_answered_and_has_more_than_it_draws() {
    for (one, text) in read_all() {
        let Some(module) = text.module() else { continue };
        assert!(module.pool.len() >= 2 * module.draw && module.pass >= 1, "{}", one.slug);
        for question in &module.pool {
            let right: Vec<usize> = (0..question.choices.len()).filter(|place| question.choices[*place].is_right).collect();
            assert!(question.is_right(&right) && !question.is_right(&[]), "{}: {}", one.slug, question.title);
            let all: Vec<usize> = (0..question.choices.len()).rev().collect();
            assert!(!question.is_right(&all) || right.len() == all.len(), "{}: {}", one.slug, question.title);
        }
    }
}

#[test]
fn eighty_words_are_explained_in_one_plain_sentence() {
    let words = GLOSSARY.words();
    assert!(words.len() >= 80, "{}", words.len());
    for word in words {
        assert!(!word.sentence_en.is_empty(), "{}", word.word);
        assert!(word.sentence.split_whitespace().count() <= LONGEST_WORDS, "{}", word.sentence);
        assert_eq!(words.iter().filter(|other| other.slug == word.slug).count(), 1, "{}", word.word);
    }
}
