//! Long lists, fifty rows a page: where one is in them, and the addresses of the pages beside.

use serde::Serialize;

use super::url_encode;

/// Rows of a page.
pub const PAGE_ROWS: usize = 50;

/// A page of a list, as its foot says it. Rows are counted from 1; an empty list goes from 0 to 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pager {
    pub from: usize,
    pub until: usize,
    pub total: usize,
    pub before: Option<String>,
    pub after: Option<String>,
}

impl Pager {
    /// `asked`: the page's number as typed in the URL, from 1; what is no page of the list is the nearest that is.
    /// `query`: what else the list was narrowed by; empty values are left out of the addresses.
    pub fn new(asked: &str, total: usize, path: &str, query: &[(&str, &str)]) -> Self {
        let last = total.div_ceil(PAGE_ROWS).max(1);
        let number = asked.trim().parse::<usize>().unwrap_or(1).clamp(1, last);
        let address = |number: usize| {
            let page = if number > 1 { number.to_string() } else { String::new() };
            let all = query.iter().copied().chain([("page", page.as_str())]);
            let pairs: Vec<String> =
                all.filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={}", url_encode(value))).collect();
            if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
        };
        Self {
            from: if total == 0 { 0 } else { (number - 1) * PAGE_ROWS + 1 },
            until: (number * PAGE_ROWS).min(total),
            total,
            before: (number > 1).then(|| address(number - 1)),
            after: (number < last).then(|| address(number + 1)),
        }
    }

    /// How many rows stand before this page.
    pub fn skipped(&self) -> usize {
        self.from.saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_where_it_is_and_leads_to_those_beside() {
        let second = Pager::new("2", 127, "/members", &[("q", "éa b"), ("state", "")]);
        assert_eq!((second.from, second.until, second.total, second.skipped()), (51, 100, 127, 50));
        assert_eq!(second.before.as_deref(), Some("/members?q=%C3%A9a%20b"));
        assert_eq!(second.after.as_deref(), Some("/members?q=%C3%A9a%20b&page=3"));
    }

    #[test]
    fn what_is_no_page_is_the_nearest_that_is() {
        for (asked, from, until) in [("", 1, 50), ("0", 1, 50), ("-3", 1, 50), ("99", 101, 127), ("x", 1, 50)] {
            let page = Pager::new(asked, 127, "/members", &[]);
            assert_eq!((page.from, page.until), (from, until), "{asked:?}");
        }
        let empty = Pager::new("4", 0, "/members", &[]);
        assert_eq!((empty.from, empty.until, empty.before, empty.after), (0, 0, None, None));
        assert_eq!(Pager::new("1", 50, "/members", &[]).after, None);
    }
}
