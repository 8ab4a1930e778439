internal import FeedFormats
import Foundation
internal import News
internal import Stories

/// Writes the files of an edition into a staging.
struct EditionWriter {
    let edition: Edition
    private let staging: Staging
    private let last: PublishedSet
    private let unfit: Set<String>
    /// The set that is being written.
    private(set) var set = PublishedSet()
    /// The files that are to be judged.
    private(set) var checked: [String] = []
    /// How many entries each feed should hold.
    private(set) var counts: [String: Int] = [:]
    /// The files that stand in the places of some of the set, and were in no set of ours.
    private(set) var strangers: [String] = []

    /// How many outputs one table of the configuration may make.
    private static let mostValues = 200
    /// How many pages an output may have.
    private static let mostPages = 10_000

    init(_ edition: Edition, _ staging: Staging, after last: PublishedSet?, leavingOut unfit: Set<String>) {
        self.edition = edition
        self.staging = staging
        self.last = last ?? PublishedSet()
        self.unfit = unfit
    }

    /// Writes every output.
    mutating func write(from ledger: some Ledger) throws {
        let outputs = try outputs(from: ledger)
        for output in outputs {
            try ledger.record(output.recorded, in: output.name)
            for document in try documents(of: output, from: ledger) { try write(document, from: ledger) }
        }
        try writeDirectory(of: outputs)
        try writeSitemap(from: ledger)
        if outputs.contains(where: \.hasPage) { try writeStyles() }
    }

    /// Begins a file of the set; one that is no feed is checked only where our rules know its kind.
    mutating func file(
        named name: String,
        isChecked: Bool = false,
        madeFrom print: String = ""
    ) throws
        -> Staging.File
    {
        set.files[name] = print
        if edition.isPacked { set.files[name + ".gz"] = "" }
        if isChecked { checked.append(name) }
        strangers += (edition.isPacked ? [name, name + ".gz"] : [name]).filter { name in
            last.files[name] == nil && staging.isPublished(name)
        }
        return try staging.file(named: name, isPacked: edition.isPacked)
    }

    /// The outputs of the configuration, those for each section, author or language spelled out.
    private func outputs(from ledger: some Ledger) throws -> [Output] {
        try edition.outputs.flatMap { output -> [Output] in
            guard let facet = output.each else { return [output] }
            return try ledger.values(of: facet, in: output.selection, limit: Self.mostValues).map { value in
                let slug = PermalinkTemplate.slug(value)
                let stem = "\(output.name)-\(slug.isEmpty ? facet.rawValue : slug)"
                let name = try ledger.name(of: value, as: facet, in: output.name) {
                    $0 == 1 ? stem : "\(stem)-\($0)"
                }
                return output.of(value, as: facet, named: name)
            }
        }
    }

    private func documents(of output: Output, from ledger: some Ledger) throws -> [Document] {
        let size = output.wanted.limit
        switch output.history {
        case .none, .complete: return [Document(output: output, part: .newest)]
        case .paged:
            var all = output.wanted
            all.limit = .max
            let count = max(1, min(Self.mostPages, (try ledger.count(in: all) + size - 1) / size))
            return (1...count).map { Document(output: output, part: .page($0, of: count)) }
        case .archived:
            let full = try ledger.places(in: output.name) / size
            return [Document(output: output, part: .current(archives: full))]
                + (0..<full).map { Document(output: output, part: .archive($0 + 1)) }
        }
    }

