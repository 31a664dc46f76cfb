//! From offsets in bytes to offsets in characters, as Python counts them.

use serde_json::Value;

/// The number of characters is kept for every so many bytes.
const STEP: usize = 64;

/// A text with an index of its characters.
pub(crate) struct Characters<'t> {
    text: &'t str,
    /// The characters that begin before each step; none if the text is ASCII.
    before: Vec<usize>,
}

impl<'t> Characters<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let mut count = 0;
        let steps = if text.is_ascii() { &[] } else { text.as_bytes() };
        let before = steps.chunks(STEP).map(|step| {
            let before = count;
            count += begins(step);
            before
        });
        Characters { text, before: before.collect() }
    }

    /// Returns the number of characters before a byte.
    fn before(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        match self.before.get((byte / STEP).min(self.before.len().saturating_sub(1))) {
            None => byte,
            Some(before) => {
                let step = (byte / STEP).min(self.before.len() - 1) * STEP;
                before + begins(&self.text.as_bytes()[step..byte])
            }
        }
    }
}

/// Counts the bytes that begin a character.
fn begins(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

/// Converts every span in a result. A span inside an object with a `source` belongs to the text with that number.
pub(crate) fn convert(json: &mut Value, texts: &[Characters<'_>], text: usize) {
    match json {
        Value::Array(items) => items.iter_mut().for_each(|item| convert(item, texts, text)),
        Value::Object(fields) => {
            let source = fields.get("source").and_then(Value::as_u64).map_or(text, |source| source as usize);
            if fields.len() == 2 && fields.contains_key("start") && fields.contains_key("end") {
                for offset in fields.values_mut() {
                    if let (Some(byte), Some(text)) = (offset.as_u64(), texts.get(source)) {
                        *offset = text.before(byte as usize).into();
                    }
                }
                return;
            }
            fields.values_mut().for_each(|value| convert(value, texts, source));
        }
        _ => {}
    }
}
