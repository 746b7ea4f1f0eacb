//! Values that are written as one fixed word in SQL, CSV and JSON.

/// Defines an enum whose every value has one word, the same in SQL, CSV and JSON.
macro_rules! written {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $value:ident = $word:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$doc])* $value),+
        }

        impl $name {
            /// Every value, in the order in which it is listed to a person.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            /// Returns the word that stands for this value in SQL, CSV and JSON.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$value => $word),+
                }
            }

            /// Returns the value that this exact word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$value),)+
                    _ => None,
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }
    };
}

pub(crate) use written;
