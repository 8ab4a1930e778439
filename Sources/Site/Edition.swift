internal import FeedFormats
internal import News
package import Stories

/// Everything the newsroom publishes in one run: stories in, staged feed files out.
///
/// Nothing in it depends on the time of the run, so that the same stories give the same bytes.
package struct Edition: Sendable {
    /// Who publishes.
    package var newsroom: Newsroom
    /// The sources by the keys under which their articles are kept.
    package var outlets: [String: Outlet]
    /// What is published.
    package var outputs: [Output]
    /// The bounds of the set.
    package var gate = Gate()
    /// The news sitemap; nil where none is wanted.
    package var sitemap: NewsSitemap?
    /// Whether a packed copy lies beside each file, for servers that send it.
    package var isPacked = true

    /// Makes an edition.
    package init(newsroom: Newsroom, outlets: [String: Outlet], outputs: [Output]) {
        self.newsroom = newsroom
        self.outlets = outlets
        self.outputs = outputs
    }

    /// A set of files that is staged and fit to be published.
    package struct Staged: Sendable {
        /// What is to be done in the folder.
        package var renames: Renames
        /// What is published once that is done.
        package var set: PublishedSet
        /// The entries that were left out, one sentence each.
        package var leftOut: [String]
    }

    /// Stages and checks every output in a folder, and says which files are to be put in their places.
    ///
    /// The command then stores the list in the archive's journal, completes it, and forgets the journal. An
    /// entry of another outlet that is not fit is left out; an own one withholds the set.
    ///
    /// A file that stands in the place of one of the set, and that no set has brought, is never overwritten.
    ///
    /// - Throws: `Withheld` when the set may not replace the last one; `isAccepted` lifts the bounds that an
    ///   editor can judge.
    package func stage(
        from ledger: some Ledger,
        in folder: PublicFolder,
        after last: PublishedSet? = nil,
        isAccepted: Bool = false
    ) throws -> Staged {
        var unfit: [String: String] = [:]
        while true {
            let staging = try Staging(in: folder)
            var writer = EditionWriter(self, staging, after: last, leavingOut: Set(unfit.keys))
            try writer.write(from: ledger)
            try staging.close()
            // A new archive does not know what an earlier one has published; the same bytes do no harm.
            let strangers = try writer.strangers.filter { name in
                try !DurableFile.haveSameBytes(folder.stagedPath(of: name), folder.place(of: name))
            }
            if !strangers.isEmpty { throw Withheld(strangers: strangers.map(folder.shownPlace)) }
            var objections: [String] = []
            var told: Set<String> = []
            let before = unfit.count
            for name in writer.checked {
                let proof = try Proof(of: name, at: folder.stagedPath(of: name), under: gate)
                // What is wrong in one format mostly is in the others too, and said once.
                for (id, text) in proof.faulty.sorted(by: { $0.key < $1.key }) where told.insert(id).inserted
                {
                    if let article = try ledger.ownArticle(id) {
                        objections.append(
                            "“\(article.headline.firstWords)” (ID \(article.key.item)): \(text)"
                        )
                    } else {
                        unfit[id] = "\(id): \(text)"
                    }
                }
                objections += proof.objections
                if let expected = writer.counts[name], expected != proof.entries, proof.objections.isEmpty {
                    objections.append("\(name) holds \(proof.entries) entries instead of \(expected)")
                }
            }
            if !objections.isEmpty { throw Withheld(objections: objections, mayBeAccepted: false) }
            if unfit.count > before { continue }
            if let last, !isAccepted {
                let objections = gate.objections(to: writer.set, after: last)
                if !objections.isEmpty { throw Withheld(objections: objections, mayBeAccepted: true) }
            }
            var renames = try staging.seal()
            renames.removed = (last?.files.keys.filter { !writer.set.files.keys.contains($0) } ?? []).sorted()
            let leftOut = unfit.values.sorted().map { "An entry was left out: \($0)" }
            return Staged(renames: renames, set: writer.set, leftOut: leftOut)
        }
    }
}
