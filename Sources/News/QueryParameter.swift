/// One `name=value` of a query.
struct QueryParameter {
    /// The name as written.
    var name: ArraySlice<UInt8>
    /// The value as written; empty when there is none.
    var value: ArraySlice<UInt8>
    /// Whether an `=` was written.
    var hasValue: Bool

    /// Splits a query.
    static func all(in query: ArraySlice<UInt8>) -> [QueryParameter] {
        query.split(separator: UInt8(ascii: "&")).map { part in
            // Feeds that escape an address twice leave `amp;` before every name but the first.
            let part = part.starts(with: Array("amp;".utf8)) ? part.dropFirst(4) : part
            let equals = part.firstIndex(of: UInt8(ascii: "="))
            return QueryParameter(
                name: part[..<(equals ?? part.endIndex)],
                value: equals.map { part[($0 + 1)...] } ?? [],
                hasValue: equals != nil
            )
        }
    }

    /// The name decoded, in lower case; empty when it is longer than any we know.
    var plainName: String { Self.plain(name) }

    /// The value decoded, in lower case; empty when it is longer than any we know.
    var plainValue: String { Self.plain(value) }

    private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.count <= 64 else { return "…" }
        return String(decoding: PercentEncoding.decoded(bytes).lazy.map(\.asciiLowercase), as: UTF8.self)
    }
}
