//! Where somebody is, and how far that is.

/// Radius of the Earth's mean sphere (IUGG), metres. The error against the ellipsoid is at most
/// 0.5 %: less than the centre of a commune is away from a door.
const EARTH_RADIUS_METRES: f64 = 6_371_008.8;

/// In radians.
const MICRODEGREE: f64 = std::f64::consts::PI / 180e6;

/// Latitude and longitude (WGS 84) in millionths of a degree, about 11 cm. Whole numbers, so that
/// positions are equal or are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Position {
    lat_microdegrees: i32,
    lon_microdegrees: i32,
}

impl Position {
    /// `None` for what is nowhere on Earth (beyond ±90° or ±180°, or not a number).
    pub fn from_degrees(lat: f64, lon: f64) -> Option<Self> {
        let is_on_earth = lat.abs() <= 90.0 && lon.abs() <= 180.0;
        // Both fit in an i32: 180 million at most.
        #[allow(clippy::cast_possible_truncation)]
        is_on_earth.then(|| Self { lat_microdegrees: (lat * 1e6).round() as i32, lon_microdegrees: (lon * 1e6).round() as i32 })
    }

    /// Millionths of a degree, north and east; `None` for what is nowhere on Earth.
    pub(crate) fn from_microdegrees(lat_microdegrees: i32, lon_microdegrees: i32) -> Option<Self> {
        let is_on_earth = lat_microdegrees.unsigned_abs() <= 90_000_000 && lon_microdegrees.unsigned_abs() <= 180_000_000;
        is_on_earth.then_some(Self { lat_microdegrees, lon_microdegrees })
    }

    pub(crate) const fn microdegrees(self) -> [i32; 2] {
        [self.lat_microdegrees, self.lon_microdegrees]
    }

    /// Degrees north.
    pub fn lat(self) -> f64 {
        f64::from(self.lat_microdegrees) / 1e6
    }

    /// Degrees east.
    pub fn lon(self) -> f64 {
        f64::from(self.lon_microdegrees) / 1e6
    }

    /// Metres north and metres east on a flat map, about right within a region: to tell who is near whom, never how far.
    pub(crate) fn on_a_map(self) -> [i64; 2] {
        const METRES_A_DEGREE: f64 = 111_195.0;
        // At most 20 million either way.
        #[allow(clippy::cast_possible_truncation)]
        [(self.lat() * METRES_A_DEGREE) as i64, (self.lon() * METRES_A_DEGREE * self.lat().to_radians().cos()) as i64]
    }

    /// As the crow flies, in whole metres (haversine). Whole, so that a last digit on which two
    /// machines' sines differ does not change an order.
    pub fn metres_to(self, other: Self) -> u32 {
        let (here, there) = (self.lat().to_radians(), other.lat().to_radians());
        let north = ((there - here) / 2.0).sin();
        let east = ((other.lon() - self.lon()).to_radians() / 2.0).sin();
        let haversine = north * north + here.cos() * there.cos() * east * east;
        let metres = 2.0 * EARTH_RADIUS_METRES * haversine.clamp(0.0, 1.0).sqrt().asin();
        // From 0 to half the Earth's girth, 20 million.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let metres = metres.round() as u32;
        metres
    }
}

/// What lies between two parallels and two meridians.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    south: i32,
    north: i32,
    west: i32,
    east: i32,
}

impl Area {
    pub const fn around(position: Position) -> Self {
        let (lat, lon) = (position.lat_microdegrees, position.lon_microdegrees);
        Self { south: lat, north: lat, west: lon, east: lon }
    }

    /// The smallest that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            south: self.south.min(other.south),
            north: self.north.max(other.north),
            west: self.west.min(other.west),
            east: self.east.max(other.east),
        }
    }

    /// Metres that [`Position::metres_to`] gives at least for whatever lies in the area; 0 inside.
    /// A few operations and no sine: it is asked of every block of a roster.
    ///
    /// A parallel is as far as the difference of latitude. A meridian, `x` radians of longitude
    /// away at most a right angle, is `asin(cos(lat) sin(x))` away, where `asin(y) >= y` and
    /// `sin(x) >= x - x³/6`. Whoever comes into the area crosses one or the other.
    pub fn metres_from(self, from: Bearings) -> u32 {
        let (lat, lon) = (from.position.lat_microdegrees, from.position.lon_microdegrees);
        let north = f64::from((self.south - lat).max(lat - self.north).max(0)) * MICRODEGREE;
        let east = if (self.west..=self.east).contains(&lon) { 0 } else { turn(self.west, lon).min(turn(lon, self.east)) };
        let east = (f64::from(east) * MICRODEGREE).min(std::f64::consts::FRAC_PI_2);
        let radians = north.max(from.cos_lat * (east - east * east * east / 6.0));
        // One metre less, for what `metres_to` rounds. From 0 to a quarter of the Earth's girth.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let metres = (radians * EARTH_RADIUS_METRES - 1.0).max(0.0) as u32;
        metres
    }
}

/// Microdegrees between two meridians, the shorter way round.
fn turn(one: i32, other: i32) -> i32 {
    const ROUND: i32 = 360_000_000;
    let apart = one.abs_diff(other).cast_signed();
    apart.min(ROUND - apart)
}

/// A position from which many distances are asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bearings {
    position: Position,
    cos_lat: f64,
}

impl Bearings {
    pub fn at(position: Position) -> Self {
        Self { position, cos_lat: position.lat().to_radians().cos() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    prop_compose! {
        fn anywhere()(
            lat in prop_oneof![-90.0..=90.0f64, 47.0..49.0f64],
            lon in prop_oneof![-180.0..=180.0f64, 0.0..2.0f64, 179.0..=180.0f64, -180.0..=-179.0f64],
        ) -> Position {
            Position::from_degrees(lat, lon).unwrap()
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn an_area_is_no_farther_than_whoever_is_in_it(from in anywhere(), one in anywhere(), other in anywhere(), share in 0.0..=1.0f64) {
            let between = |one: f64, other: f64, share: f64| one + (other - one) * share;
            let inside = Position::from_degrees(between(one.lat(), other.lat(), share), between(one.lon(), other.lon(), 1.0 - share));
            let least = Area::around(one).join(Area::around(other)).metres_from(Bearings::at(from));
            for who in [one, other, inside.unwrap()] {
                prop_assert!(least <= from.metres_to(who), "{least} m to the area, {} m to {who:?}", from.metres_to(who));
            }
        }
    }
}
