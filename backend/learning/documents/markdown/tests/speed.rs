//! The longest texts are read at once, whatever they are made of.

use std::time::{Duration, Instant};

use crate::learning::documents::{self, FaultKind, Kind, MOST_BYTES};

/// As much of a pattern as a document may hold.
fn full_of(pattern: &str) -> String {
    pattern.repeat(MOST_BYTES / pattern.len() - 1)
}

/// What is slow in Markdown readers: each of these took quadratic time in one of them.
#[test]
fn the_longest_text_is_read_at_once() {
    let front = "---\ntitle: a\n---\n## Avant de commencer\na\n## Un\n### Vous faites\n";
    for pattern in [
        "a",
        "*a _",
        "*a **a ",
        "a**",
        "_a__",
        "[",
        "![",
        "[a](",
        "[a](<",
        "[[a]",
        "[a]: b\n",
        "[a]: javascript:b\n[a]\n",
        "<",
        "<a",
        "<!--",
        "<![CDATA[",
        "<?",
        "</a ",
        "<a b=\"",
        "`",
        "`a``",
        "```\n",
        "~~~\n",
        "&",
        "&a;",
        "\\",
        "> ",
        ">\n",
        "> a\n",
        "- ",
        "- a\n",
        "1. a\n",
        "\t",
        " \n",
        "\n",
        "a  \n",
        "a\\\n",
        "#\n",
        "## a\n",
        "### Vous faites\n",
        "a\n=\n",
        "---\n",
        "| a ",
        "![a](picture:sante)\n\n",
        "![a](/pictures/0)",
        "![a](b)",
        "[![a](picture:sante)](https://a)",
        "[a](https://b) ",
        "<https://a.b> ",
        "- [x] a\n> b\n",
        "**a**",
        "*a*",
        "<p>\n",
        "<p>",
        "é",
        "\u{301}",
        "\u{202e}a\n",
        "[^a]",
        "&#0;",
        "\u{0}",
        "- ![a](b)\n",
        "> - ",
    ] {
        let tail = full_of(pattern);
        for (kind, source) in [
            (Kind::Tutorial, format!("{front}{}", &tail[..tail.floor_char_boundary(MOST_BYTES - 200)])),
            (
                Kind::TrainingModule,
                format!("---\ntitle: a\n---\n## Question : a\n- [x] {}", &tail[..tail.floor_char_boundary(MOST_BYTES - 200)]),
            ),
            (Kind::Tutorial, format!("---\n{}", &tail[..tail.floor_char_boundary(MOST_BYTES - 200)])),
        ] {
            let since = Instant::now();
            let (text, _faults) = documents::look(kind, &source);
            let took = since.elapsed();
            // Ten times what the worst takes: this finds what is quadratic, not what is slow today.
            assert!(took < Duration::from_secs(3), "{pattern:?} takes {took:?}");
            drop(text);
        }
    }
}

#[test]
fn a_megabyte_is_refused_before_it_is_read() {
    let since = Instant::now();
    let faults = documents::read(Kind::Tutorial, &"> ".repeat(1 << 19)).unwrap_err();
    assert_eq!(faults.iter().map(|fault| fault.kind).collect::<Vec<_>>(), [FaultKind::TooLong]);
    assert!(since.elapsed() < Duration::from_millis(500));
}
