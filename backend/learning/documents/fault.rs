//! What is wrong with a document, where.

use serde::Serialize;

/// Said with its line, in the words of `learning.ftl`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// From 1.
    pub line: usize,
    pub kind: FaultKind,
    /// The key, title or word that it is about; may be empty.
    pub about: String,
}

macro_rules! kinds {
    ($($name:ident $id:literal)+) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
        pub enum FaultKind { $($name,)+ }

        impl FaultKind {
            #[cfg(test)]
            pub(super) const ALL: &'static [FaultKind] = &[$(Self::$name,)+];

            /// Fluent id; its words may use `{ $about }`.
            pub fn text_id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }
        }
    };
}

kinds! {
    TooLong "document-fault-too-long"
    NoFront "document-fault-no-front"
    UnknownKey "document-fault-unknown-key"
    TwiceKey "document-fault-twice-key"
    MissingKey "document-fault-missing-key"
    LongValue "document-fault-long-value"
    Number "document-fault-number"
    Date "document-fault-date"
    Topic "document-fault-topic"
    Address "document-fault-address"
    NoSteps "document-fault-no-steps"
    ManySteps "document-fault-many-steps"
    Who "document-fault-who"
    UnknownPart "document-fault-unknown-part"
    NothingToDo "document-fault-nothing-to-do"
    BeforeTitle "document-fault-before-title"
    NoBefore "document-fault-no-before"
    DraftLine "document-fault-draft-line"
    NoScreens "document-fault-no-screens"
    NoQuiz "document-fault-no-quiz"
    SmallPool "document-fault-small-pool"
    Pass "document-fault-pass"
    NotAQuestion "document-fault-not-a-question"
    FewChoices "document-fault-few-choices"
    NoAnswer "document-fault-no-answer"
    ManyAnswers "document-fault-many-answers"
    NoFeedback "document-fault-no-feedback"
    Nested "document-fault-nested"
    Picture "document-fault-picture"
    PicturePlace "document-fault-picture-place"
    Strange "document-fault-strange"
    Slug "document-fault-slug"
    NotText "document-fault-not-text"
    TwiceFile "document-fault-twice-file"
    PictureFile "document-fault-picture-file"
    Ships "document-fault-ships"
}

impl Fault {
    pub fn at(line: usize, kind: FaultKind) -> Self {
        Self::about(line, kind, "")
    }

    pub fn about(line: usize, kind: FaultKind, about: impl Into<String>) -> Self {
        Self { line, kind, about: about.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_has_its_words_in_both_languages() {
        let locales =
            [include_str!("../../../frontend/locales/fr/learning.ftl"), include_str!("../../../frontend/locales/en/learning.ftl")];
        for kind in FaultKind::ALL {
            for words in locales {
                assert!(words.lines().any(|line| line.starts_with(&format!("{} = ", kind.text_id()))), "{kind:?}");
            }
        }
    }
}
