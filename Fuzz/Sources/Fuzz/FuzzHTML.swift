import FeedFormats

/// What was sanitised is safe, and sanitising it again changes nothing.
func fuzzHTML(_ input: [UInt8]) {
    let markup = String(decoding: input, as: UTF8.self)
    let safe = SafeHTML(sanitising: markup, base: "https://fuzz.example/a/b").source
    expectSafe(safe)
    let again = SafeHTML(sanitising: safe).source
    expect(again == safe, "sanitised again, it changes:\n\(safe)\n\(again)")
}

/// Walks over what the sanitiser wrote with a reader of its own, as strict as what it writes.
func expectSafe(_ markup: String) {
    var rest = Array(markup.utf8)[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
        guard let end = tagEnd(rest[start...]) else { fatalError("an open tag in \(markup)") }
        let tag = rest[start...end]
        let name = String(
            decoding: tag.dropFirst().prefix { $0 != 0x20 && $0 != 0x3E && $0 != 0x0A },
            as: UTF8.self
        )
        let bare = name.hasPrefix("/") ? String(name.dropFirst()) : name
        expect(!forbidden.contains(bare.lowercased()), "<\(name)> in \(markup)")
        expectSafeAttributes(tag, markup)
        rest = rest[(end + 1)...]
    }
}

private let forbidden: Set<String> = [
    "script", "style", "iframe", "object", "embed", "base", "meta", "link", "form", "svg", "math", "template",
    "noscript", "html", "head", "body", "title", "frame", "frameset", "applet", "input", "button",
]

/// Where a tag ends, quotation marks heeded.
private func tagEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
    var quote: UInt8 = 0
    for index in bytes.indices {
        let byte = bytes[index]
        if quote != 0 {
            if byte == quote { quote = 0 }
        } else if byte == UInt8(ascii: "\"") {
            quote = byte
        } else if byte == UInt8(ascii: ">") {
            return index
        }
    }
    return nil
}

private func expectSafeAttributes(_ tag: ArraySlice<UInt8>, _ markup: String) {
    // By bytes: a mark that combines with a quotation mark makes another character of it.
    let parts = tag.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
        let name = parts[index].split { " \n\t/<=".contains($0) }.last.map { $0.lowercased() } ?? ""
        let value = parts[index + 1].lowercased()
        expect(!name.hasPrefix("on"), "the attribute \(name) in \(markup)")
        expect(
            !["action", "formaction", "background", "data", "srcdoc", "ping"].contains(name),
            "\(name) in \(markup)"
        )
        guard ["href", "src", "cite", "poster", "longdesc", "srcset"].contains(name) else { continue }
        let address = value.filter { !$0.isWhitespace }
        for scheme in ["javascript:", "vbscript:", "data:text", "livescript:", "mocha:", "file:"] {
            expect(!address.hasPrefix(scheme), "\(name)=\(value) in \(markup)")
        }
    }
}