    /// Writes a document in each format, all at once, so that every story is read once.
    private mutating func write(_ document: Document, from ledger: some Ledger) throws {
        let output = document.output
        var places: ClosedRange<Int>?
        if case .archive = document.part { places = try self.places(of: document, in: ledger) }
        let withdrawn = try ledger.withdrawals(in: output.name, places: places)
        let updated = [try latestChange(of: document, in: ledger), withdrawn.first?.time].compactMap(\.self)
            .max { $0.isEarlier(than: $1) }
        var hidden = Set(withdrawn.map(\.publishedID))
        if let places { hidden.formUnion(try ledger.hidden(in: output.name, places: places)) }
        var pages: [Page] = []
        for format in output.formats {
            let name = document.fileName(as: format)
            let head = edition.head(of: document, as: format, updated: updated, withdrawn: withdrawn)
            let print = places == nil ? "" : edition.print(of: document, as: format, without: hidden.sorted())
            if places != nil, last.files[name] == print, staging.isPublished(name) {
                try keep(name, madeFrom: print)
                continue
            }
            let file = try file(named: name, isChecked: true, madeFrom: print)
            pages.append(try Page(format, head: head, file: file))
        }
        if pages.isEmpty { return }
        var companion = try companion(of: document, updated: updated)
        var standing = PublishedSet.Standing()
        var sources: [String: Int] = [:]
        try forEach(of: document, in: ledger) { coverage in
            if unfit.contains(coverage.publishedID) { return }
            standing.entries += 1
            sources[coverage.article.key.source, default: 0] += 1
            let entry = edition.entry(for: coverage, in: output)
            for page in pages { try page.write(entry, firstSeen: coverage.firstSeen) }
            try companion?.page.write(entry)
        }
        if let companion { try companion.page.end(companion.head) }
        for page in pages {
            try page.end()
            counts[page.file.name] = standing.entries
        }
        guard document.stem == output.name else { return }
        standing.withdrawn = withdrawn.count
        standing.share = standing.entries == 0 ? 0 : (sources.values.max() ?? 0) * 100 / standing.entries
        set.outputs[output.name] = standing
    }

    /// Leaves a file as it is published; a packed copy that is not there is made of it.
    private mutating func keep(_ name: String, madeFrom print: String) throws {
        guard edition.isPacked, !staging.isPublished(name + ".gz") else {
            set.files[name] = print
            if edition.isPacked { set.files[name + ".gz"] = "" }
            return
        }
        let file = try file(named: name, madeFrom: print)
        try staging.forEachLine(of: name) { try file.append($0) }
    }

    /// The page for people that goes with the first document of an output.
    private mutating func companion(
        of document: Document,
        updated: Timestamp?
    ) throws -> (page: CompanionPage, head: Head)? {
        let output = document.output
        guard output.hasPage, document.stem == output.name else { return nil }
        let head = edition.head(of: output, as: output.formats.first ?? .rss, updated: updated)
        let base = edition.newsroom.feedBase
        let feeds = output.formats.map { format in
            let name = output.fileName(as: format)
            return (format, name, base.map { Edition.address(of: name, under: $0) })
        }
        let page = try CompanionPage(
            head,
            site: (edition.newsroom.title, edition.newsroom.link),
            feeds: feeds,
            file: file(named: output.name + ".html")
        )
        return (page, head)
    }

    private func latestChange(of document: Document, in ledger: some Ledger) throws -> Timestamp? {
        guard let places = try places(of: document, in: ledger) else {
            return try ledger.latestChange(in: document.wanted)
        }
        return try ledger.latestChange(in: document.output.name, places: places)
    }

    private func forEach(
        of document: Document,
        in ledger: some Ledger,
        _ body: (Coverage) throws -> Void
    ) throws {
        guard var places = try places(of: document, in: ledger) else {
            return try ledger.forEach(in: document.wanted, body)
        }
        // Where stories have gone, older ones take their places.
        if case .current = document.part { places = 1...places.upperBound }
        try ledger.forEach(
            in: document.output.name,
            places: places,
            limit: document.output.wanted.limit,
            body
        )
    }

    /// The places of its output that a document shows; nil where it shows the newest stories.
    private func places(of document: Document, in ledger: some Ledger) throws -> ClosedRange<Int>? {
        let size = document.output.wanted.limit
        switch document.part {
        case .newest, .page: return nil
        case .archive(let number): return (number - 1) * size + 1...number * size
        case .current:
            // At least what is on no archive page yet, which is less than one.
            let last = try ledger.places(in: document.output.name)
            return max(1, last - size + 1)...max(1, last)
        }
    }
}

extension Document {
    /// The stories of a document that shows the newest ones.
    fileprivate var wanted: Wanted {
        var wanted = output.wanted
        if case .page(let number, _) = part { wanted.skip = (number - 1) * wanted.limit }
        if output.history == .complete { wanted.limit = .max }
        return wanted
    }
}

extension Output {
    /// The stories that are noted as shown: for a history, every one.
    fileprivate var recorded: Wanted {
        var wanted = wanted
        wanted.includesCopies = false
        if history != .none { wanted.limit = .max }
        return wanted
    }

    /// The output for one section, author or language.
    fileprivate func of(_ value: String, as facet: Facet, named name: String) -> Output {
        var output = self
        output.name = name
        output.each = nil
        output.title = "\(title): \(value)"
        switch facet {
        case .section: output.wanted.section = value
        case .author: output.wanted.author = value
        case .language: output.wanted.language = value
        }
        return output
    }
}
