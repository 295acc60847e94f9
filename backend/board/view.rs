//! How the board is narrowed: every choice is in its address, so that it can be kept, sent, and looked at again.

use serde::{Deserialize, Serialize};

use super::Column;
use crate::help_requests::Urgency;
use crate::learning::topics;
use crate::places::communes::communes;
use crate::storage::stored_by_word;
use crate::web::url_encode;

stored_by_word! {
    /// Whose help requests.
    Whose {
        Ours "ours",
        /// Nobody's yet: to be taken over.
        Nobodys "nobodys",
    }
}

/// What the address says, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    urgency: String,
    #[serde(default)]
    topic: String,
    #[serde(default)]
    commune: String,
    #[serde(default)]
    whose: String,
    #[serde(default)]
    late: String,
    #[serde(default)]
    column: String,
    #[serde(default)]
    pub page: String,
}

/// What is shown of the board; nothing chosen shows all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct View {
    pub urgency: Option<Urgency>,
    /// The slug of a tile.
    pub topic: Option<&'static str>,
    /// INSEE code.
    pub commune: Option<&'static str>,
    pub whose: Option<Whose>,
    /// Only those whose wait is "bientôt trop long", the first to become it on top.
    pub is_late: bool,
    /// One column, page by page.
    pub column: Option<Column>,
    /// The calls that are owed, page by page, and no column.
    pub is_calls: bool,
}

impl View {
    /// What is not a choice is no choice: an old address still shows a board.
    pub fn of(typed: &Typed) -> Self {
        Self {
            urgency: Urgency::parse(&typed.urgency),
            topic: topics::tile(&typed.topic).map(|tile| tile.slug),
            commune: communes().by_code(&typed.commune).map(|commune| commune.code),
            whose: Whose::parse(&typed.whose),
            is_late: typed.late == "1",
            column: Column::parse(&typed.column),
            is_calls: typed.column == "calls",
        }
    }

    /// Whether some are left out of the columns.
    pub fn is_narrowed(&self) -> bool {
        self.urgency.is_some() || self.topic.is_some() || self.commune.is_some() || self.whose.is_some() || self.is_late
    }

    /// Names and values for an address; nothing for what was not chosen.
    pub fn pairs(&self) -> Vec<(&'static str, &'static str)> {
        let column = if self.is_calls { Some("calls") } else { self.column.map(Column::as_str) };
        let pairs = [
            ("urgency", self.urgency.map(Urgency::as_str)),
            ("topic", self.topic),
            ("commune", self.commune),
            ("whose", self.whose.map(Whose::as_str)),
            ("late", self.is_late.then_some("1")),
            ("column", column),
        ];
        pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// "?urgency=now&whose=ours", or nothing.
    pub fn query(&self) -> String {
        let pairs: Vec<String> = self.pairs().iter().map(|(name, value)| format!("{name}={}", url_encode(value))).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }

    /// The same, with one column in full.
    pub fn with_column(&self, column: Column) -> Self {
        Self { column: Some(column), is_calls: false, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_chosen_and_is_read_back() {
        let typed =
            Typed { urgency: "now".into(), commune: "28085".into(), late: "1".into(), column: "waiting".into(), ..Typed::default() };
        let view = View::of(&typed);
        assert_eq!(view.query(), "?urgency=now&commune=28085&late=1&column=waiting");
        assert!(view.is_narrowed());
        let nothing = View::of(&Typed { urgency: "never".into(), topic: "x".into(), whose: "'".into(), ..Typed::default() });
        assert_eq!((nothing.query().as_str(), nothing.is_narrowed()), ("", false));
    }
}
