/// The place, date and agency before the first words of a report, such as `CAIRO, May 2 (AFP) —`.
struct Dateline {
    /// The agency in the brackets.
    let agency: String
    /// How many bytes of the text it takes up.
    let length: Int

    /// How far into a text a dateline may reach, in bytes.
    private static let reach = 120

    /// Finds the dateline of a text; nil when there is none.
    init?(_ text: String) {
        let bytes = text.utf8.prefix(Self.reach)
        guard let open = bytes.firstIndex(of: UInt8(ascii: "(")),
            let close = bytes[open...].firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        let place = text[..<open]
        let agency = text[text.index(after: open)..<close]
        let behind = text[text.index(after: close)...].drop { $0 == " " }
        guard let dash = behind.first, "-–—".contains(dash), agency.count <= 24,
            !place.contains(where: { ".!?:".contains($0) }), place.split(separator: " ").count <= 6
        else { return nil }
        self.agency = agency.lowercased()
        length = text.utf8.distance(from: text.startIndex, to: behind.index(after: behind.startIndex))
    }
}
