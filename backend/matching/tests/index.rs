//! The index finds what looking at everybody finds, whatever was changed before: same people, same order, same reasons.
#![allow(clippy::unwrap_used)]

mod crowd;
mod people;

use crowd::*;
use matching::*;
use people::*;
use proptest::prelude::*;

fn moods() -> impl Strategy<Value = Mood> {
    prop_oneof![4 => Just(Mood::Mixed), 1 => Just(Mood::Equal), 2 => Just(Mood::Coarse)]
}

/// Some requests of each roster, at limits around those of a wave.
fn agree(roster: &Roster, helpers: &[Helper], chance: &mut Chance, count: usize) -> Result<(), TestCaseError> {
    for _ in 0..count {
        let request = request(chance, helpers);
        let limit = chance.pick(&[1, 3, 19, 20, 70]);
        let now = Now { at: afternoon().at, local: at(TUESDAY, chance.pick(&[14, 14, 14, 7, 19, 22]), 5) };
        prop_assert_eq!(rank(&request, roster, now, limit), scan(&request, roster, now, limit), "{:?}", request);
    }
    Ok(())
}

/// One of the ways in which a roster changes.
fn change(roster: &mut Roster, helpers: &mut [Helper], chance: &mut Chance, mood: Mood) {
    let place = chance.below(helpers.len() as u64) as usize;
    let key = helpers[place].key;
    match chance.below(6) {
        0 => {
            roster.remove(key);
        }
        1 => {
            let is_online = chance.is_one_in(2);
            roster.set_online(key, is_online);
        }
        2 | 3 => {
            let (load, answers) = (load(chance, mood), answers(chance, mood));
            roster.set_load(key, load, answers);
        }
        4 => {
            helpers[place] = Helper { key, ..helper(chance, mood) };
            roster.put(helpers[place].clone());
        }
        _ => {
            // A stranger to the list: whom it replaces stays on the roster.
            helpers[place] = helper(chance, mood);
            roster.put(helpers[place].clone());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn equals_looking_at_everybody(seed in any::<u64>(), count in 0..4000usize, mood in moods()) {
        let mut chance = Chance(seed);
        let helpers: Vec<Helper> = (0..count).map(|_| helper(&mut chance, mood)).collect();
        agree(&helpers.iter().cloned().collect(), &helpers, &mut chance, 20)?;
    }

    #[test]
    fn equals_it_after_any_changes(seed in any::<u64>(), count in 1..1500usize, changes in 0..6000usize, mood in moods()) {
        let mut chance = Chance(seed);
        let mut helpers: Vec<Helper> = (0..count).map(|_| helper(&mut chance, mood)).collect();
        // Half come all at once, half one by one.
        let mut roster: Roster = helpers.iter().take(count / 2).cloned().collect();
        for helper in &helpers[count / 2..] {
            roster.put(helper.clone());
        }
        for _ in 0..4 {
            for _ in 0..changes / 4 {
                change(&mut roster, &mut helpers, &mut chance, mood);
            }
            agree(&roster, &helpers, &mut chance, 5)?;
        }
        roster.begin_day(chance.is_one_in(2));
        agree(&roster, &helpers, &mut chance, 5)?;
    }
}

#[test]
fn of_equals_the_lowest_keys_are_found_wherever_they_stand() {
    let keys = (0..5000).map(|number| (number * 2_654_435_761_i64) % 100_003);
    let roster: Roster = keys.map(volunteer).collect();
    let best: Vec<i64> = rank(&call_now(), &roster, afternoon(), 20).iter().map(|ranked| ranked.helper.0).collect();
    let mut expected: Vec<i64> = roster.iter().map(|helper| helper.key.0).collect();
    expected.sort_unstable();
    assert_eq!(best, expected[..20]);
}

#[test]
fn everybody_leaves_and_comes_back() {
    let mut roster: Roster = (0..3000).map(volunteer).collect();
    for key in 0..3000 {
        assert!(roster.remove(HelperKey(key)).is_some());
    }
    assert!(roster.is_empty() && rank(&call_now(), &roster, afternoon(), 20).is_empty());
    for key in 0..3000 {
        roster.put(volunteer(key));
    }
    assert_eq!(rank(&call_now(), &roster, afternoon(), 20), scan(&call_now(), &roster, afternoon(), 20));
}

#[test]
fn a_day_begins_with_new_counts() {
    let tired = Load { offers_today: 12, minutes_this_week: 90, ..Load::default() };
    let mut roster: Roster = [Helper { load: tired, ..volunteer(1) }].into_iter().collect();
    assert!(rank(&call_now(), &roster, afternoon(), 1).is_empty());
    roster.begin_day(false);
    assert_eq!(rank(&call_now(), &roster, afternoon(), 1).len(), 1);
    assert_eq!(roster.find(HelperKey(1)).unwrap().load.minutes_this_week, 90);
    roster.begin_day(true);
    assert_eq!(roster.find(HelperKey(1)).unwrap().load, Load::default());
}
