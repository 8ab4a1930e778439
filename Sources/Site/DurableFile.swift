import Foundation

/// A file being written so that it is on the disk once `close()` returns.
///
/// The calls below are the C library's own, since Foundation can neither sync nor refuse to follow links.
@safe final class DurableFile {
    /// Where it lies.
    let path: String
    private var descriptor: Int32
    private var buffer: [UInt8] = []

    /// Makes a new file; one that is already there is refused, links included.
    init(creating path: String) throws(SiteError) {
        self.path = path
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        if descriptor < 0 { throw SiteError(errno, path: path) }
    }

    deinit {
        if descriptor >= 0 { _ = Foundation.close(descriptor) }
    }

    /// Adds bytes.
    func append(_ bytes: [UInt8]) throws(SiteError) {
        buffer += bytes
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Gives the file the mode of another plain one, if that is there.
    func takeMode(of other: String) throws(SiteError) {
        guard let mark = try FileMark(of: other), mark.isPlain else { return }
        if fchmod(descriptor, mark.mode & 0o7777) != 0 { throw SiteError(errno, path: path) }
    }

    /// Writes what is left, waits until all is on the disk, and closes.
    func close() throws(SiteError) {
        try flush()
        if fsync(descriptor) != 0 { throw SiteError(errno, path: path) }
        let closed = Foundation.close(descriptor)
        descriptor = -1
        if closed != 0 { throw SiteError(errno, path: path) }
    }

    private func flush() throws(SiteError) {
        var written = 0
        while written < buffer.count {
            let count = unsafe buffer.withUnsafeBytes { bytes in
                unsafe write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw SiteError(errno, path: path)
            }
            written += count
        }
        buffer.removeAll(keepingCapacity: true)
    }
}

extension DurableFile {
    /// Puts a file in the place of another one, at once.
    static func rename(_ path: String, to target: String) throws(SiteError) {
        if unsafe Foundation.rename(path, target) != 0 { throw SiteError(errno, path: target) }
    }

    /// Removes a file.
    static func remove(_ path: String) throws(SiteError) {
        if unsafe unlink(path) != 0, errno != ENOENT { throw SiteError(errno, path: path) }
    }

    /// Waits until a folder's list of names is on the disk.
    static func syncFolder(_ path: String) throws(SiteError) {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor < 0 { throw SiteError(errno, path: path) }
        defer { _ = Foundation.close(descriptor) }
        if fsync(descriptor) != 0 { throw SiteError(errno, path: path) }
    }

    /// Whether two plain files hold the same bytes; false when one cannot be read.
    static func haveSameBytes(_ path: String, _ other: String) throws -> Bool {
        guard let one = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? one.close() }
        guard let two = FileHandle(forReadingAtPath: other) else { return false }
        defer { try? two.close() }
        guard try one.seekToEnd() == two.seekToEnd() else { return false }
        try one.seek(toOffset: 0)
        try two.seek(toOffset: 0)
        while let bytes = try one.read(upToCount: 1 << 16), !bytes.isEmpty {
            if try two.read(upToCount: 1 << 16) != bytes { return false }
        }
        return true
    }
}

extension SiteError {
    /// What an error number of the system means for a path.
    package init(_ code: Int32, path: String) {
        let detail = unsafe String(cString: strerror(code))
        self =
            switch code {
            case ENOSPC, EDQUOT, EFBIG: .full(path: path)
            case EACCES, EPERM, EROFS: .denied(path: path, detail: detail)
            default: .failed(path: path, detail: detail)
            }
    }
}
