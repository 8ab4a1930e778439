import Archive
import FeedFormats
import Foundation
import Site

extension Run {
    /// Imports files and folders of the newsroom's own articles; without any, what is in `articles/`.
    ///
    /// A sparing run leaves them alone while they are as they were when they were last read without a complaint.
    func importArticles(_ paths: [String] = [], isSparing: Bool = false) throws {
        log.begin(.import)
        var shelf = ArticleShelf(folder: folder, configuration: configuration, plain: plain)
        let files = shelf.files(at: paths.isEmpty ? [folder.articles] : paths)
        let digest = try paths.isEmpty ? marks(of: files).map(digest) : nil
        if isSparing, shelf.problems.isEmpty, try stands(.import, on: digest) {
            report.own = Saved(unchanged: try archive.ownArticles())
            return
        }
        shelf.survey(files)
        if !paths.isEmpty { shelf.surveyFolder(besides: files) }
        var saved = Saved()
        for (number, file) in files.enumerated() {
            shelf.read(file)
            guard shelf.count >= Self.batch || number == files.count - 1 else { continue }
            saved.add(try archive.save(shelf.clear(), at: now, fingerprint: fingerprint))
        }
        report.own = saved
        let problems = shelf.problems + shelf.clashes
        report.problems += problems
        report.repairs += shelf.warnings
        report.doubts = shelf.warnings.count
        let isSound = problems.isEmpty && shelf.warnings.isEmpty
        try note(isSound ? digest : nil, for: .import)
    }

    /// Articles saved in one transaction, unless one file alone holds more.
    private static let batch = 1000

    /// The marks of files as lines; nil where one has gone meanwhile.
    private func marks(of files: [URL]) throws -> [String]? {
        var lines: [String] = []
        for file in files {
            let path = file.resolvingSymlinksInPath().path(percentEncoded: false)
            guard let mark = try FileMark(of: path) else { return nil }
            lines.append("\(file.path(percentEncoded: false)) \(mark)")
        }
        return lines
    }
}
