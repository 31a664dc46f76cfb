//! An interner: strings by number.

use hashbrown::HashTable;

use crate::language::{Lexicon, Probe, ShortWord};

/// Numbers strings in the order in which they come, and keeps a value with each.
///
/// Strings of at most 16 bytes are compared by their key alone.
#[derive(Clone, Debug)]
pub(crate) struct Interner<T> {
    table: HashTable<Interned<T>>,
    arena: Vec<u8>,
    /// The range of each string in the arena.
    places: Vec<(u32, u32)>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Interned<T> {
    key: ShortWord,
    pub(crate) id: u32,
    pub(crate) kept: T,
}

impl<T> Default for Interner<T> {
    fn default() -> Self {
        Interner { table: HashTable::new(), arena: Vec::new(), places: Vec::new() }
    }
}

impl<T> Interner<T> {
    pub(crate) fn get(&self, id: u32) -> &str {
        utf8(self.bytes(id))
    }

    pub(crate) fn bytes(&self, id: u32) -> &[u8] {
        let (start, end) = self.places[id as usize];
        &self.arena[start as usize..end as usize]
    }

    /// Returns the bytes of all strings.
    pub(crate) fn size(&self) -> usize {
        self.arena.len()
    }

    /// Reserves memory, before the first string is added.
    pub(crate) fn reserve(&mut self, strings: usize) {
        self.table = HashTable::with_capacity(strings);
        self.places.reserve(strings);
        self.arena.reserve(8 * strings);
    }

    /// Finds a string of at most 16 bytes by its key.
    #[inline]
    pub(crate) fn find_key(&mut self, probe: Probe) -> Option<&mut Interned<T>> {
        self.table.find_mut(probe.hash, |known| known.key == probe.key)
    }

    /// Finds a string.
    #[inline]
    pub(crate) fn find(&mut self, probe: Probe, string: &str) -> Option<&mut Interned<T>> {
        let Interner { table, arena, places } = self;
        let is_same = |known: &Interned<T>| {
            let (start, end) = places[known.id as usize];
            known.key == probe.key
                && (!probe.key.is_long() || &arena[start as usize..end as usize] == string.as_bytes())
        };
        table.find_mut(probe.hash, is_same)
    }

    /// Interns a new string and returns its id. `string` is read only if the key does not hold it.
    pub(crate) fn add(&mut self, lexicon: &Lexicon, probe: Probe, string: &str, kept: T) -> u32 {
        let (id, start) = (self.places.len() as u32, self.arena.len());
        if probe.key.is_long() {
            self.arena.extend_from_slice(string.as_bytes());
        } else {
            // Copying a fixed 16 bytes and truncating beats a copy of variable length.
            let (bytes, length) = probe.key.bytes();
            self.arena.extend_from_slice(&bytes);
            self.arena.truncate(start + length);
        }
        self.places.push((start as u32, self.arena.len() as u32));
        let hash = |known: &Interned<T>| lexicon.probe_key(known.key).hash;
        self.table.insert_unique(probe.hash, Interned { key: probe.key, id, kept }, hash);
        id
    }
}

/// Returns bytes of the arena as a string.
pub(crate) fn utf8(form: &[u8]) -> &str {
    std::str::from_utf8(form).unwrap_or_default()
}
