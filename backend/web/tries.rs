//! How often something was tried lately, and by whom. In memory: a restart forgets it, which costs nothing.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Beyond this many names, those whose time is over are dropped first; then all.
const MOST: usize = 50_000;

/// Counts tries in windows of time that begin with the first try.
#[derive(Clone, Debug, Default)]
pub struct Tries(Arc<Mutex<HashMap<String, Window>>>);

#[derive(Clone, Copy, Debug)]
struct Window {
    ends_at: i64,
    count: u32,
}

impl Tries {
    /// One more try of `who`; how many there are within the window, this one included.
    pub fn count(&self, who: String, now: i64, window_ms: i64) -> u32 {
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if windows.len() >= MOST {
            windows.retain(|_, window| window.ends_at > now);
        }
        if windows.len() >= MOST {
            windows.clear();
        }
        let window = windows.entry(who).or_insert(Window { ends_at: 0, count: 0 });
        if window.ends_at <= now {
            *window = Window { ends_at: now + window_ms, count: 0 };
        }
        window.count = window.count.saturating_add(1);
        window.count
    }

    /// How many tries there were within the window that goes on.
    pub fn so_far(&self, who: &str, now: i64) -> u32 {
        let windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        windows.get(who).filter(|window| window.ends_at > now).map_or(0, |window| window.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_are_counted_by_name_until_their_window_ends() {
        let tries = Tries::default();
        assert_eq!([tries.count("a".into(), 0, 60), tries.count("a".into(), 59, 60)], [1, 2]);
        assert_eq!((tries.so_far("a", 59), tries.so_far("b", 59), tries.so_far("a", 60)), (2, 0, 0));
        assert_eq!(tries.count("a".into(), 60, 60), 1);
    }
}
