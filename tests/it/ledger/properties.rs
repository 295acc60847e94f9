//! What holds of the ledger whatever is done, in whatever order: a seed chooses.

use std::collections::BTreeMap;

use binome::args;
use binome::clock::{HOUR, MINUTE};
use binome::recognition::{Source, Verb, store};
use binome::storage::{Row, Sql};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::{World, world};

const SEEDS: u64 = 6;
const STEPS: usize = 40;

/// A line, whole.
#[derive(Clone, Debug, PartialEq, Row)]
struct Line {
    id: i64,
    help_session_id: Option<i64>,
    signup_id: Option<i64>,
    completion_id: Option<i64>,
    account_id: i64,
    association_id: Option<i64>,
    kind: String,
    verb: String,
    how: Option<String>,
    minutes: i64,
    held_at: i64,
    written_by: Option<i64>,
    reason: Option<String>,
    created_at: i64,
}

async fn lines(world: &World) -> Vec<Line> {
    let all = "SELECT id, help_session_id, signup_id, completion_id, account_id, association_id, kind, verb, how, minutes, held_at, \
               written_by, reason, created_at FROM hours ORDER BY id";
    world.app.state.db().all(all, args![]).await.unwrap()
}

/// What each source comes to by the words of whoever did it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Known {
    /// Of the record, the seat, the module.
    minutes: i64,
    is_refused: bool,
}

#[tokio::test]
async fn lines_are_only_added_and_come_to_what_is_recorded() {
    for seed in 0..SEEDS {
        let (world, mut chance) = (world().await, StdRng::seed_from_u64(seed));
        let (mut known, mut before) = (BTreeMap::<Source, Known>::new(), Vec::new());
        for step in 0..STEPS {
            let did = one_step(&world, &mut chance, &mut known).await;
            let now = lines(&world).await;
            assert_eq!(now[..before.len()], before[..], "seed {seed}, step {step}, {did}: a line was edited or deleted");
            agrees(&world, &known, &now, &format!("seed {seed}, step {step}, {did}")).await;
            before = now;
            world.app.advance(MINUTE).await;
        }
    }
}

/// Does something, and says what.
async fn one_step(world: &World, chance: &mut StdRng, known: &mut BTreeMap<Source, Known>) -> String {
    let minutes = chance.random_range(1..=120);
    let picked = (!known.is_empty()).then(|| *known.keys().nth(chance.random_range(0..known.len())).unwrap());
    match (chance.random_range(0..10), picked) {
        (0, _) | (_, None) => {
            let source = world.help(chance.random_range(-500..0) * HOUR, minutes).await;
            known.insert(source, Known { minutes, is_refused: false });
            format!("recorded {source}")
        }
        (1, _) => {
            let signup = world.seat(&format!("Place {minutes} {}", known.len())).await;
            let source = world.attend(signup, minutes, None).await;
            known.insert(source, Known { minutes, is_refused: false });
            format!("came to {source}")
        }
        (2, _) => {
            let counts = chance.random_bool(0.7);
            let source = world.learn(minutes, counts).await;
            if counts {
                known.insert(source, Known { minutes, is_refused: false });
            }
            format!("learned {source} {counts}")
        }
        (3 | 4, Some(source)) => {
            corrected(world, chance, source, minutes, known).await;
            format!("corrected {source} to {minutes}")
        }
        (5, Some(source)) if source.help_session().is_some() => {
            let yes = chance.random_bool(0.5);
            world.say(source, yes).await;
            format!("said {yes} of {source}")
        }
        (6 | 7, Some(source)) => {
            world.answer(&world.odile, "validation", source).await;
            format!("validated {source}")
        }
        (_, Some(source)) => {
            let waits = store::standing(world.app.state.db(), source).await.unwrap().unwrap().waits();
            world.answer(&world.odile, "refusal", source).await;
            known.get_mut(&source).unwrap().is_refused |= waits;
            format!("refused {source}")
        }
    }
}

async fn corrected(world: &World, chance: &mut StdRng, source: Source, minutes: i64, known: &mut BTreeMap<Source, Known>) {
    match source {
        Source::HelpSession(_) => world.correct(source, minutes).await,
        Source::Permanence(signup) => {
            let by = chance.random_bool(0.5).then_some(world.odile.account);
            world.attend(signup, minutes, by).await;
        }
        Source::Training(_) => return,
    }
    known.insert(source, Known { minutes, is_refused: false });
}

/// Sums of lines are what the pages say, and what was done.
async fn agrees(world: &World, known: &BTreeMap<Source, Known>, lines: &[Line], when: &str) {
    let db = world.app.state.db();
    for (source, known) in known {
        let standing = store::standing(db, *source).await.unwrap().unwrap();
        let own = store::lines(db, *source).await.unwrap();
        assert_eq!(standing.minutes, own.iter().map(|(_, minutes)| minutes).sum::<i64>(), "{when}: {source}");
        assert_eq!(standing.minutes, if known.is_refused { 0 } else { known.minutes }, "{when}: {source} {own:?}");
        // A refusal deletes nothing: what was recorded is still read before it.
        assert_eq!(own[0].0, Verb::Recorded, "{when}: {source}");
        assert!(own.iter().all(|(verb, minutes)| matches!(verb, Verb::Recorded | Verb::Corrected | Verb::Refused) || *minutes == 0));
    }
    let total: i64 = lines.iter().map(|line| line.minutes).sum();
    let totals = store::totals_of(db, world.ana.account, i64::MIN, i64::MAX).await.unwrap();
    assert_eq!(totals.minutes, total, "{when}");
    assert_eq!(totals.minutes, known.values().filter(|known| !known.is_refused).map(|known| known.minutes).sum::<i64>(), "{when}");
    let through: i64 = store::of_association(db, world.here, i64::MIN, i64::MAX).await.unwrap().iter().map(|one| one.minutes).sum();
    assert_eq!(through, total, "{when}: all through one association");
    let waiting = store::to_validate(db, world.here).await.unwrap();
    let counted = format!("SELECT CAST(COUNT(DISTINCT w.source) AS BIGINT) FROM ({}) w", store::WAITING);
    let count: i64 = db.scalar(&counted, args![world.here]).await.unwrap().unwrap();
    assert_eq!(usize::try_from(count).unwrap(), waiting.len(), "{when}");
}
