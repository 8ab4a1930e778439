internal import FeedXML
import Synchronization

/// Walks what the HTML parser made of a fragment and writes anew what `SafeHTML` lets through.
final class Sanitiser {
    /// One for all: libxml2's parser is costly to make, and sanitising is never the bottleneck.
    static let shared = Mutex(Sanitiser())

    private let reader: HTMLReader?
    private let names: [String]
    private let elements: Range<UInt32>
    private let removed: Range<UInt32>
    private let attributes: Set<UInt32>
    private let addresses: Set<UInt32>
    private let special: (style: UInt32, srcset: UInt32, src: UInt32, image: UInt32)
    private let voids: Set<UInt32>

    private init() {
        let elements = SafeHTML.elements
        let removed = SafeHTML.removedWhole
        var names = [""] + elements + removed
        names += SafeHTML.attributes.filter { !names.contains($0) }
        func number(_ name: String) -> UInt32 { UInt32(names.firstIndex(of: name) ?? 0) }
        self.names = names
        self.elements = 1..<UInt32(elements.count + 1)
        self.removed = UInt32(elements.count + 1)..<UInt32(elements.count + removed.count + 1)
        attributes = Set(SafeHTML.attributes.map(number))
        addresses = Set(SafeHTML.addresses.map(number))
        special = (number("style"), number("srcset"), number("src"), number("img"))
        voids = Set(voidElements.map(number)).subtracting([0])
        reader = try? HTMLReader(names: names)
    }

    /// Safe markup for any markup.
    ///
    /// What is dropped can make neighbours of elements that HTML then nests otherwise, so the result is read
    /// again until it stays the same; markup that never settles is published as text.
    func sanitise(_ markup: String, base: String?) -> String {
        if SafeHTML.isSafeVerbatim(markup) { return markup }
        var current = pass(markup, base: base)
        for _ in 0..<6 {
            let next = pass(current, base: nil)
            if next == current { return current }
            current = next
        }
        return SafeHTML(text: text(current)).source
    }

    private func text(_ markup: String) -> String {
        reader?.read(markup) { $0.range.isEmpty ? "" : $0.text(of: 0) } ?? ""
    }

    private func pass(_ markup: String, base: String?) -> String {
        reader?.read(markup) { segment in
            var out = Output(base: base)
            out.bytes.reserveCapacity(markup.utf8.count + 64)
            write(segment, to: &out)
            return String(decoding: out.bytes, as: UTF8.self)
        } ?? SafeHTML(text: markup).source
    }

    private struct Output {
        let base: String?
        var bytes: [UInt8] = []

        mutating func append(_ text: some StringProtocol) { bytes.append(contentsOf: text.utf8) }

