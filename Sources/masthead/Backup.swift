import Archive
import Foundation
import Site

/// A copy of a newsroom that holds everything a new machine needs: a newsroom itself, and a list of its files.
///
/// What is published is not in it: it comes from the archive. Secrets in files of their own are not either.
struct Backup {
    /// Where it lies.
    let path: String
    let manifest: BackupManifest

    /// What is copied besides the archive.
    private static let parts = ["masthead.toml", "subscriptions.opml", "articles", "sources"]

    /// Opens one; throws where any of it is damaged.
    init(at path: String) throws {
        self.path = path
        manifest = try BackupManifest(in: path)
        let faults = try manifest.faults(in: path)
        let archive = path + "/archive.sqlite"
        let broken = faults.isEmpty ? try Archive.faults(of: archive) : []
        if let first = (faults + broken).first {
            throw FileError(path: path, reason: "the backup cannot be used: \(first); take another one")
        }
    }

    /// Makes one of a newsroom, also while a run is at work; it appears when it is complete and was checked.
    init(of newsroom: NewsroomFolder, at path: String, made: Date) throws {
        guard try Self.isFree(path) else {
            throw FileError(path: path, reason: "something is there already: name a new folder")
        }
        let unfinished = path + ".unfinished"
        let files = FileManager.default
        if files.fileExists(atPath: unfinished) { try files.removeItem(atPath: unfinished) }
        // Articles and addresses of feeds may be nobody else's business.
        try files.createDirectory(
            atPath: unfinished,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        for part in Self.parts where files.fileExists(atPath: "\(newsroom.path)/\(part)") {
            try Self.copy("\(newsroom.path)/\(part)", to: "\(unfinished)/\(part)")
        }
        try Archive.copy(newsroom.archive, to: unfinished + "/archive.sqlite")
        let manifest = try BackupManifest(of: unfinished, version: Masthead.version, made: made)
        try WholeFile.replace("\(unfinished)/\(BackupManifest.name)", with: manifest.json)
        _ = try Backup(at: unfinished)
        try Self.put(unfinished, inPlaceOf: path)
        self.path = path
        self.manifest = manifest
    }

    /// Makes a newsroom of it; it appears when it is complete and was checked.
    func restore(to path: String) throws {
        guard try Self.isFree(path) else {
            throw FileError(path: path, reason: "something is there already: name a new folder")
        }
        let unfinished = path + ".unfinished"
        let files = FileManager.default
        if files.fileExists(atPath: unfinished) { try files.removeItem(atPath: unfinished) }
        for file in manifest.files {
            let target = URL(filePath: "\(unfinished)/\(file.path)")
            try files.createDirectory(
                at: target.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try files.copyItem(at: URL(filePath: "\(self.path)/\(file.path)"), to: target)
        }
        for folder in ["articles", "sources", "public"] {
            try files.createDirectory(atPath: "\(unfinished)/\(folder)", withIntermediateDirectories: true)
        }
        let faults = try manifest.faults(in: unfinished)
        if let first = faults.first { throw FileError(path: path, reason: "it was not restored: \(first)") }
        _ = try Configuration(of: NewsroomFolder(named: unfinished))
        try Self.put(unfinished, inPlaceOf: path)
    }

    /// Copies plain files and what folders hold of them, links followed: a link means nothing elsewhere.
    private static func copy(_ path: String, to copy: String) throws {
        let files = FileManager.default
        let source = URL(filePath: path).resolvingSymlinksInPath()
        let values = try source.resourceValues(forKeys: [.isDirectoryKey, .isRegularFileKey])
        if values.isDirectory == true {
            try files.createDirectory(atPath: copy, withIntermediateDirectories: true)
            for name in try files.contentsOfDirectory(atPath: source.path) where !name.hasPrefix(".") {
                try self.copy(source.appending(path: name).path(percentEncoded: false), to: "\(copy)/\(name)")
            }
        } else if values.isRegularFile == true {
            try files.copyItem(atPath: source.path(percentEncoded: false), toPath: copy)
        }
    }

    /// Whether nothing, or an empty folder, is at a path.
    private static func isFree(_ path: String) throws -> Bool {
        let files = FileManager.default
        return try !files.fileExists(atPath: path) || files.contentsOfDirectory(atPath: path).isEmpty
    }

    private static func put(_ finished: String, inPlaceOf path: String) throws {
        let files = FileManager.default
        if files.fileExists(atPath: path) { try files.removeItem(atPath: path) }
        try files.moveItem(atPath: finished, toPath: path)
    }
}
