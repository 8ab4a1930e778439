import Foundation

/// What stands at a path, links not followed: enough to see that a file was replaced, or written to, since.
package struct FileMark: Hashable, CustomStringConvertible {
    /// Its kind and permissions.
    let mode: mode_t
    package let description: String

    /// Whether it is a plain file.
    package var isPlain: Bool { mode & S_IFMT == S_IFREG }

    /// Whether it is a folder.
    package var isFolder: Bool { mode & S_IFMT == S_IFDIR }

    /// Looks at a path; nil when nothing stands there.
    package init?(of path: String) throws(SiteError) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw SiteError(errno, path: path)
        }
        mode = status.st_mode
        #if canImport(Darwin)
        let (written, changed) = (status.st_mtimespec, status.st_ctimespec)
        #else
        let (written, changed) = (status.st_mtim, status.st_ctim)
        #endif
        description =
            "\(mode) \(status.st_ino) \(status.st_size) \(written.tv_sec).\(written.tv_nsec) "
            + "\(changed.tv_sec).\(changed.tv_nsec)"
    }
}
