//! Letters and line ends, found several bytes at a time.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The most bytes of a word that are looked at.
pub(crate) const WORD: usize = 16;

/// The letters that a text begins with: how many bytes they take, and those as two numbers with NULs behind them. Small
/// letters, accented ones of Latin-1 too; the first is made small if it is a capital and may be. More than sixteen bytes
/// are cut.
#[inline(always)]
pub(crate) fn word(bytes: &[u8; WORD], may_begin_in_capital: bool) -> (usize, [u64; 2]) {
    let half = |from: usize| bytes[from..].first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
    let is_capital = may_begin_in_capital && bytes[0].is_ascii_uppercase();
    let eight = half(0) | u64::from(is_capital) << 5;
    let others = !small_latin(eight) & HIGH;
    if others != 0 {
        return (count_before(others), [eight & bytes_before(others), 0]);
    }
    let next = half(8);
    let others = !small_latin(next) & HIGH;
    (8 + count_before(others), [eight, next & bytes_before(others)])
}

/// Which of eight bytes are those of letters from "a" to "z": the highest bit of each. The other bits mean nothing.
#[inline]
fn small_ascii(eight: u64) -> u64 {
    let (from_a, past_z) = ((eight | HIGH) - ONES * 0x61, (eight | HIGH) - ONES * 0x7b);
    from_a & !past_z & !eight
}

/// The same with the two bytes of letters from « à » to « ÿ », but not of "÷".
#[inline]
fn small_latin(eight: u64) -> u64 {
    let others = |byte: u64| {
        let differing = eight ^ (ONES * byte);
        ((differing & !HIGH) + !HIGH) | differing
    };
    // The second byte of "÷" is that of "·" too; other letters' are from a0 to bf.
    let second = eight & (eight << 2) & !(eight << 1) & others(0xb7);
    small_ascii(eight) | second | !others(0xc3)
}

/// How many of eight bytes come before the first that is marked by its highest bit.
#[inline]
fn count_before(marked: u64) -> usize {
    marked.trailing_zeros() as usize / 8
}

/// The bits of those bytes.
#[inline]
fn bytes_before(marked: u64) -> u64 {
    ((marked & marked.wrapping_neg()) >> 7).wrapping_sub(1)
}

/// Whether eight bytes are all of ASCII.
#[inline]
pub(crate) fn is_ascii(eight: u64) -> bool {
    eight & HIGH == 0
}

/// Eight bytes of ASCII with capitals made small.
#[inline]
pub(crate) fn lower_ascii(eight: u64) -> u64 {
    let (from_a, past_z) = ((eight | HIGH) - ONES * 0x41, (eight | HIGH) - ONES * 0x5b);
    eight | (from_a & !past_z & HIGH) >> 2
}

/// How many small letters stand at the start of some bytes, eight at a time.
#[inline]
pub(crate) fn small_letters(bytes: &[u8]) -> usize {
    let mut count = 0;
    while let Some(eight) = bytes[count..].first_chunk() {
        let small = count_before(!small_ascii(u64::from_le_bytes(*eight)) & HIGH);
        count += small;
        if small < 8 {
            return count;
        }
    }
    count + bytes[count..].iter().take_while(|byte| byte.is_ascii_lowercase()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told() {
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
    fn letters_are_numbers() {
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
}
