//! Names for the values of public enums, as in JSON.

/// Gives an enum `ALL`, `name` and `FromStr`. `$what` is what an error calls it: "unknown unit".
macro_rules! named {
    ($type:ident, $what:literal, [$($variant:ident: $name:literal),* $(,)?]) => {
        impl $type {
            #[doc = concat!("Every ", $what, ", in a fixed order.")]
            pub const ALL: [$type; [$($name),*].len()] = [$($type::$variant),*];

            /// Returns the name, which `FromStr` parses and JSON uses.
            pub const fn name(self) -> &'static str {
                match self {
                    $($type::$variant => $name),*
                }
            }
        }

        /// Parses a name, ignoring ASCII case.
        impl std::str::FromStr for $type {
            type Err = $crate::error::Error;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                let found = $type::ALL.into_iter().find(|known| known.name().eq_ignore_ascii_case(name));
                found.ok_or_else(|| $crate::error::Error::unknown_name($what, name, $type::ALL.map($type::name)))
            }
        }
    };
}

/// Lets an enum display its name.
macro_rules! displays_name {
    ($type:ident) => {
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }
    };
}

pub(crate) use {displays_name, named};
