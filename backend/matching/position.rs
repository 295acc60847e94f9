//! Where somebody is, and how far that is.

/// Radius of the Earth's mean sphere (IUGG), metres. The error against the ellipsoid is at most
/// 0.5 %: less than the centre of a commune is away from a door.
const EARTH_RADIUS_METRES: f64 = 6_371_008.8;

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

    /// Degrees north.
    pub fn lat(self) -> f64 {
        f64::from(self.lat_microdegrees) / 1e6
    }

    /// Degrees east.
    pub fn lon(self) -> f64 {
        f64::from(self.lon_microdegrees) / 1e6
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
