internal import FeedXML

/// An element with all it holds: a part of the head, or one entry; never a whole document.
struct Node {
    typealias Name = XMLScanner.Name

    var name: Name
    var attributes: [XMLScanner.Attribute]
    var place: XMLScanner.Place
    var path: String
    /// Whether it or an element around it has `xml:base`.
    var hasBase = false
    var text = ""
    var children: [Node] = []

    var spot: Spot { Spot(path: path, place: place, hasBase: hasBase) }

    /// Where an attribute stands.
    func spot(of attribute: String) -> Spot {
        Spot(path: "\(path)/@\(attribute)", place: place, hasBase: hasBase)
    }

    /// The value of an attribute without a namespace, or of one of `xml:`.
    subscript(_ attribute: String, space: String = "") -> String? {
        attributes.first { $0.name.local == attribute && $0.name.space == space }?.value
    }

    /// The children of a name.
    func all(_ local: String, in space: String? = nil) -> [Node] {
        children.filter { $0.name.local == local && $0.name.space == space ?? name.space }
    }

    /// The first child of a name.
    func first(_ local: String, in space: String? = nil) -> Node? {
        children.first { $0.name.local == local && $0.name.space == space ?? name.space }
    }

    /// The text without outer white space.
    var trimmed: String { text.trimmingSpace }
}

extension String {
    var trimmingSpace: String {
        guard let first = unicodeScalars.firstIndex(where: { !$0.isSpace }),
            let last = unicodeScalars.lastIndex(where: { !$0.isSpace })
        else { return "" }
        return String(unicodeScalars[first...last])
    }
}

extension Unicode.Scalar {
    /// White space as XML knows it.
    var isSpace: Bool { self == " " || self == "\n" || self == "\t" || self == "\r" }
}
