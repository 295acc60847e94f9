//! Which badges were withdrawn: a list of bits, one a badge, in the form of W3C Bitstring Status List 1.0.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use flate2::{Compression, GzBuilder};

/// The least that the standard allows: 16 KiB, so that nobody can tell from a look at a list whose badge is looked at.
pub const BITS: i64 = 131_072;
/// A list is left for the next when half its places are taken: a place drawn by chance is then free at the second try.
pub const TAKEN_AT_MOST: i64 = BITS / 2;

/// The list, compressed and in base64url with its multibase letter; `withdrawn`: the places whose bit is set, the first bit being the
/// highest of the first byte. Empty if it could not be compressed, which memory never refuses.
pub fn encoded(withdrawn: &[i64]) -> String {
    let mut bits = vec![0_u8; usize::try_from(BITS / 8).unwrap_or_default()];
    for place in withdrawn {
        let (byte, bit) = (usize::try_from(place / 8).unwrap_or(usize::MAX), place % 8);
        if let Some(byte) = bits.get_mut(byte) {
            *byte |= 0x80 >> bit;
        }
    }
    let mut gzip = GzBuilder::new().mtime(0).write(Vec::new(), Compression::default());
    let packed = gzip.write_all(&bits).and_then(|()| gzip.finish());
    packed.map(|packed| format!("u{}", BASE64URL.encode(packed))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn the_first_bit_is_the_highest_of_the_first_byte() {
        let packed = BASE64URL.decode(encoded(&[0, 9, BITS - 1, BITS]).strip_prefix('u').unwrap()).unwrap();
        let mut bits = Vec::new();
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut bits).unwrap();
        assert_eq!((bits.len(), bits[0], bits[1], bits[bits.len() - 1]), (16_384, 0b1000_0000, 0b0100_0000, 1));
        assert_eq!(bits.iter().map(|byte| byte.count_ones()).sum::<u32>(), 3);
    }
}
