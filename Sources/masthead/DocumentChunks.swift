import Foundation

/// The bytes of a document, as they come from a file, a pipe or standard input.
struct DocumentChunks {
    private enum Source {
        case file(FileHandle)
        case input(StandardInput)
    }

    private let path: String
    private let source: Source

    /// Opens a file; `-` is standard input.
    init(_ path: String) throws(FileError) {
        self.path = path
        if path == "-" {
            source = .input(try StandardInput())
            return
        }
        let url = URL(filePath: path)
        guard let values = try? url.resourceValues(forKeys: [.isDirectoryKey]) else {
            throw FileError(path: path, reason: "there is no such file")
        }
        if values.isDirectory == true { throw FileError(path: path, reason: "it is a folder") }
        let file: FileHandle
        do {
            file = try FileHandle(forReadingFrom: url)
        } catch {
            throw FileError(path: path, reason: error.localizedDescription)
        }
        if StandardStreams.isEndless(file.fileDescriptor) {
            throw FileError(path: path, reason: StandardStreams.endless)
        }
        source = .file(file)
    }

    /// The next bytes; nil at the end.
    func next() throws(FileError) -> [UInt8]? {
        switch source {
        case .input(let input): return input.next()
        case .file(let file):
            do {
                return try file.read(upToCount: Self.size).flatMap { $0.isEmpty ? nil : Array($0) }
            } catch {
                throw FileError(path: path, reason: error.localizedDescription)
            }
        }
    }

    private static let size = 256 << 10
}
