//! Letters found eight bytes at a time (SWAR: SIMD within a register).
//!
//! The comparisons are those of Mycroft's and *Hacker's Delight*'s "find first zero byte": with the high bit of each
//! byte set apart, an addition or subtraction of a constant to all eight bytes cannot carry into the next one, and its
//! result's high bit compares each byte with the constant.
//!
//! Valid when the text is UTF-8: continuation bytes are `0x80..=0xbf`, and `0xc3` is the first byte of `À` to `ÿ`
//! (U+00C0 to U+00FF). Each public function equals the plain loop in its comment; the tests compare the two over all
//! characters below U+0250 at every position.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The most bytes of a word that are loaded.
pub(crate) const WORD: usize = 16;

/// Loads the leading run of lower-case Latin-1 letters, at most 16 bytes, as two zero-padded little-endian integers,
/// and returns them behind its length. If `may_begin_in_capital`, the first may be an ASCII capital, and is
/// lower-cased.
///
/// Reference: `text.chars().take_while(|c| matches!(c, 'a'..='z' | 'à'..='ö' | 'ø'..='ÿ'))`, cut at 16 bytes. The first
/// byte of any letter from `À` on counts even where the second byte does not.
#[inline(always)]
pub(crate) fn word(bytes: &[u8; WORD], may_begin_in_capital: bool) -> (usize, [u64; 2]) {
    let half = |from: usize| bytes[from..].first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
    let is_capital = may_begin_in_capital && bytes[0].is_ascii_uppercase();
    let eight = half(0) | u64::from(is_capital) << 5;
    let others = !lower_latin(eight) & HIGH;
    if others != 0 {
        return (count_before(others), [eight & bytes_before(others), 0]);
    }
    let next = half(8);
    let others = !lower_latin(next) & HIGH;
    (8 + count_before(others), [eight, next & bytes_before(others)])
}

/// Counts the ASCII lower-case letters at the start of some bytes.
///
/// Reference: `bytes.iter().take_while(|byte| byte.is_ascii_lowercase()).count()`.
#[inline]
pub(crate) fn small_letters(bytes: &[u8]) -> usize {
    let mut count = 0;
    while let Some(eight) = bytes[count..].first_chunk() {
        let lower = count_before(!lower_ascii_letters(u64::from_le_bytes(*eight)) & HIGH);
        count += lower;
        if lower < 8 {
            return count;
        }
    }
    count + bytes[count..].iter().take_while(|byte| byte.is_ascii_lowercase()).count()
}

/// Whether eight bytes are all ASCII. Reference: `bytes.is_ascii()`.
#[inline]
pub(crate) fn is_ascii(eight: u64) -> bool {
    eight & HIGH == 0
}

/// Lower-cases eight bytes of ASCII. Reference: `bytes.to_ascii_lowercase()`.
#[inline]
pub(crate) fn lower_ascii(eight: u64) -> u64 {
    let (from_a, past_z) = ((eight | HIGH) - ONES * 0x41, (eight | HIGH) - ONES * 0x5b);
    // 0x80 >> 2 is the bit by which the cases differ.
    eight | (from_a & !past_z & HIGH) >> 2
}

/// Sets the high bit of every byte in `a..=z` (0x61 to 0x7a). The other bits are unspecified.
#[inline]
fn lower_ascii_letters(eight: u64) -> u64 {
    let (from_a, past_z) = ((eight | HIGH) - ONES * 0x61, (eight | HIGH) - ONES * 0x7b);
    from_a & !past_z & !eight
}

/// Sets the high bit of every byte in `a..=z`, of 0xc3, and of 0xa0 to 0xbf but for 0xb7: the bytes of the letters from
/// `à` (c3 a0) to `ÿ` (c3 bf) without `÷` (c3 b7). The other bits are unspecified.
#[inline]
fn lower_latin(eight: u64) -> u64 {
    // Sets the high bit of every byte that differs from `byte`.
    let differs_from = |byte: u64| {
        let difference = eight ^ (ONES * byte);
        ((difference & !HIGH) + !HIGH) | difference
    };
    // The bits 101 lead 0xa0 to 0xbf; the shifts move the second and third of them to the high bit.
    let second = eight & (eight << 2) & !(eight << 1) & differs_from(0xb7);
    lower_ascii_letters(eight) | second | !differs_from(0xc3)
}

/// Returns how many of eight bytes stand before the first with its high bit set. `flags` has no other bits.
#[inline]
fn count_before(flags: u64) -> usize {
    flags.trailing_zeros() as usize / 8
}

/// Returns a mask of those bytes.
#[inline]
fn bytes_before(flags: u64) -> u64 {
    ((flags & flags.wrapping_neg()) >> 7).wrapping_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_letters_end_where_a_plain_loop_ends_them() {
        for c in '\0'..'\u{250}' {
            for place in 0..=WORD {
                let text = format!("{}{c}{}", "a".repeat(place), " ".repeat(WORD));
                let (length, _) = word(text.as_bytes().first_chunk().unwrap(), false);
                let is_small = c.is_ascii_lowercase() || ('à'..='ÿ').contains(&c) && c != '÷';
                if place + c.len_utf8() <= WORD {
                    // The first byte alone may be that of a capital.
                    assert_eq!(length == place + c.len_utf8(), is_small, "{c:?} at {place}");
                }
                let small = place + usize::from(c.is_ascii_lowercase());
                assert_eq!(small_letters(text.as_bytes()), small, "{c:?} at {place}");
            }
        }
    }

    #[test]
    fn letters_are_loaded_with_zeros_behind_them() {
        let numbers = |text: &[u8; WORD]| {
            [&text[..8], &text[8..]].map(|half| u64::from_le_bytes(half.try_into().unwrap()))
        };
        for (text, letters, capital) in [
            (b"ab cdefghijklmno", b"ab\0\0\0\0\0\0\0\0\0\0\0\0\0\0", false),
            (b"Abcdefgh,ijklmno", b"abcdefgh\0\0\0\0\0\0\0\0", true),
            (b"abcdefghijk mnop", b"abcdefghijk\0\0\0\0\0", true),
            (b"abcdefghijklmnop", b"abcdefghijklmnop", false),
        ] {
            let length = letters.iter().filter(|&&letter| letter > 0).count();
            assert_eq!(word(text, capital), (length, numbers(letters)));
        }
        assert_eq!(word(b"Abcdefgh,ijklmno", false).0, 0);
    }
    #[test]
    fn ascii_is_lowered_as_a_plain_loop_does() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut bytes = *b"aZ@[`{z0";
                bytes[place] = byte;
                let eight = u64::from_le_bytes(bytes);
                assert_eq!(is_ascii(eight), bytes.is_ascii(), "{byte} at {place}");
                if byte.is_ascii() {
                    assert_eq!(
                        lower_ascii(eight).to_le_bytes(),
                        *bytes.to_ascii_lowercase(),
                        "{byte} at {place}"
                    );
                }
            }
        }
    }
}
