/// Something in a document that was mended so that the rest of it could be read.
public enum Repair: Sendable, Hashable {
    /// The bytes were not in the encoding they claimed.
    case encoding(claimed: String, used: String)
    /// Bytes that stand for no character became U+FFFD.
    case invalidBytes
    /// Characters XML forbids were dropped.
    case forbiddenCharacters
    /// An ampersand that begins no reference was taken literally.
    case bareAmpersand
    /// A `<` that begins no tag was taken literally.
    case bareLessThan
    /// Two references to the halves of a character were taken for the character.
    case surrogatePair
    /// Text before the first tag was dropped.
    case leadingText
    /// An entry began inside another, which was closed.
    case unclosedEntry
    /// An element without an end tag ended with the one around it, or where another like it began.
    case unclosedElement
    /// A comment without an end ended at the next tag.
    case unclosedComment
    /// An instruction without an end ended at the next tag.
    case unclosedInstruction
    /// A CDATA section without an end ended with its element.
    case unclosedSection
    /// An end tag that closes nothing was left out.
    case strayEndTag
    /// Attributes without quotation marks, or without space between them, were taken as they were meant.
    case looseAttributes
    /// A tag without its `>` ended where the next began.
    case unclosedTag
    /// The markup is not well-formed; the first place, and what the XML parser says there.
    case notWellFormed(line: Int, reason: String)
    /// A limit was reached and what lies beyond it left out.
    case limit(String)
}

extension Repair: CustomStringConvertible {
    /// One sentence without a full stop, fit for a report.
    public var description: String {
        switch self {
        case .encoding(let claimed, let used): "claims to be \(claimed) but was read as \(used)"
        case .invalidBytes: "bytes that stand for no character were replaced"
        case .forbiddenCharacters: "control characters were dropped"
        case .bareAmpersand: "an ampersand that begins no reference was taken literally"
        case .bareLessThan: "a `<` that begins no tag was taken literally"
        case .surrogatePair: "references to the two halves of a character were joined"
        case .leadingText: "text before the first tag was dropped"
        case .unclosedEntry: "an entry that was not closed ended where the next began"
        case .unclosedElement:
            "an element that was not closed ended with the one around it, or where its like began"
        case .unclosedComment: "a comment that was not closed ended at the next tag"
        case .unclosedInstruction: "an instruction that was not closed ended at the next tag"
        case .unclosedSection: "a CDATA section that was not closed ended with its element"
        case .strayEndTag: "an end tag that closes nothing was left out"
        case .looseAttributes: "attributes without a value, quotation marks or space between them were mended"
        case .unclosedTag: "a tag without its `>` ended where the next began"
        case .notWellFormed(let line, let reason): "not well-formed at line \(line): \(reason)"
        case .limit(let what): "left out what lies beyond the limit of \(what)"
        }
    }
}
