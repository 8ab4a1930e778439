import Foundation

/// Where the state of the newsroom is told to programs, as `[status]` says.
struct StatusSettings {
    /// The JSON file; nil for none.
    var file: String?
    /// The text file for Prometheus; nil for none.
    var prometheus: String?

    /// Reads the table; paths are relative to the newsroom's folder, and an empty one is none.
    init(_ reader: inout ConfigurationReader, folder: String) {
        let table = reader.table("status")
        let free = { (path: String) in Self.free(path, in: folder) }
        file = (table.optional("file", free) ?? "status.json").nonEmpty
        prometheus = table.optional("prometheus", free)?.nonEmpty
    }

    /// The path, unless it names a file that the newsroom needs: that would be overwritten at every run.
    private static func free(_ path: String, in folder: String) -> Result<String, ConfigurationReader.Fault> {
        let place = path.hasPrefix("/") ? path : "\(folder)/\(path)"
        let target = resolvingFolder(of: URL(filePath: place).standardizedFileURL)
        let root = URL(filePath: folder).standardizedFileURL.resolvingSymlinksInPath()
        let isTaken =
            files.contains { resolvingFolder(of: root.appending(path: $0)).path == target.path }
            || target.path.hasPrefix(root.appending(path: "archive.sqlite").path)
            || folders.contains { name in
                let taken = root.appending(path: name).resolvingSymlinksInPath().path
                return target.path == taken || target.path.hasPrefix(taken + "/")
            }
        return isTaken
            ? .failure(
                "“\(path)” belongs to the newsroom itself, and would be overwritten; name another file"
            )
            : .success(path)
    }

    private static let files = ["masthead.toml", "masthead.lock", "masthead.lull", "subscriptions.opml"]
    private static let folders = ["articles", "sources", "public"]

    /// The path of a file behind the links that lead to its folder; a link at the file itself gives way to it.
    private static func resolvingFolder(of file: URL) -> URL {
        file.deletingLastPathComponent().resolvingSymlinksInPath().appending(path: file.lastPathComponent)
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
