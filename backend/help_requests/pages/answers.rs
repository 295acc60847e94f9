//! The answers of the three blocks, as typed. Earlier answers travel in hidden fields: nothing is stored before the last block.

use serde::{Deserialize, Serialize};

/// Every answer, whatever the block; empty when it was not asked yet. Names are those of the fields.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Answers {
    /// What: the slug of a tile, and free words.
    pub topic: String,
    pub words: String,
    /// How: the commune as typed, its code when it was picked from suggestions, or picked among several of that name.
    pub commune: String,
    pub commune_code: String,
    pub commune_pick: String,
    /// "phone", "messages", "home", "place", or "place:" and the id of one.
    pub meeting: String,
    pub when: String,
    pub date: String,
    pub hour: String,
    /// For whom: "me" or "other".
    #[serde(rename = "for")]
    pub whom: String,
    pub first_name: String,
    pub call_name: String,
    pub phone: String,
    pub call_when: String,
    pub email: String,
    pub language: String,
    pub needs: Vec<String>,
    /// "yes" under 18; then `age`: "older" from 15 on, "child" below.
    pub minor: String,
    pub age: String,
    /// The slug of the association whose link was followed.
    pub association: String,
    /// "yes": the asker whose code is in this browser asks again.
    pub again: String,
    /// At a desk: whom of one's circle it is for; "yes" when somebody new is a relative; "yes" when only their circle is asked.
    pub asker: String,
    pub relative: String,
    pub circle_only: String,
}

/// One of the three screens.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Block {
    What,
    How,
    Who,
}

/// A hidden field.
#[derive(Serialize)]
pub struct Hidden<'a> {
    name: &'static str,
    value: &'a str,
}

impl Answers {
    /// What the fields of `shown` do not say, to travel with its form.
    pub fn hidden(&self, shown: Block) -> Vec<Hidden<'_>> {
        let what = [("topic", &self.topic), ("words", &self.words)];
        let how = [
            ("commune", &self.commune),
            ("commune_code", &self.commune_code),
            ("meeting", &self.meeting),
            ("when", &self.when),
            ("date", &self.date),
            ("hour", &self.hour),
        ];
        let who = [
            ("for", &self.whom),
            ("first_name", &self.first_name),
            ("call_name", &self.call_name),
            ("phone", &self.phone),
            ("call_when", &self.call_when),
            ("email", &self.email),
            ("language", &self.language),
            ("minor", &self.minor),
            ("age", &self.age),
        ];
        let needs = self.needs.iter().map(|need| ("needs", need));
        let blocks: [(Block, Vec<(&'static str, &String)>); 3] =
            [(Block::What, what.to_vec()), (Block::How, how.to_vec()), (Block::Who, who.into_iter().chain(needs).collect())];
        let always = vec![("association", &self.association), ("again", &self.again)];
        let others = blocks.into_iter().filter(|(block, _)| *block != shown).flat_map(|(_, fields)| fields);
        others.chain(always).filter(|(_, value)| !value.is_empty()).map(|(name, value)| Hidden { name, value }).collect()
    }

    pub fn is_again(&self) -> bool {
        self.again == "yes"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_screen_shows_does_not_travel_twice() {
        let answers = Answers {
            topic: "caf".into(),
            commune: "Chartres (28)".into(),
            whom: "me".into(),
            needs: vec!["hears".into(), "sees".into()],
            ..Answers::default()
        };
        let names = |block| answers.hidden(block).iter().map(|hidden| hidden.name).collect::<Vec<_>>();
        assert_eq!(names(Block::What), ["commune", "for", "needs", "needs"]);
        assert_eq!(names(Block::How), ["topic", "for", "needs", "needs"]);
        assert_eq!(names(Block::Who), ["topic", "commune"]);
    }
}
