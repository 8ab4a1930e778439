import Foundation

/// A file that is replaced as a whole: after a power cut there is the old one or the new one.
package enum WholeFile {
    /// Puts bytes in the place of a file, whose mode stays; a link is followed to what it names, or gives way itself.
    package static func replace(
        _ path: String,
        with bytes: [UInt8],
        followingLinks: Bool = true
    ) throws(SiteError) {
        let named = URL(filePath: path)
        let target = followingLinks ? named.resolvingSymlinksInPath() : named.standardizedFileURL
        let folder = target.deletingLastPathComponent().path(percentEncoded: false)
        let staged = folder + "/." + target.lastPathComponent + ".masthead-new"
        // What a dead run left is of no use.
        try DurableFile.remove(staged)
        let file = try DurableFile(creating: staged)
        try file.takeMode(of: target.path(percentEncoded: false))
        try file.append(bytes)
        try file.close()
        try DurableFile.rename(staged, to: target.path(percentEncoded: false))
        try DurableFile.syncFolder(folder)
    }
}
