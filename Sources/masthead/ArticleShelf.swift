import Fetch
import Foundation
import News
import Site

/// Reads the newsroom's own articles from files; what cannot be read is told, and the rest is taken.
struct ArticleShelf {
    private let folder: NewsroomFolder
    private let configuration: Configuration
    private let plain: PlainText
    /// The file each article came from, by the article's id.
    private var places: [String: String] = [:]
    /// The articles, with the permalinks the newsroom's template gives them.
    private var articles: [Article] = []
    /// What could not be read, one sentence each.
    private(set) var problems: [String] = []
    /// What was mended or left alone, one sentence each.
    private(set) var warnings: [String] = []

    init(folder: NewsroomFolder, configuration: Configuration, plain: PlainText) {
        self.folder = folder
        self.configuration = configuration
        self.plain = plain
    }

    /// The files at paths: files themselves, and the article files in folders.
    mutating func files(at paths: [String]) -> [URL] {
        paths.flatMap { path in
            let url = URL(filePath: path).resolvingSymlinksInPath()
            guard let mark = try? FileMark(of: url.path(percentEncoded: false)) else {
                problems.append("\(path): there is no such file or folder")
                return [] as [URL]
            }
            return mark.isFolder ? files(in: url) : [url]
        }
    }

    /// The article files under a folder, in an order that does not depend on the disk.
    private mutating func files(in folder: URL) -> [URL] {
        var files: [URL] = []
        do {
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            where !name.hasPrefix(".") {
                let item = folder.appending(path: name)
                if try FileMark(of: item.path(percentEncoded: false))?.isFolder == true {
                    files += self.files(in: item)
                } else if ["txt", "json"].contains(item.pathExtension.lowercased()) {
                    files.append(item)
                } else {
                    warnings.append("\(shown(item)): neither .txt nor .json, so it was left alone")
                }
            }
        } catch {
            problems.append("\(shown(folder)): the folder cannot be read: \(error.localizedDescription)")
        }
        return files
    }

    /// Reads a file.
    mutating func read(_ file: URL) {
        let place = shown(file)
        do {
            let bytes = try RegularFile.bytes(at: file.path, as: place, limit: configuration.sourceBytes)
            if file.pathExtension.lowercased() == "json" {
                let articles = try ArticleFile(bytes, file: place, name: id(of: file) ?? "", reading: plain)
                problems += articles.refusals.map(\.description)
                warnings += articles.warnings
                for article in articles.articles { take(article, from: place, file: nil) }
            } else {
                let id = id(of: file)
                take(
                    try configuration.form.article(in: bytes, file: place, name: id ?? ""),
                    from: place,
                    file: id
                )
            }
        } catch let error as any CustomStringConvertible {
            problems.append(error.description)
        } catch {
            problems.append("\(place): \(error.localizedDescription)")
        }
    }

    /// How many articles are on the shelf.
    var count: Int { articles.count }

    /// Takes all articles off the shelf.
    mutating func clear() -> [Article] {
        defer { articles = [] }
        return articles
    }

    private mutating func take(_ article: Article, from place: String, file: String?) {
        let id = article.key.item
        guard !id.isEmpty else {
            // Its name alone would make it a version of any other file of that name.
            problems.append(
                "\(place): it lies outside articles/ and has no id; give it an “ID:” line or copy it there"
            )
            return
        }
        if let other = places[id] {
            problems.append(
                "\(place): it has the id “\(id)” of \(other), which was taken; give it its own “ID:” line"
            )
            return
        }
        places[id] = place
        var article = article
        if article.permalink == nil {
            article.permalink = configuration.permalinks?.address(of: article, file: file)
        }
        articles.append(article)
    }

    /// A file's path under `articles/` without its extension: what an article without an id is known by.
    private func id(of file: URL) -> String? {
        let path = file.resolvingSymlinksInPath().deletingPathExtension().path(percentEncoded: false)
        let root = URL(filePath: folder.articles).resolvingSymlinksInPath().path(percentEncoded: false)
        let prefix = root.hasSuffix("/") ? root : root + "/"
        return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
    }

    /// A file as reports name it: relative to the newsroom where it lies in it.
    private func shown(_ file: URL) -> String {
        let path = file.path(percentEncoded: false)
        let root = URL(filePath: folder.path).resolvingSymlinksInPath().path(percentEncoded: false)
        let prefix = root.hasSuffix("/") ? root : root + "/"
        return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    }
}
