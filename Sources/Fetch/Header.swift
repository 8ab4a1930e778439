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
        self.init(Self.text(line[..<colon]), Self.text(Self.trimmed(line[(colon + 1)...])))
    }

    /// Takes a line that goes on with the field.
    mutating func take(foldedLine line: [UInt8]) {
        let more = Self.text(Self.trimmed(line[...]))
        value += value.isEmpty || more.isEmpty ? more : " " + more
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let end = bytes.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? bytes.startIndex
        return bytes[..<end].drop { $0 <= 0x20 }
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

    /// The reference that `Location` holds, as browsers read it; nil where it is missing or empty.
    ///
    /// Bytes outside ASCII are percent-encoded as they came, whatever letters they were meant for.
    package var location: String? {
        guard let written = self["location"] else { return nil }
        var location = ""
        var isPath = true
        for scalar in written.unicodeScalars {
            if scalar == "?" || scalar == "#" { isPath = false }
            switch scalar {
            case "\\" where isPath: location += "/"
            case "\u{80}"...:
                location += "%" + String(scalar.value, radix: 16, uppercase: true)
            default: location.unicodeScalars.append(scalar)
            }
        }
        return location
    }

    /// All values of a field that may be sent in several lines, joined as one list.
    func list(_ name: String) -> String {
        let name = name.lowercased()
        return filter { $0.name.lowercased() == name }.map(\.value).joined(separator: ",")
    }
}
