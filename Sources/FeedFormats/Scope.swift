internal import FeedXML

/// What an element inherits from those around it (`xml:lang`, `xml:base`).
struct Scope {
    /// The language in force.
    var language: String?
    /// The address that relative references stand on.
    var base: String?

    /// The scope inside an element.
    func entering(_ element: Int, of segment: Segment) -> Scope {
        var scope = self
        if let language = segment.attribute(.lang, in: .xml, of: element)
            ?? segment.attribute(.lang, of: element)
        {
            scope.language = language.isEmpty ? nil : language
        }
        if let base = segment.attribute(.base, in: .xml, of: element), !base.isEmpty {
            scope.enter(base)
        }
        // Microsoft's CDF has a base of its own.
        if segment.tag(of: element) == .channel, let base = segment.attribute(.base, of: element),
            !base.isEmpty
        {
            scope.enter(base)
        }
        return scope
    }

    /// Takes a base; one that is too long for any server is none, and would be told with each text.
    private mutating func enter(_ base: String) {
        guard let base = Reference.base(base, inside: self.base), base.utf8.count <= Self.longestBase else {
            return
        }
        self.base = base
    }

    private static let longestBase = 4096

    /// Makes a reference absolute; nil for what is empty or must never be followed.
    func address(_ reference: String?) -> String? {
        guard let reference, !reference.isEmpty else { return nil }
        return Reference.resolve(reference, against: base)
    }
}

extension Segment {
    /// An element's name.
    func tag(of element: Int) -> Name { Name(rawValue: name(of: element)) ?? .other }

    /// The namespace an element's name stands in.
    func namespace(of element: Int) -> FeedFormats.Space {
        FeedFormats.Space(rawValue: space(of: element)) ?? .foreign
    }

    /// The value of an attribute, trimmed.
    func attribute(_ name: Name, in space: FeedFormats.Space = .none, of element: Int) -> String? {
        attribute(name.rawValue, space: space.rawValue, of: element)
    }

    /// An element's text, unless it is empty.
    func filledText(of element: Int) -> String? {
        let text = text(of: element)
        return text.isEmpty ? nil : text
    }
}
