/// A text as grouping reads it: one number per word, whatever the script.
struct Words {
    /// The words in order.
    private(set) var all: [Word] = []
    /// Where each word stands in the UTF-8 of its text; empty unless they are kept.
    private(set) var places: [Range<Int>] = []
    /// Whether places are kept, so that passages can be quoted.
    var keepsPlaces = false

    /// One word.
    struct Word {
        /// Stands for the word as written, folded.
        var exact: UInt32
        /// Stands for the word without its ending, so that `case` and `cases` meet.
        var stem: UInt32
        /// Whether it is a number, or starts like one, as `4a` does.
        var isNumber: Bool
        /// Whether it starts with a capital.
        var isCapital: Bool
        /// Whether it opens a sentence.
        var opens: Bool
    }

    /// How many words there are.
    var count: Int { all.count }

    /// Forgets the words and keeps the room.
    mutating func clear() {
        all.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
    }

    /// Adds a word that stands at a place.
    mutating func append(_ word: Word, at place: Range<Int>) {
        all.append(word)
        if keepsPlaces { places.append(place) }
    }
}
