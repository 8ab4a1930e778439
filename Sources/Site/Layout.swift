internal import FeedFormats

/// In which lines an entry stands, in each kind of file that the newsroom publishes.
///
/// No text of an article begins a line like one of these marks: markup in it is escaped or sanitised.
enum Layout {
    case rss, atom, json, page, sitemap

    /// The layout of a file; nil for one without entries.
    init?(of name: String) {
        if name.hasSuffix(Feed.Format.rss.fileSuffix) {
            self = .rss
        } else if name.hasSuffix(Feed.Format.atom.fileSuffix) {
            self = .atom
        } else if name.hasSuffix(Feed.Format.json.fileSuffix) {
            self = .json
        } else if name.hasSuffix(".html") {
            self = .page
        } else if name.hasPrefix(NewsSitemap.stem) {
            self = .sitemap
        } else {
            return nil
        }
    }

    /// How an entry's first line begins, and how its last one does; nil where it is one line.
    var marks: (first: String, last: String?) {
        switch self {
        case .rss: ("<item", "</item>")
        case .atom: ("<entry", "</entry>")
        case .json: ("{\"id\":", nil)
        case .page: ("<li data-id=\"", nil)
        case .sitemap: ("<url><loc>", nil)
        }
    }

    /// What tells an entry from others: its published id, or in a sitemap its address.
    func key(of entry: [UInt8]) -> String? {
        switch self {
        case .rss: text(in: entry, between: "<guid isPermaLink=\"false\">", and: "</guid>")
        case .atom: text(in: entry, between: "<id>", and: "</id>")
        case .json: try? JSONReader.read(entry).value["id"]?.string
        case .page: text(in: entry, between: marks.first, and: "\"")
        case .sitemap: text(in: entry, between: marks.first, and: "</loc>")
        }
    }

    /// An entry without what it says of addresses that are told no longer: each link has a line, or in JSON a member.
    func unlinked(_ entry: [UInt8], from addresses: Set<String>) -> [UInt8] {
        switch self {
        case .rss, .atom:
            let mark = self == .rss ? "<atom:link " : "<link "
            var kept: [UInt8] = []
            var rest = entry[...]
            while !rest.isEmpty {
                let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
                let line = Array(rest[..<end])
                rest = rest[end...]
                if line.starts(with: mark.utf8), let address = text(in: line, between: " href=\"", and: "\""),
                    addresses.contains(address)
                {
                    continue
                }
                kept += line
            }
            return kept
        case .json:
            let mark = Array(",\"external_url\":\"".utf8)
            guard let member = entry.firstRange(of: mark),
                let end = entry[member.upperBound...].firstIndex(of: UInt8(ascii: "\"")),
                let address = try? JSONReader.read(entry).value["external_url"]?.string,
                addresses.contains(address)
            else { return entry }
            return Array(entry[..<member.lowerBound] + entry[(end + 1)...])
        case .page, .sitemap: return entry
        }
    }

    private func text(in entry: [UInt8], between start: String, and end: String) -> String? {
        guard let open = entry.firstRange(of: Array(start.utf8)),
            let close = entry[open.upperBound...].firstRange(of: Array(end.utf8))
        else { return nil }
        var text = String(decoding: entry[open.upperBound..<close.lowerBound], as: UTF8.self)
        for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
            text = text.replacing(reference, with: character)
        }
        return text
    }
}
