/// All files of one run, written beside the published ones and put in their places together or not at all.
///
/// A file that was begun and not sealed is removed when the staging ends.
package final class Staging {
    /// A file of a staging.
    package final class File {
        /// The name under which it will be published.
        package let name: String
        private let file: DurableFile

        fileprivate init(_ name: String, _ file: DurableFile) {
            self.name = name
            self.file = file
        }

        /// Adds bytes.
        package func append(_ bytes: [UInt8]) throws(SiteError) { try file.append(bytes) }

        fileprivate func close(withModeOf target: String) throws(SiteError) {
            try file.takeMode(of: target)
            try file.close()
        }
    }

    private let folder: PublicFolder
    private var files: [File] = []
    private var isSealed = false

    /// Begins a run in a folder; what a dead run left there is swept away.
    package init(in folder: PublicFolder) throws {
        self.folder = folder
        try folder.sweep()
    }

    deinit {
        if !isSealed { try? discard(files.map(\.name)) }
    }

    /// Begins a file.
    package func file(named name: String) throws(SiteError) -> File {
        guard !files.contains(where: { $0.name == name }) else { throw .twice(name: name) }
        _ = try folder.place(of: name)
        let file = File(name, try DurableFile(creating: folder.stagedPath(of: name)))
        files.append(file)
        return file
    }

    /// Brings every file to the disk and checks it, then says which are to be put in their places.
    ///
    /// Files whose bytes are as published are left out. When one is refused, none is published.
    package func seal(check: (_ name: String, _ path: String) throws -> Void = { _, _ in }) throws -> Renames
    {
        for file in files {
            try file.close(withModeOf: folder.place(of: file.name))
            try check(file.name, folder.stagedPath(of: file.name))
        }
        var names: [String] = []
        for file in files {
            let staged = try folder.stagedPath(of: file.name)
            if try DurableFile.haveSameBytes(staged, folder.place(of: file.name)) {
                try DurableFile.remove(staged)
            } else {
                names.append(file.name)
            }
        }
        // The journal promises these names: they must be there after a power cut.
        try DurableFile.syncFolder(folder.path)
        isSealed = true
        return Renames(names: names)
    }

    private func discard(_ names: [String]) throws {
        for name in names { try DurableFile.remove(folder.stagedPath(of: name)) }
    }
}
