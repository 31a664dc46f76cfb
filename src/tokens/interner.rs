//! Strings by number.

use hashbrown::HashTable;

use crate::language::{Lexicon, Probe, ShortWord};

/// Numbers strings in the order in which they come, each with something that is kept with it.
#[derive(Clone, Debug)]
pub(crate) struct Interner<T> {
    table: HashTable<Interned<T>>,
    arena: Vec<u8>,
    /// Where each string begins and ends in the arena.
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

    /// The bytes of all strings.
    pub(crate) fn size(&self) -> usize {
        self.arena.len()
    }

    /// Makes room, before the first string.
    pub(crate) fn reserve(&mut self, strings: usize) {
        self.table = HashTable::with_capacity(strings);
        self.places.reserve(strings);
        self.arena.reserve(8 * strings);
    }

    /// The string that has a key, if it is there.
    #[inline]
    pub(crate) fn find_key(&mut self, probe: Probe) -> Option<&mut Interned<T>> {
        self.table.find_mut(probe.hash, |known| known.key == probe.key)
    }

    /// A string, if it is there.
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

    /// Gives a string that has none an id; the string tells only where its key does not.
    pub(crate) fn add(&mut self, probe: Probe, string: &str, kept: T) -> u32 {
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
        let hash = |known: &Interned<T>| Lexicon::get().probe_key(known.key).hash;
        self.table.insert_unique(probe.hash, Interned { key: probe.key, id, kept }, hash);
        id
    }
}

/// The text of a form.
pub(crate) fn utf8(form: &[u8]) -> &str {
    std::str::from_utf8(form).unwrap_or_default()
}
