import Foundation

/// What stands at a path, links not followed: enough to see that a file was replaced, or written to, since.
package struct FileMark: Hashable, CustomStringConvertible {
    /// Its kind and permissions.
    let mode: mode_t
    /// How many bytes it has.
    package let size: Int
    /// When it was last changed in any way, in nanoseconds since 1970 by the clock of its file system.
    package let changed: Int
    package let description: String

    /// Whether it is a plain file.
    package var isPlain: Bool { mode & S_IFMT == S_IFREG }

    /// Whether it is a symbolic link.
    package var isLink: Bool { mode & S_IFMT == S_IFLNK }

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
        size = Int(status.st_size)
        #if canImport(Darwin)
        let (written, changed) = (status.st_mtimespec, status.st_ctimespec)
        #else
        let (written, changed) = (status.st_mtim, status.st_ctim)
        #endif
        self.changed = changed.tv_sec * 1_000_000_000 + changed.tv_nsec
        description =
            "\(mode) \(status.st_ino) \(status.st_size) \(written.tv_sec).\(written.tv_nsec) "
            + "\(changed.tv_sec).\(changed.tv_nsec)"
    }

    /// The time in a folder, by the clock of its file system: what is written there later is marked no earlier.
    package static func moment(in folder: String) throws(SiteError) -> Int? {
        let path = folder + "/.masthead-moment"
        try DurableFile.remove(path)
        _ = try DurableFile(creating: path)
        let mark = try FileMark(of: path)
        try DurableFile.remove(path)
        return mark?.changed
    }
}
