import Foundation

/// Reads files that are really files: a pipe would be waited for without end.
package enum RegularFile {
    /// The bytes of a file; `name` is what errors call it, the path unless said otherwise.
    package static func bytes(
        at path: String,
        as name: String? = nil,
        limit: Int = .max - 1
    ) throws(FetchError) -> [UInt8] {
        let name = name ?? path
        let url = URL(filePath: path).resolvingSymlinksInPath()
        guard let values = try? url.resourceValues(forKeys: [.isRegularFileKey]) else {
            throw .missing(path: name)
        }
        guard values.isRegularFile == true else { throw .notAFile(path: name) }
        let data: Data
        do {
            let handle = try FileHandle(forReadingFrom: url)
            defer { try? handle.close() }
            data = try handle.read(upToCount: limit + 1) ?? Data()
        } catch {
            throw .unreadable(path: name, detail: error.localizedDescription)
        }
        if data.count > limit { throw .tooLarge(path: name, limit: limit) }
        return Array(data)
    }
}
