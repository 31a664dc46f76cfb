//! Strings by number.

use hashbrown::HashTable;

use crate::language::{Key, Lexicon, Probe};

/// Numbers strings in the order in which they come.
#[derive(Clone, Debug, Default)]
pub(super) struct Interner {
    table: HashTable<Interned>,
    arena: Vec<u8>,
    /// Where each string begins and ends in the arena.
    places: Vec<(u32, u32)>,
}

#[derive(Clone, Copy, Debug)]
struct Interned {
    key: Key,
    id: u32,
}

impl Interner {
    pub(super) fn get(&self, id: u32) -> &str {
        utf8(self.bytes(id))
    }

    pub(super) fn bytes(&self, id: u32) -> &[u8] {
        let (start, end) = self.places[id as usize];
        &self.arena[start as usize..end as usize]
    }

    /// The bytes of all strings.
    pub(super) fn size(&self) -> usize {
        self.arena.len()
    }

    /// Makes room, before the first string.
    pub(super) fn reserve(&mut self, strings: usize) {
        self.table = HashTable::with_capacity(strings);
        self.places.reserve(strings);
        self.arena.reserve(8 * strings);
    }

    /// The id of the string that has a key, if it has one.
    #[inline]
    pub(super) fn find_key(&self, probe: Probe) -> Option<u32> {
        self.table.find(probe.hash, |known| known.key == probe.key).map(|known| known.id)
    }

    /// The id of a string, if it has one.
    #[inline]
    pub(super) fn find(&self, probe: Probe, string: &str) -> Option<u32> {
        let is_same = |known: &Interned| {
            known.key == probe.key && (!probe.key.is_long() || self.get(known.id) == string)
        };
        self.table.find(probe.hash, is_same).map(|known| known.id)
    }

    /// Gives a string that has none an id; the string tells only where its key does not.
    pub(super) fn add(&mut self, probe: Probe, string: &str) -> u32 {
        let (id, start) = (self.places.len() as u32, self.arena.len());
        if probe.key.is_long() {
            self.arena.extend_from_slice(string.as_bytes());
        } else {
            // As many bytes each time are copied at once.
            let (bytes, length) = probe.key.bytes();
            self.arena.extend_from_slice(&bytes);
            self.arena.truncate(start + length);
        }
        self.places.push((start as u32, self.arena.len() as u32));
        let hash = |known: &Interned| Lexicon::get().probe_key(known.key).hash;
        self.table.insert_unique(probe.hash, Interned { key: probe.key, id }, hash);
        id
    }
}

/// The text of a form.
pub(super) fn utf8(form: &[u8]) -> &str {
    std::str::from_utf8(form).unwrap_or_default()
}
