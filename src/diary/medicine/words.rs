//! The words of a medicine's name: how it falls into ingredients, and which words are none.

use super::Route;

/// Words that join two ingredients; "plus" does as well, but it is also the end of a brand.
const JOINING: &[&str] = &["and", "with"];

/// Units that a dose is counted in.
const UNITS: &str = "
    mg g µg μg ug mcg ml iu ie units mmol meq microgram micrograms x
";

/// Words for a form.
const FORMS: &str = "
    spray solution suspension powder liquid sachet sachets pen chewable effervescent soluble
    dispersible retard depot xr sr er mr la cr xl pr ir dr ec slow modified prolonged extended
    release coated forte plus
";

/// Words for what an ingredient is bound to; a salt is no ingredient.
const SALTS: &str = "
    acetate anhydrous besilate besylate bisglycinate bromide butylamine carbonate chloride
    cilexetil citrate dihydrate dipropionate erbumine arginine fumarate furoate gluconate
    glycinate hcl hemihydrate hydrobromide hydrochloride lactate malate maleate mesilate
    mesylate monohydrate oxide propionate sodium succinate sulfate sulphate tartrate taurate
    threonate tosylate valerate xinafoate
";

/// Words that stand on a box, or in front of what is in it.
const ON_THE_BOX: &str = "
    chelated elemental high low dose strength extra daily supplement supplements my the a of for
";

/// Splits a name into its ingredients, and each of them into folded words.
pub(super) fn parts(name: &str) -> Vec<Vec<String>> {
    let mut parts = Vec::new();
    for part in spaced(name).split('+') {
        parts.push(Vec::new());
        for word in part.split_whitespace() {
            let joins = JOINING.contains(&word);
            if let Some(part) = parts.last_mut().filter(|_| !joins) {
                part.push(word.to_owned());
            }
            if joins || word == "plus" {
                parts.push(Vec::new());
            }
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Returns a name in lower case with nothing but words, spaces between them, and a plus between ingredients.
fn spaced(name: &str) -> String {
    let letters: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
    let letter = |at: Option<usize>| at.and_then(|at| letters.get(at)).copied().unwrap_or(' ');
    let plain = |(at, this): (usize, &char)| {
        let (second, before) = (letter(at.checked_sub(2)), letter(at.checked_sub(1)));
        let in_number = before.is_ascii_digit() && letter(Some(at + 1)).is_ascii_digit();
        let after_initial = before.is_alphabetic() && !second.is_alphanumeric();
        match this {
            '.' | ',' if in_number => Some(*this),
            '/' if in_number => Some(' '),
            '.' if after_initial => None,
            '/' | '+' | '&' | ',' | ';' => Some('+'),
            other if other.is_alphanumeric() => Some(*other),
            _ => Some(' '),
        }
    };
    letters.iter().enumerate().filter_map(plain).collect()
}

/// Returns the words of a name as the dictionary spells it.
pub(super) fn spelled(spelling: &str) -> impl Iterator<Item = &str> {
    spelling.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Tells whether these words stand somewhere in a part, one after the other.
pub(super) fn contains(part: &[String], words: &str) -> bool {
    let words: Vec<_> = spelled(words).collect();
    part.windows(words.len().max(1)).any(|window| window == words)
}

/// Tells whether a word is a dose, a form, a salt or a route, and thus no ingredient.
pub(super) fn is_aside(word: &str) -> bool {
    let unit =
        word.trim_start_matches(|letter: char| letter.is_ascii_digit() || ".,".contains(letter));
    let is_dose = is_one_of(unit, UNITS) || (unit.is_empty() && !word.is_empty());
    let is_listed = [FORMS, SALTS, ON_THE_BOX].iter().any(|list| is_one_of(word, list));
    is_dose || is_listed || Route::said_in(std::iter::once(word)).is_some()
}

/// Tells whether a word stands in a list.
fn is_one_of(word: &str, list: &str) -> bool {
    list.split_whitespace().any(|listed| listed == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(name: &str) -> Vec<String> {
        parts(name).iter().map(|part| part.join(" ")).collect()
    }

    #[test]
    fn signs_and_joining_words_part_ingredients_and_hyphens_only_words() {
        assert_eq!(split("A/b + C & d, e with f and g"), ["a", "b", "c", "d", "e", "f", "g"]);
        assert_eq!(split("Slow-K (600)"), ["slow k 600"]);
        assert_eq!(split("coversyl plus potassium"), ["coversyl plus", "potassium"]);
        assert_eq!(split(" + , and "), [""; 0]);
    }

    #[test]
    fn a_sign_within_a_number_parts_nothing() {
        assert_eq!(split("Zestoretic 20/12.5"), ["zestoretic 20 12.5"]);
        assert_eq!(split("12,5 mg"), ["12,5 mg"]);
    }

    #[test]
    fn an_abbreviation_is_one_word() {
        assert_eq!(split("I.V. iron"), ["iv iron"]);
        assert_eq!(split("tab.lasix"), ["tab lasix"]);
    }

    #[test]
    fn doses_forms_salts_and_routes_are_no_ingredients() {
        for word in ["40mg", "12.5", "mg", "µg", "retard", "sulfate", "my", "iv", "10,000iu"] {
            assert!(is_aside(word), "{word}");
        }
        for word in ["hct", "d3", "k", "potassium", "foobarine", "", "mgx"] {
            assert!(!is_aside(word), "{word}");
        }
    }
}
