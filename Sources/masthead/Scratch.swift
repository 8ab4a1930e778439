import Archive
import Foundation
import Site

/// A copy of what a newsroom keeps and publishes, on which a run can work without changing anything.
///
/// It lies in the system's folder for temporary files, and goes when the run ends.
final class Scratch {
    /// The newsroom, with its archive and what it publishes replaced by the copies.
    let folder: NewsroomFolder

    init(of newsroom: NewsroomFolder) throws {
        let files = FileManager.default
        let path = files.temporaryDirectory.appending(path: "masthead-\(UUID().uuidString)")
            .path(percentEncoded: false)
        try files.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        folder = newsroom.keeping(in: path)
        if files.fileExists(atPath: newsroom.archive) {
            try Archive.copy(newsroom.archive, to: folder.archive)
        }
        if files.fileExists(atPath: newsroom.published) { try copyPublished(of: newsroom) }
    }

    /// Copies the published files into a folder of its own, which can be written to whatever the mode of theirs is.
    ///
    /// A folder stands for whatever is no plain file: nothing is read or written through it.
    private func copyPublished(of newsroom: NewsroomFolder) throws {
        let files = FileManager.default
        try files.createDirectory(atPath: folder.published, withIntermediateDirectories: true)
        for name in try files.contentsOfDirectory(atPath: newsroom.published) {
            let (original, copy) = ("\(newsroom.published)/\(name)", "\(folder.published)/\(name)")
            guard let mark = try FileMark(of: original) else { continue }
            if mark.isPlain {
                try files.copyItem(atPath: original, toPath: copy)
            } else {
                try files.createDirectory(atPath: copy, withIntermediateDirectories: true)
            }
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder.kept) }
}
