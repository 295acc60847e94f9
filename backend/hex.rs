//! Bytes as hexadecimal digits.

pub fn write(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Exactly `N` bytes, or nothing.
pub fn read<const N: usize>(text: &str) -> Option<[u8; N]> {
    let bytes: Option<Vec<u8>> = (0..text.len().div_ceil(2)).map(|at| u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()).collect();
    bytes?.try_into().ok()
}
