import ArgumentParser
import Foundation

/// The folder of a newsroom, and where things lie in it.
struct NewsroomFolder {
    /// Its absolute path.
    let path: String
    /// Where it keeps its archive and what it publishes: the folder itself, but for a dry run.
    private(set) var kept: String

    var configuration: String { path + "/masthead.toml" }
    var subscriptions: String { path + "/subscriptions.opml" }
    var articles: String { path + "/articles" }
    var sources: String { path + "/sources" }
    var published: String { kept + "/public" }
    /// Where people find what is published, also when a run works on a copy of it.
    var shownPublished: String { path + "/public" }
    var archive: String { kept + "/archive.sqlite" }
    var lock: String { kept + "/masthead.lock" }

    /// Where a path of the configuration leads, which may be relative to the folder.
    func place(of written: String) -> String { written.hasPrefix("/") ? written : "\(path)/\(written)" }

    /// The same newsroom, with its archive and what it publishes in another folder.
    func keeping(in folder: String) -> NewsroomFolder {
        var copy = self
        copy.kept = folder
        return copy
    }

    /// Takes the folder that was named, by option or environment, else the nearest one upward from here.
    init(named option: String?) throws(NewsroomError) {
        let files = FileManager.default
        if let named = option ?? ProcessInfo.processInfo.environment["MASTHEAD_NEWSROOM"], !named.isEmpty {
            path = URL(filePath: named).standardizedFileURL.path(percentEncoded: false).withoutTrailingSlash
            kept = path
            guard files.fileExists(atPath: configuration) else { throw .noConfiguration(path: path) }
            return
        }
        var folder = URL(filePath: files.currentDirectoryPath).standardizedFileURL
        while true {
            let candidate = folder.path(percentEncoded: false).withoutTrailingSlash
            if files.fileExists(atPath: candidate + "/masthead.toml") {
                path = candidate
                kept = candidate
                return
            }
            let parent = folder.deletingLastPathComponent().standardizedFileURL
            if parent == folder || candidate.isEmpty { throw .notFound }
            folder = parent
        }
    }
}

/// Why no newsroom could be worked on.
enum NewsroomError: Error, CustomStringConvertible {
    /// No folder was named and none is found upward from here.
    case notFound
    /// The named folder is no newsroom.
    case noConfiguration(path: String)
    /// A newsroom is already there.
    case exists(path: String)

    var description: String {
        switch self {
        case .notFound:
            "no masthead.toml here or in a folder above: name the newsroom with --newsroom DIR, "
                + "or make one with “masthead init DIR”"
        case .noConfiguration(let path):
            "\(path) holds no masthead.toml: make a newsroom there with “masthead init \(path)”"
        case .exists(let path): "\(path) is a newsroom already; nothing was changed"
        }
    }
}

/// Which newsroom a command works on.
struct NewsroomOption: ParsableArguments {
    @Option(name: .customLong("newsroom"), help: ArgumentHelp("The newsroom's folder.", valueName: "dir"))
    var path: String?

    func folder() throws -> NewsroomFolder { try NewsroomFolder(named: path) }
}

extension String {
    fileprivate var withoutTrailingSlash: String { hasSuffix("/") && count > 1 ? String(dropLast()) : self }
}
