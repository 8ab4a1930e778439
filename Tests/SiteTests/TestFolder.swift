import Foundation

@testable import Site

/// A folder of its own for a test, which goes away with it.
final class TestFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "site-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
    }

    /// The folder's files, hidden ones included, with what they hold.
    var files: [String: String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: path).reduce(into: [:]) { files, name in
                files[name] = try String(contentsOfFile: path + "/" + name, encoding: .utf8)
            }
        }
    }

    func attributes(of name: String) throws -> [FileAttributeKey: Any] {
        try FileManager.default.attributesOfItem(atPath: path + "/" + name)
    }
}
