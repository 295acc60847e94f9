//! Wake-ups between nodes: the names of mailboxes and hints that moved, no content. The only door to other nodes.

use crate::storage::Committed;

/// How nodes wake each other.
#[derive(Clone, Debug)]
pub enum Bus {
    /// One process: whoever listens is here.
    Local,
}

impl Bus {
    /// Tells the other nodes which mailboxes and hints moved.
    pub(super) fn moved(&self, _committed: &Committed) {
        match self {
            Self::Local => {}
        }
    }
}
