//! A month for a region, as in the README: what must stay true of it whatever changes in the engine.

use simulation::World;
use simulation::figures::Figures;
use simulation::policy::Policy;

#[test]
fn the_same_seed_lives_the_same_month() {
    let month = || {
        let world = World::new(7, 3_000, 1_000);
        let outcome = world.live(&Policy::default_waves(), true);
        (format!("{:?}", outcome.best), outcome.told, outcome.helped)
    };
    assert_eq!(month(), month());
}

/// They rested, they are trained, they have a page open: they answer sooner than whoever happens to live near.
#[test]
fn ranked_helpers_come_sooner_than_the_nearest() {
    let world = World::new(7, 10_000, 5_000);
    let lived = |policy| Figures::of(&world.live(&policy, false), &world.asked, &[]);
    let (ranked, nearest) = (lived(Policy::default_waves()), lived(Policy::nearest_first()));
    assert!(ranked.minutes_mean < nearest.minutes_mean && ranked.told_per_help < nearest.told_per_help, "{ranked:?} {nearest:?}");
}

/// 100,000 helpers, 50,000 help requests.
#[test]
fn a_month_for_a_region() {
    let world = World::new(2026, 100_000, 50_000);
    let outcome = world.live(&Policy::default_waves(), true);
    let in_windows: Vec<usize> = outcome.best.iter().map(|best| best.request).collect();
    let (lived, best) = (Figures::of(&outcome, &world.asked, &in_windows), Figures::of_hindsight(&outcome));
    assert!(in_windows.len() > 200, "{} in windows", in_windows.len());
    assert!(best.window_minutes <= lived.window_minutes && best.unmet_now <= lived.unmet_now, "{best:?} {lived:?}");
    assert!(lived.minutes_mean < 6.0 && lived.minutes_p90 < 14.0, "{lived:?}");
    assert!(lived.unmet_now < 0.03 && lived.unmet < 0.15, "{lived:?}");
    assert!(lived.told_per_help < 35.0 && lived.told_p99 < 60, "{lived:?}");
    assert!(lived.top_tenth.is_some_and(|share| share < 0.7), "{lived:?}");
}
