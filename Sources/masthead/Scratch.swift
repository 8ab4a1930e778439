import Archive
import Foundation

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
        if files.fileExists(atPath: newsroom.published) {
            try files.copyItem(atPath: newsroom.published, toPath: folder.published)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder.kept) }
}
