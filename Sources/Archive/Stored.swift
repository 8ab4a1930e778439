import Foundation

/// Values as the archive stores them: JSON with members in a fixed order, so that equal values give equal text.
struct Stored {
    private let encoder = TextEncoder()
    private let decoder = JSONDecoder()

    /// The text under which a value is stored.
    func text(of value: some Encodable) throws -> String { try encoder.text(of: value) }

    /// The value that a stored text stands for.
    func value<Value: Decodable>(_ type: Value.Type, from text: String, what: String) throws -> Value {
        do {
            return try decoder.decode(type, from: Data(text.utf8))
        } catch {
            throw ArchiveError.unreadable(what: what, detail: "\(error)")
        }
    }

    /// A name as it stands in a column.
    ///
    /// Two names that Swift calls equal must be one to SQLite, which compares bytes; and SQLite would cut a
    /// name at a NUL.
    static func name(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 >= 0x80 || $0 == 0 }) else { return name }
        return name.precomposedStringWithCanonicalMapping.replacing("\0", with: "\u{FFFD}")
    }
}
