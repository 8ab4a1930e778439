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
    /// What could not be copied, one sentence each.
    private(set) var problems: [String] = []

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
        var copying = Copying(newsroom: newsroom.path, backup: unfinished)
        for part in Self.parts where files.fileExists(atPath: "\(newsroom.path)/\(part)") {
            // Import leaves linked folders among the articles alone; sources may lie in them.
            copying.followsFolders = part != "articles"
            try copying.copy(part)
        }
        problems = copying.problems
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

/// Copies plain files and what folders hold of them, links followed: a link means nothing elsewhere.
private struct Copying {
    let newsroom: String
    let backup: String
    /// Whether folders are copied that links lead to.
    var followsFolders = true
    var problems: [String] = []

    init(newsroom: String, backup: String) {
        self.newsroom = newsroom
        self.backup = backup
    }

    /// Copies a part of the newsroom; `parents` are the folders it lies in, which links may lead back to.
    mutating func copy(_ part: String, in parents: Set<String> = []) throws {
        let files = FileManager.default
        let source = URL(filePath: "\(newsroom)/\(part)").resolvingSymlinksInPath()
        let path = source.path(percentEncoded: false)
        guard files.fileExists(atPath: path), let mark = try FileMark(of: path) else {
            problems.append("\(part): the link leads to nothing; remove it")
            return
        }
        if mark.isPlain { try files.copyItem(atPath: path, toPath: "\(backup)/\(part)") }
        guard mark.isFolder, !parents.contains(source.path) else { return }
        try files.createDirectory(atPath: "\(backup)/\(part)", withIntermediateDirectories: true)
        for name in try files.contentsOfDirectory(atPath: path).sorted() where !name.hasPrefix(".") {
            let item = "\(path)/\(name)"
            if try name.isLostName(at: item) {
                problems.append("\(part)/\(name): \(String.lostName)")
            } else if try followsFolders || !isLinkedFolder(item) {
                try copy("\(part)/\(name)", in: parents.union([source.path]))
            }
        }
    }

    private func isLinkedFolder(_ path: String) throws -> Bool {
        let target = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
        let isFolder = try FileMark(of: target)?.isFolder ?? false
        return try isFolder && FileMark(of: path)?.isFolder == false
    }
}
