//! A helper comes out of their row as they went in, and nothing else comes out as a helper.
#![allow(clippy::unwrap_used)]

mod anybody;
mod crowd;
mod people;

use anybody::*;
use crowd::*;
use matching::*;
use people::*;
use proptest::prelude::*;

/// Without what moves.
fn stable(helper: &Helper) -> Helper {
    Helper { is_online: false, load: Load::default(), answers: Answers::default(), ..helper.clone() }
}

fn round_trip(helper: &Helper) -> Result<(), TestCaseError> {
    prop_assert_eq!(unpack(&pack(helper)), Ok(stable(helper)));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn comes_out_as_it_went_in(helper in any_helper(), seed in any::<u64>(), mut days in proptest::collection::vec((any::<i32>(), any::<u16>(), any::<u16>()), 0..5)) {
        round_trip(&helper)?;
        let mut other = crowd::helper(&mut Chance(seed), Mood::Mixed);
        for (day, from, until) in days.drain(..) {
            other.hours.except(LocalDay(day), DayHours::between(from, until));
        }
        round_trip(&other)?;
    }

    #[test]
    fn whatever_is_cut_flipped_or_of_another_version_is_refused(helper in any_helper(), at in any::<prop::sample::Index>(), bit in 0..8u8) {
        let row = pack(&helper);
        prop_assert!(unpack(&row[..at.index(row.len())]).is_err());
        let mut flipped = row.clone();
        flipped[at.index(row.len())] ^= 1 << bit;
        prop_assert!(unpack(&flipped).is_err());
        let mut longer = row.clone();
        longer.push(0);
        prop_assert_eq!(unpack(&longer), Err(Unpack::Damaged));
        let mut newer = row;
        newer[0] = 3;
        prop_assert_eq!(unpack(&newer), Err(Unpack::OtherVersion(3)));
    }

    #[test]
    fn noise_is_refused_and_nothing_panics(mut noise in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(unpack(&noise).is_err());
        noise.insert(0, packed::VERSION);
        prop_assert!(unpack(&noise).is_err());
    }
}

#[test]
fn an_ordinary_row_is_short() {
    let row = pack(&volunteer(1));
    assert!(row.len() < 160, "{} bytes", row.len());
    assert_eq!(unpack(&[]), Err(Unpack::Truncated));
    assert_eq!(unpack(&row[..row.len() - 1]), Err(Unpack::Truncated));
}

/// The form is kept in databases: it changes with its version, or not at all.
#[test]
fn the_form_of_version_2_is_this_one() {
    let hexadecimal: String = pack(&daughter(1)).iter().map(|byte| format!("{byte:02x}")).collect();
    let expected = [
        "027dfb58223c8c88a5",
        "01000000000000000c0793520000010005000c00030000000000000000000000",
        "000000000000000000000000000001000000000000000f0a00fc31e30268b816",
        "004100000000f0ffffffff0f0000000000000000000000000000000000ec04e0",
        "0100",
    ];
    assert_eq!(hexadecimal, expected.concat());
}
