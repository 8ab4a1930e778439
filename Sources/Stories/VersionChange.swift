/// How one version of a text became the next, sentence by sentence.
package struct VersionChange: Sendable, Hashable {
    /// The sentences that went.
    package private(set) var dropped: [String]
    /// The sentences that came.
    package private(set) var added: [String]

    /// How many sentences of a text are compared.
    private static let reach = 300

    /// Compares two plain texts.
    package init(from before: String, to after: String) {
        let change = Self.sentences(of: after).difference(from: Self.sentences(of: before))
        dropped = change.removals.map(Self.sentence)
        added = change.insertions.map(Self.sentence)
    }

    private static func sentence(_ change: CollectionDifference<String>.Change) -> String {
        switch change {
        case .insert(_, let sentence, _), .remove(_, let sentence, _): sentence
        }
    }

    /// The sentences of a text: what ends with a full stop of any script and a space, or with the line.
    private static func sentences(of text: String) -> [String] {
        var sentences: [String] = []
        var sentence = ""
        var ends = false
        for character in text where sentences.count < reach {
            if character.isNewline || ends && character.isWhitespace {
                sentences.append(sentence)
                sentence = ""
            } else if !sentence.isEmpty || !character.isWhitespace {
                sentence.append(character)
            }
            ends = ".!?؟۔…\"”".contains(character)
            if "。！？".contains(character) {
                sentences.append(sentence)
                sentence = ""
                ends = false
            }
        }
        sentences.append(sentence)
        return sentences.filter { !$0.isEmpty }
    }
}
