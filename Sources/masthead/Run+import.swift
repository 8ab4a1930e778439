extension Run {
    /// Imports files and folders of the newsroom's own articles; without any, what is in `articles/`.
    func importArticles(_ paths: [String] = []) throws {
        log.begin(.import)
        var shelf = ArticleShelf(folder: folder, configuration: configuration, plain: plain)
        shelf.read(paths.isEmpty ? [folder.articles] : paths)
        report.problems += shelf.problems
        report.repairs += shelf.warnings
        let saved = try archive.save(shelf.articles, at: now, fingerprint: fingerprint)
        report.own = saved
    }
}
