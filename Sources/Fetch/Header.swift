/// A header field of a request or an answer.
///
/// Each character of the value stands for one byte, so that what a server sent goes back byte for byte.
package struct Header: Sendable, Hashable, Codable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Reads a field's line; nil where it is none.
    init?(line: [UInt8]) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0 else { return nil }
        let isBlank = { (byte: UInt8) in byte <= 0x20 }
        let value = line[(colon + 1)...].drop(while: isBlank)
        let end = value.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? value.startIndex
        self.init(Self.text(line[..<colon]), Self.text(value[..<end]))
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(Unicode.Scalar(byte)) }
        return String(text)
    }

    /// The field as it is sent, without the end of its line.
    var bytes: [UInt8] {
        // Only the newsroom's own settings can hold a character that is no byte, and they are checked.
        (name + ": " + value).unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }
}

extension [Header] {
    /// The value of a field, whose name is compared without regard to case; nil where it is missing or empty.
    package subscript(name: String) -> String? {
        let name = name.lowercased()
        return first { $0.name.lowercased() == name && !$0.value.isEmpty }?.value
    }

    /// All values of a field that may be sent in several lines, joined as one list.
    func list(_ name: String) -> String {
        let name = name.lowercased()
        return filter { $0.name.lowercased() == name }.map(\.value).joined(separator: ",")
    }
}
