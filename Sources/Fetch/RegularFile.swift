import Foundation

/// Reads files that are really files: a pipe would be waited for without end.
package enum RegularFile {
    /// The bytes of a file, links followed; `name` is what errors call it, the path unless said otherwise.
    package static func bytes(
        at path: String,
        as name: String? = nil,
        limit: Int = .max - 1
    ) throws(FetchError) -> [UInt8] {
        let name = name ?? path
        let file = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { throw fault(errno, name) }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        var status = stat()
        guard unsafe fstat(file, &status) == 0 else { throw fault(errno, name) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: name) }
        let data: Data
        do {
            data = try handle.read(upToCount: limit + 1) ?? Data()
        } catch {
            throw .unreadable(path: name, detail: error.localizedDescription)
        }
        if data.count > limit { throw .tooLarge(path: name, limit: limit) }
        return Array(data)
    }

    private static func fault(_ code: Int32, _ name: String) -> FetchError {
        switch code {
        case ENOENT, ENOTDIR: .missing(path: name)
        case ENXIO: .notAFile(path: name)
        default: unsafe .unreadable(path: name, detail: String(cString: strerror(code)))
        }
    }
}
