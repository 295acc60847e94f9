//! A document cut at its headings, each part with its line: so that a fault can name one.

/// A heading and what stands under it, up to the next heading of any level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section<'a> {
    /// 1 to 3; 0 for what stands before the first heading.
    pub level: usize,
    pub title: &'a str,
    /// The line of the heading, from 1 in its file.
    pub line: usize,
    pub body: &'a str,
}

impl Section<'_> {
    pub fn is_empty(&self) -> bool {
        self.body.trim().is_empty()
    }
}

/// Cuts at lines that begin with one to three `#` and a space, but not inside a fence.
pub fn cut(text: &str, first_line: usize) -> Vec<Section<'_>> {
    let mut sections = Vec::new();
    let (mut level, mut title, mut line) = (0, "", first_line);
    let (mut from, mut at, mut is_fenced) = (0, 0, false);
    for (number, row) in text.split_inclusive('\n').enumerate() {
        let next = at + row.len();
        if row.starts_with("```") || row.starts_with("~~~") {
            is_fenced = !is_fenced;
        }
        if let Some((deep, words)) = heading(row).filter(|_| !is_fenced) {
            sections.push(Section { level, title, line, body: text.get(from..at).unwrap_or_default() });
            (level, title, line, from) = (deep, words, first_line + number, next);
        }
        at = next;
    }
    sections.push(Section { level, title, line, body: text.get(from..).unwrap_or_default() });
    if sections.first().is_some_and(|first| first.level == 0 && first.is_empty()) {
        sections.remove(0);
    }
    sections
}

fn heading(row: &str) -> Option<(usize, &str)> {
    let words = row.trim_start_matches('#');
    let level = row.len() - words.len();
    let title = words.strip_prefix(' ').filter(|_| (1..=3).contains(&level))?;
    Some((level, title.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_cut_and_fences_hide_them() {
        let cut = cut("\n## Un\na\n```\n# not a title\n```\n### Deux\nb", 7);
        let seen: Vec<_> = cut.iter().map(|section| (section.level, section.title, section.line)).collect();
        assert_eq!(seen, [(2, "Un", 8), (3, "Deux", 13)]);
        assert_eq!(cut[1].body, "b");
    }

    #[test]
    fn four_signs_are_no_title() {
        assert_eq!(cut("#### x", 1)[0].level, 0);
        assert_eq!(cut("", 1), []);
    }
}
