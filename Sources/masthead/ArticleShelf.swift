import Fetch
import Foundation
import News
import Site

/// Reads the newsroom's own articles from files; what cannot be read is told, and the rest is taken.
struct ArticleShelf {
    private let folder: NewsroomFolder
    private let configuration: Configuration
    private let plain: PlainText
    /// The files that have an article with an id, by the id.
    private var claims: [String: Set<String>] = [:]
    /// The articles, with the permalinks the newsroom's template gives them.
    private var articles: [Article] = []
    /// The files of the articles to which the template gives a permalink, by the permalink.
    private var addressees: [String: [String]] = [:]
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
                let path = item.path(percentEncoded: false)
                if try name.isLostName(at: path) {
                    problems.append("\(shown(item)): \(String.lostName)")
                } else if try FileMark(of: path)?.isFolder == true {
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

    /// Notes the ids that the articles in files have, before any of them is read.
    ///
    /// An article that is saved replaces the published one with its id, so that it must be known before whether
    /// another file has the same.
    mutating func survey(_ files: [URL]) {
        for file in files {
            guard let contents = try? contents(of: file) else { continue }
            for article in contents.articles { claims[article.key.item, default: []].insert(shown(file)) }
        }
    }

    /// Notes the ids that articles in `articles/` have, besides those in files that are imported by name.
    ///
    /// What is wrong with these files is told when they are imported themselves.
    mutating func surveyFolder(besides named: [URL]) {
        let named = Set(named.map { $0.resolvingSymlinksInPath() })
        var shelf = ArticleShelf(folder: folder, configuration: configuration, plain: plain)
        survey(shelf.files(at: [folder.articles]).filter { !named.contains($0.resolvingSymlinksInPath()) })
    }

    /// Reads a file.
    mutating func read(_ file: URL) {
        let place = shown(file)
        do {
            let contents = try contents(of: file)
            problems += contents.refusals
            warnings += contents.warnings
            let isText = file.pathExtension.lowercased() == "txt"
            for article in contents.articles { take(article, from: place, file: isText ? id(of: file) : nil) }
        } catch let error as any CustomStringConvertible {
            problems.append(error.description)
        } catch {
            problems.append("\(place): \(error.localizedDescription)")
        }
    }

    private typealias Contents = (articles: [Article], refusals: [String], warnings: [String])

    private func contents(of file: URL) throws -> Contents {
        let place = shown(file)
        let bytes = try RegularFile.bytes(at: file.path, as: place, limit: configuration.sourceBytes)
        let name = id(of: file) ?? ""
        guard file.pathExtension.lowercased() == "json" else {
            var warnings: [String] = []
            let article = try configuration.form.article(
                in: bytes,
                file: place,
                name: name,
                warnings: &warnings
            )
            return ([article], [], warnings)
        }
        let articles = try ArticleFile(
            bytes,
            file: place,
            name: name,
            form: configuration.form,
            reading: plain
        )
        return (articles.articles, articles.refusals.map(\.description), articles.warnings)
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
        if let refusal = refusal(of: id, from: place) {
            problems.append("\(place): \(refusal)")
            return
        }
        var article = article
        if article.permalink == nil, let address = configuration.permalinks?.address(of: article, file: file)
        {
            article.permalink = address
            addressees[address, default: []].append(place)
        }
        articles.append(article)
    }

    /// That the template gives several articles one permalink, one sentence each: its page can tell only one of them.
    var clashes: [String] {
        addressees.filter { $0.value.count > 1 }.map { address, places in
            "\(places.sorted().joined(separator: ", ")): article_url gives them one permalink, \(address); tell them "
                + "apart by a “URL:” line, or by {day} or {id} in article_url"
        }.sorted()
    }

    /// Why an article is not taken from a file when others have its id: the one that is named like the id keeps it.
    private func refusal(of id: String, from place: String) -> String? {
        guard let files = claims[id], files.count > 1 else { return nil }
        let owners = files.filter { $0 == "articles/\(id).txt" || $0 == "articles/\(id).json" }
        if owners == [place] { return nil }
        let others = files.subtracting([place]).sorted().joined(separator: ", ")
        let reason = "it has the id “\(id)” of \(others)"
        return owners.count == 1
            ? "\(reason), which keeps it; give this one its own “ID:” line"
            : "\(reason), and it was not taken; what is published stays as it is until one has its own “ID:” line"
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
