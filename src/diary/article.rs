//! Article: the four health articles that name what a diary of cramps should hold.

use super::written::written;

written! {
    /// One of the four health articles; its word is the number that its file name begins with.
    Article {
        /// Why legs cramp, and when to worry.
        A000 = "000",
        /// Causes, relief, prevention, and when to see a doctor.
        A001 = "001",
        /// What a leg cramp is, what is like it, and what is known of its causes.
        A002 = "002",
        /// Causes by day and by night, and what helps.
        A003 = "003",
    }
}

impl Article {
    /// Returns the name of the file that holds the article.
    pub fn file(self) -> &'static str {
        match self {
            Self::A000 => "000_d7e12aacedc5add8.txt",
            Self::A001 => "001_0b770f382328579a.txt",
            Self::A002 => "002_87a63d20b8b9c457.txt",
            Self::A003 => "003_9ae525ad8a1ab9fc.txt",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_begins_with_the_number_of_its_article() {
        for article in Article::ALL {
            assert!(article.file().starts_with(&format!("{article}_")));
        }
    }
}
