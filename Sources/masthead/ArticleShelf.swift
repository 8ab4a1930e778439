import Foundation
import News

/// Reads the newsroom's own articles from files; what cannot be read is told, and the rest is taken.
struct ArticleShelf {
    let folder: NewsroomFolder
    let configuration: Configuration
    let plain: PlainText
    /// The articles, with the permalinks the newsroom's template gives them.
    private(set) var articles: [Article] = []
    /// What could not be read, one sentence each.
    private(set) var problems: [String] = []
    /// What was mended, one sentence each.
    private(set) var warnings: [String] = []

    init(folder: NewsroomFolder, configuration: Configuration, plain: PlainText) {
        self.folder = folder
        self.configuration = configuration
        self.plain = plain
    }

    /// Reads files, and all files in folders.
    mutating func read(_ paths: [String]) {
        for path in paths {
            guard let values = try? URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey]) else {
                problems.append("\(path): there is no such file or folder")
                continue
            }
            for file in values.isDirectory == true ? files(in: path) : [path] { read(file) }
        }
    }

    /// The article files under a folder, in an order that does not depend on the disk.
    private func files(in path: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return names.filter { name in
            !name.split(separator: "/").contains { $0.hasPrefix(".") }
                && (name.hasSuffix(".txt") || name.hasSuffix(".json"))
        }.sorted().map { path + "/" + $0 }
    }

    private mutating func read(_ path: String) {
        let shown = path.hasPrefix(folder.path + "/") ? String(path.dropFirst(folder.path.count + 1)) : path
        do {
            let bytes = try bytes(of: path)
            let id = id(of: path)
            if path.lowercased().hasSuffix(".json") {
                let file = try ArticleFile(bytes, file: shown, name: id, reading: plain)
                problems += file.refusals.map(\.description)
                warnings += file.warnings
                for article in file.articles { take(article, file: nil) }
            } else {
                take(try configuration.form.article(in: bytes, file: shown, name: id), file: id)
            }
        } catch let error as ArticleFileError {
            problems.append(error.description)
        } catch {
            problems.append("\(shown): \(error.localizedDescription)")
        }
    }

    private mutating func take(_ article: Article, file: String?) {
        var article = article
        if article.permalink == nil {
            article.permalink = configuration.permalinks?.address(of: article, file: file)
        }
        articles.append(article)
    }

    private func bytes(of path: String) throws -> [UInt8] {
        let handle = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? handle.close() }
        let data = try handle.read(upToCount: configuration.sourceBytes + 1) ?? Data()
        guard data.count <= configuration.sourceBytes else {
            throw FileError(
                path: path,
                reason: "it has more than \(configuration.sourceBytes) bytes (limits.source_bytes)"
            )
        }
        return Array(data)
    }

    /// A file's path under `articles/` without its extension: what an article without an id is known by.
    private func id(of path: String) -> String {
        let full = URL(filePath: path).standardizedFileURL.deletingPathExtension().path(percentEncoded: false)
        let root = folder.articles + "/"
        return full.hasPrefix(root)
            ? String(full.dropFirst(root.count)) : String(full.split(separator: "/").last ?? "")
    }
}
