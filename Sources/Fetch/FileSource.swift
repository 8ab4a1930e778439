import Foundation

/// A source that is a file in the newsroom's own `sources/`.
package struct FileSource {
    private let newsroom: String

    /// Takes the newsroom's folder.
    package init(newsroom: String) { self.newsroom = newsroom }

    /// Reads the bytes at a `file:` address, which is relative to the newsroom's folder.
    package func read(_ address: String, limit: Int) throws(FetchError) -> [UInt8] {
        let (path, name) = try place(of: address)
        return try RegularFile.bytes(at: path, as: name, limit: limit)
    }

    /// The true path of the file at an address, and what the address calls it.
    ///
    /// Links are followed first, so that what is read lies in `sources/` whatever the address says.
    package func place(of address: String) throws(FetchError) -> (path: String, name: String) {
        let scheme = address.prefix { $0 != ":" }
        guard scheme.lowercased() == "file" else { throw .unsupported(scheme: String(scheme)) }
        let written = String(address.dropFirst(scheme.count + 1))
        guard let relative = written.removingPercentEncoding, !relative.contains("\0") else {
            throw .outside(address: address)
        }
        let path = real(relative)
        guard path.hasPrefix(real("sources") + "/") else { throw .outside(address: address) }
        return (path, relative)
    }

    /// The true path of something in the newsroom's folder, links followed.
    private func real(_ relative: String) -> String {
        let path = relative.hasPrefix("/") ? relative : newsroom + "/" + relative
        return URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path(percentEncoded: false)
    }
}