        mutating func escape(_ byte: UInt8, inAttribute: Bool) {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "<"): append("&lt;")
            case UInt8(ascii: ">"): append("&gt;")
            case UInt8(ascii: "\"") where inAttribute: append("&quot;")
            default: bytes.append(byte)
            }
        }
    }

    private func write(_ segment: Segment, to out: inout Output) {
        var open: [Int] = []
        var node = segment.range.lowerBound
        while true {
            while let last = open.last, segment.end(of: last) <= node || node >= segment.range.upperBound {
                out.append("</\(names[Int(segment.name(of: last))])>")
                open.removeLast()
            }
            guard node < segment.range.upperBound else { return }
            if segment.isText(node) {
                segment.withCharacters(of: node) { characters in
                    for index in characters.indices { out.escape(characters[index], inAttribute: false) }
                }
                node += 1
                continue
            }
            let name = segment.name(of: node)
            if removed.contains(name) {
                node = segment.end(of: node)
                continue
            }
            if elements.contains(name) {
                writeStartTag(node, name, segment, to: &out)
                if !voids.contains(name) { open.append(node) }
            }
            node += 1
        }
    }

    private func writeStartTag(_ node: Int, _ name: UInt32, _ segment: Segment, to out: inout Output) {
        out.append("<\(names[Int(name)])")
        var written: Set<UInt32> = []
        segment.forEachAttribute(of: node) { attribute, _, localName, value in
            guard attributes.contains(attribute), written.insert(attribute).inserted,
                let safe = safeValue(attribute, value, on: name, base: out.base)
            else { return }
            out.append(" \(localName)=\"")
            for byte in safe.utf8 { out.escape(byte, inAttribute: true) }
            out.append("\"")
        }
        out.append(voids.contains(name) ? " />" : ">")
    }

    /// What may stand as an attribute's value; nil drops the attribute.
    private func safeValue(_ attribute: UInt32, _ value: String, on element: UInt32, base: String?) -> String?
    {
        if attribute == special.style { return SafeStyle.sifted(value) }
        if attribute == special.srcset {
            return safeSourceSet(value, base: base, isPicture: element == special.image)
        }
        guard addresses.contains(attribute) else { return value }
        let isPicture = attribute == special.src && element == special.image
        if isPicture, value.trimmed.isEmpty { return nil }
        // A link without an address is still read as text; a picture without one is nothing.
        return safeAddress(value, base: base, isPicture: isPicture) ?? (isPicture ? nil : "")
    }

    /// An address without what browsers ignore in it, absolute where there is a base and it leads elsewhere; nil
    /// when its scheme is not allowed.
    private func safeAddress(_ value: String, base: String?, isPicture: Bool) -> String? {
        var scalars = String.UnicodeScalarView()
        for scalar in value.unicodeScalars where scalar != "\t" && scalar != "\n" && scalar != "\r" {
            scalars.append(scalar)
        }
        let address = String(scalars).trimmed { $0.value <= 0x20 }
        if let scheme = scheme(of: address) {
            if scheme == "feed", !isOfWeb(address.dropFirst(5)) { return nil }
            if SafeHTML.schemes.contains(scheme) { return address }
            if scheme == "data", isPicture {
                let type = address.dropFirst(5).prefix { $0 != ";" && $0 != "," }.lowercased()
                return SafeHTML.pictures.contains(type) ? address : nil
            }
            return nil
        }
        guard let base, !Reference.isOfSameDocument(address.utf8.span) else { return address }
        return Reference.resolve(address, against: base)
    }

    /// Whether an address behind `feed:` is one of the web, as it should be.
    private func isOfWeb(_ address: Substring) -> Bool {
        address.hasPrefix("//") || ["http", "https"].contains(scheme(of: String(address)))
    }

    /// The scheme in lower case; nil for a relative address.
    ///
    /// What stands before a colon counts even where it is no legal scheme, unless it begins a path: a browser
    /// may be more lenient than the standard.
    private func scheme(of address: String) -> String? {
        guard let end = address.utf8.firstIndex(where: { ":/?#".utf8.contains($0) }),
            address.utf8[end] == UInt8(ascii: ":")
        else { return nil }
        return address[..<end].lowercased()
    }

    /// The candidates of a `srcset` whose addresses are allowed.
    ///
    /// An address runs to white space, and only commas at its end, or after what is said of it, end a candidate.
    private func safeSourceSet(_ value: String, base: String?, isPicture: Bool) -> String? {
        let comma = UInt8(ascii: ",")
        var kept: [String] = []
        var rest = value.utf8[...]
        while true {
            rest = rest.drop { isSpace($0) || $0 == comma }
            var address = rest.prefix { !isSpace($0) }
            if address.isEmpty { break }
            rest = rest[address.endIndex...]
            var terms = rest.prefix(0)
            if address.last == comma {
                while address.last == comma { address.removeLast() }
            } else {
                terms = rest.prefix(upTo: candidateEnd(in: rest))
                rest = rest[terms.endIndex...]
            }
            guard let safe = safeAddress(String(Substring(address)), base: base, isPicture: isPicture),
                !safe.isEmpty
            else { continue }
            let words = terms.split(whereSeparator: isSpace).map { String(Substring($0)) }
            kept.append(([safe] + words).joined(separator: " "))
        }
        return kept.isEmpty ? nil : kept.joined(separator: ", ")
    }

    /// Where the first comma outside parentheses stands.
    private func candidateEnd(in terms: Substring.UTF8View) -> Substring.Index {
        var isInside = false
        for index in terms.indices {
            switch terms[index] {
            case UInt8(ascii: "("): isInside = true
            case UInt8(ascii: ")"): isInside = false
            case UInt8(ascii: ",") where !isInside: return index
            default: continue
            }
        }
        return terms.endIndex
    }

    /// Whether a byte is white space of HTML.
    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0A ~= byte || 0x0C...0x0D ~= byte }
}

extension String {
    /// The text without the characters at both ends for which a condition holds.
    fileprivate func trimmed(_ isDropped: (UnicodeScalar) -> Bool) -> String {
        var scalars = unicodeScalars[...]
        while let first = scalars.first, isDropped(first) { scalars.removeFirst() }
        while let last = scalars.last, isDropped(last) { scalars.removeLast() }
        return String(scalars)
    }
}
