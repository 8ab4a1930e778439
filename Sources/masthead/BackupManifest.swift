import Foundation
import Gzip

/// What a backup holds, so that damage shows before it is relied on.
struct BackupManifest: Codable, Equatable {
    /// One file of it.
    struct File: Codable, Equatable {
        /// Its path within the backup.
        var path: String
        var bytes: Int
        /// CRC-32 of its bytes, in hexadecimal.
        var crc32: String
    }

    /// The name of the file it lies in.
    static let name = "backup.json"

    /// The version of Masthead that made the backup.
    var version: String
    var made: Date
    var files: [File]

    /// The manifest of a backup.
    init(in folder: String) throws {
        let path = "\(folder)/\(Self.name)"
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw FileError(path: folder, reason: "it is no backup: it holds no \(Self.name)")
        }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        do {
            self = try decoder.decode(Self.self, from: bytes)
        } catch {
            throw FileError(path: path, reason: "it is damaged: take another backup")
        }
    }

    /// Lists the files of a folder that is to be a backup.
    init(of folder: String, version: String, made: Date) throws {
        self.version = version
        self.made = made
        files = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().compactMap { path in
            try Self.file(path, in: folder)
        }
    }

    /// The manifest as it is written.
    var json: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.dateEncodingStrategy = .iso8601
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return try Array(encoder.encode(self)) + [0x0A]
        }
    }

    /// What in a folder is not as listed, one sentence each.
    func faults(in folder: String) throws -> [String] {
        try files.compactMap { listed in
            guard Self.isWithin(listed.path) else { return "“\(listed.path)” leads out of the backup" }
            guard let found = try Self.file(listed.path, in: folder) else {
                return "\(listed.path) is missing"
            }
            return found == listed ? nil : "\(listed.path) is damaged"
        }
    }

    private static func isWithin(_ path: String) -> Bool {
        !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
    }

    /// A plain file as it is; nil for anything else.
    private static func file(_ path: String, in folder: String) throws -> File? {
        let url = URL(filePath: "\(folder)/\(path)")
        guard let values = try? url.resourceValues(forKeys: [.isRegularFileKey]), values.isRegularFile == true
        else { return nil }
        let handle = try FileHandle(forReadingFrom: url)
        defer { try? handle.close() }
        var sum = Checksum()
        var count = 0
        while let bytes = try handle.read(upToCount: 1 << 18), !bytes.isEmpty {
            sum.add(Array(bytes))
            count += bytes.count
        }
        return File(path: path, bytes: count, crc32: sum.digits)
    }
}
