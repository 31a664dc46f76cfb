//! SHA-256, for the hashes of a content security policy: so little is hashed that a dependency would not pay.

/// The primes whose roots give the constants.
const PRIMES: [u32; 64] = {
    let (mut primes, mut count, mut candidate) = ([0; 64], 0, 2);
    while count < 64 {
        let mut i = 0;
        while i < count && candidate % primes[i] != 0 {
            i += 1;
        }
        if i == count {
            primes[count] = candidate;
            count += 1;
        }
        candidate += 1;
    }
    primes
};

/// Returns the first 32 bits of the fraction of a prime's `degree`-th root.
const fn root_bits(prime: u32, degree: u32) -> u32 {
    // The largest x with x^degree <= prime · 2^(32·degree), bit by bit; the roots are below 2^5.
    let (mut root, mut bit) = (0u128, 1u128 << 36);
    while bit > 0 {
        let x = root | bit;
        // A cube of 37 bits fits 128 bits.
        let power = if degree == 2 { x * x } else { x * x * x };
        if power <= (prime as u128) << (32 * degree) {
            root = x;
        }
        bit >>= 1;
    }
    root as u32
}

/// Returns the fractions of the roots of the first `N` primes.
const fn roots<const N: usize>(degree: u32) -> [u32; N] {
    let (mut roots, mut i) = ([0; N], 0);
    while i < N {
        roots[i] = root_bits(PRIMES[i], degree);
        i += 1;
    }
    roots
}

const START: [u32; 8] = roots(2);
const ROUNDS: [u32; 64] = roots(3);

/// Returns the SHA-256 digest of a text in base64.
pub(super) fn base64_digest(text: &str) -> String {
    let mut message = text.as_bytes().to_vec();
    message.push(0x80);
    message.resize((message.len() + 8).next_multiple_of(64), 0);
    let end = message.len() - 8;
    message[end..].copy_from_slice(&(text.len() as u64 * 8).to_be_bytes());
    let digest = message.chunks_exact(64).fold(START, compress);
    base64(&digest.map(u32::to_be_bytes).concat())
}

/// Mixes a block of 64 bytes into the state.
fn compress(state: [u32; 8], block: &[u8]) -> [u32; 8] {
    let mut words = [0; 64];
    for (word, bytes) in words.iter_mut().zip(block.chunks_exact(4)) {
        *word = bytes.iter().fold(0, |word, &byte| word << 8 | u32::from(byte));
    }
    let spread = |x: u32, [a, b]: [u32; 2], shift: u32| x.rotate_right(a) ^ x.rotate_right(b) ^ (x >> shift);
    for i in 16..64 {
        let near = spread(words[i - 2], [17, 19], 10);
        let far = spread(words[i - 15], [7, 18], 3);
        words[i] = sum([near, words[i - 7], far, words[i - 16]]);
    }
    let turn = |x: u32, by: [u32; 3]| by.into_iter().fold(0, |sum, by| sum ^ x.rotate_right(by));
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = state;
    for (round, word) in ROUNDS.into_iter().zip(words) {
        let choice = e & f ^ !e & g;
        let majority = a & b ^ a & c ^ b & c;
        let first = sum([h, turn(e, [6, 11, 25]), choice, round, word]);
        let second = turn(a, [2, 13, 22]).wrapping_add(majority);
        (h, g, f, e) = (g, f, e, d.wrapping_add(first));
        (d, c, b, a) = (c, b, a, first.wrapping_add(second));
    }
    let mixed = [a, b, c, d, e, f, g, h];
    std::array::from_fn(|i| state[i].wrapping_add(mixed[i]))
}

/// Adds modulo 2^32.
fn sum<const N: usize>(words: [u32; N]) -> u32 {
    words.into_iter().fold(0, u32::wrapping_add)
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = (0..3).fold(0, |group, i| group << 8 | usize::from(*chunk.get(i).unwrap_or(&0)));
        for i in 0..4 {
            let digit = char::from(DIGITS[group >> (18 - 6 * i) & 63]);
            text.push(if i <= chunk.len() { digit } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_the_standard() {
        let long = "a".repeat(1_000_000);
        for (text, digest) in [
            ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
            ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
            (&long, "zcduXJkU+5KBocfihNc+Z/GAmkiklyAOBG05zMcRLNA="),
        ] {
            assert_eq!(base64_digest(text), digest);
        }
    }

    #[test]
    fn every_length_is_padded_to_whole_blocks() {
        let digests: Vec<String> = (0..130).map(|length| base64_digest(&"x".repeat(length))).collect();
        assert!(digests.iter().all(|digest| digest.len() == 44 && digest.ends_with('=')));
        assert_eq!(digests[55], PADDED[0]);
        assert_eq!(digests[56], PADDED[1]);
        assert_eq!(digests[64], PADDED[2]);
    }

    const PADDED: [&str; 3] = [
        "1eKFaDzU78AtAhpcYgFGlJWJAQBdb3HongmJ+sd+QHI=",
        "BMJiYTcO51QVSdFt7jIMcj4/0UZx5moJmv4KN3wWiI4=",
        "fOEAlx9k5wAej+WlGXPs3+HO1Cvv5+6NX9YhlQa1OTw=",
    ];
}
