internal import Gzip

/// All files of one run, written beside the published ones and put in their places together or not at all.
///
/// A file that was begun and not sealed is removed when the staging ends.
package final class Staging {
    /// A file of a staging.
    package final class File {
        /// The name under which it will be published.
        package let name: String
        private let file: DurableFile
        private let packed: (packer: GzipPacker, file: DurableFile)?

        fileprivate init(_ name: String, _ file: DurableFile, packed: DurableFile?) {
            self.name = name
            self.file = file
            self.packed = packed.map { (GzipPacker(), $0) }
        }

        /// Adds bytes.
        package func append(_ bytes: [UInt8]) throws(SiteError) {
            try file.append(bytes)
            if let packed { try packed.file.append(packed.packer.pack(bytes)) }
        }

        /// The names of the files it becomes.
        fileprivate var names: [String] { packed == nil ? [name] : [name, name + ".gz"] }

        fileprivate func close(in folder: PublicFolder) throws(SiteError) {
            let target = try folder.place(of: name)
            try file.takeMode(of: target)
            try file.close()
            guard let packed else { return }
            try packed.file.append(packed.packer.finish())
            try packed.file.takeMode(of: target)
            try packed.file.close()
        }
    }

    private let folder: PublicFolder
    private var files: [File] = []
    private var isClosed = false
    private var isSealed = false

    /// Begins a run in a folder; what a dead run left there is swept away.
    package init(in folder: PublicFolder) throws {
        self.folder = folder
        try folder.sweep()
    }

    deinit {
        if !isSealed { try? discard(files.flatMap(\.names)) }
    }

    /// Begins a file; with it a packed copy, whose name ends in `.gz`.
    package func file(named name: String, isPacked: Bool = false) throws(SiteError) -> File {
        let taken = files.flatMap(\.names)
        for name in isPacked ? [name, name + ".gz"] : [name] {
            if taken.contains(name) { throw .twice(name: name) }
            _ = try folder.place(of: name)
        }
        let plain = try DurableFile(creating: folder.stagedPath(of: name))
        let packed = isPacked ? try DurableFile(creating: folder.stagedPath(of: name + ".gz")) : nil
        let file = File(name, plain, packed: packed)
        files.append(file)
        return file
    }

    /// Whether a file of a name is published already.
    func isPublished(_ name: String) -> Bool {
        (try? FileMark(of: folder.place(of: name)))?.isPlain == true
    }

    /// Reads a published file line by line.
    func forEachLine(of name: String, _ body: ([UInt8]) throws -> Void) throws {
        var lines = try Lines(of: folder.place(of: name))
        while let line = try lines.next() { try body(line) }
    }

    /// Brings every file to the disk.
    package func close() throws(SiteError) {
        if isClosed { return }
        for file in files { try file.close(in: folder) }
        isClosed = true
    }

    /// Says which files are to be put in their places; those whose bytes are as published are left out.
    package func seal() throws -> Renames {
        try close()
        var names: [String] = []
        for name in files.flatMap(\.names) {
            let staged = try folder.stagedPath(of: name)
            if try DurableFile.haveSameBytes(staged, folder.place(of: name)) {
                try DurableFile.remove(staged)
            } else {
                names.append(name)
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
