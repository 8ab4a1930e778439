internal import Check
internal import FeedFormats
import Foundation

/// Judges a staged file as `masthead check` would.
struct Proof {
    /// The entries it holds.
    let entries: Int
    /// The first error of each entry that has one, by the entry's id.
    let faulty: [String: String]
    /// What is wrong besides, one clause each.
    let objections: [String]

    /// Reads the file at a path.
    init(of name: String, at path: String, under gate: Gate) throws {
        let check = Check(Rules(links: gate.links))
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        var bytes = 0
        while let chunk = try file.read(upToCount: 1 << 16), !chunk.isEmpty {
            bytes += chunk.count
            check.read(Array(chunk))
        }
        check.finish()
        entries = check.entries
        faulty = check.faulty.mapValues { "\(name): \($0)" }
        var objections = check.findings.filter { $0.level == .error && !$0.isOfEntry }.map { "\(name):\($0)" }
        if bytes > gate.bytes { objections.append("\(name) has \(bytes) bytes, and may have \(gate.bytes)") }
        self.objections = objections
    }
}
