//! Keys of rows, and small sets of them.
//!
//! Keys are the caller's database ids: the engine compares them and gives them back.

/// A helper, one whatever the number of their memberships. Also the last word on equal scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HelperKey(pub i64);

/// An association that runs a roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssociationKey(pub i64);

/// What joins one helper to one association.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MembershipKey(pub i64);

/// A place where help is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceKey(pub i64);

/// Helpers, sorted and without doubles, so that asking "is she in it?" costs a binary search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HelperSet(Vec<HelperKey>);

impl HelperSet {
    pub fn contains(&self, key: HelperKey) -> bool {
        self.0.binary_search(&key).is_ok()
    }

    pub fn insert(&mut self, key: HelperKey) {
        if let Err(place) = self.0.binary_search(&key) {
            self.0.insert(place, key);
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = HelperKey> + '_ {
        self.0.iter().copied()
    }
}

impl FromIterator<HelperKey> for HelperSet {
    fn from_iter<I: IntoIterator<Item = HelperKey>>(keys: I) -> Self {
        let mut keys: Vec<HelperKey> = keys.into_iter().collect();
        keys.sort_unstable();
        keys.dedup();
        Self(keys)
    }
}

/// An id below 64 and the set of them in one machine word: a whole roster is compared by `and`.
macro_rules! id_and_set {
    ($(#[$id_doc:meta])* $id:ident, $(#[$set_doc:meta])* $set:ident) => {
        $(#[$id_doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $id(u8);

        impl $id {
            /// How many there may be.
            pub const COUNT: u8 = 64;

            /// `None` from 64 on.
            pub const fn new(number: u8) -> Option<Self> {
                if number < Self::COUNT { Some(Self(number)) } else { None }
            }

            /// From 0 to 63.
            pub const fn number(self) -> u8 {
                self.0
            }
        }

        $(#[$set_doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $set(pub u64);

        impl $set {
            pub const NONE: Self = Self(0);
            pub const ALL: Self = Self(u64::MAX);

            pub const fn contains(self, id: $id) -> bool {
                self.0 >> id.0 & 1 == 1
            }

            #[must_use]
            pub const fn with(self, id: $id) -> Self {
                Self(self.0 | 1 << id.0)
            }

            #[must_use]
            pub const fn and(self, other: Self) -> Self {
                Self(self.0 & other.0)
            }

            #[must_use]
            pub const fn without(self, other: Self) -> Self {
                Self(self.0 & !other.0)
            }

            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// From the lowest number to the highest.
            pub fn iter(self) -> impl Iterator<Item = $id> {
                let mut left = self.0;
                std::iter::from_fn(move || {
                    let lowest = u8::try_from(left.trailing_zeros()).ok().and_then($id::new)?;
                    left &= left - 1;
                    Some(lowest)
                })
            }

            pub fn first(self) -> Option<$id> {
                self.iter().next()
            }
        }

        impl FromIterator<$id> for $set {
            fn from_iter<I: IntoIterator<Item = $id>>(ids: I) -> Self {
                ids.into_iter().fold(Self::NONE, Self::with)
            }
        }
    };
}

id_and_set!(
    /// A topic of the catalogue, numbered by the caller. The numbers must not change meaning
    /// between two calls on one roster.
    TopicId,
    /// Topics.
    TopicSet
);

id_and_set!(
    /// A language that people speak, numbered by the caller.
    LanguageId,
    /// Languages.
    LanguageSet
);
