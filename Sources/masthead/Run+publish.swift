import Archive
import FeedFormats
import Site

extension Run {
    /// Writes every output, checks it, and puts all of them in their places or none.
    ///
    /// What the gate withholds stays as it was, but for the articles that were withdrawn or put under embargo. A
    /// sparing run leaves the published files alone while neither they nor anything they are made from has changed.
    func publish(isAccepted: Bool = false, isSparing: Bool = false) throws {
        log.begin(.stage)
        var edition = Edition(
            newsroom: configuration.newsroom,
            outlets: try outlets(),
            outputs: configuration.outputs
        )
        edition.gate = configuration.gate
        edition.isPacked = configuration.isPacked
        edition.sitemap = configuration.sitemap?.sitemap(at: now)
        let folder = try publicFolder()
        if isSparing, try stands(.publish, on: digest(of: edition, in: folder)) { return }
        do {
            var turn: Timestamp?
            try put(in: folder) { press, last in
                turn = try press.nextTurn(age: edition.sitemap.map { _ in NewsSitemap.age })
                return try edition.stage(from: press, in: folder, after: last, isAccepted: isAccepted)
            }
            try note(digest(of: edition, in: folder), for: .publish, until: turn)
        } catch let withheld as Withheld {
            report.withheld = withheld
            try put(in: folder) { press, last in
                guard let last else { return nil }
                let withdrawn = try press.untoldWithdrawals()
                let concealed = try press.concealed()
                if withdrawn.isEmpty, concealed.isEmpty { return nil }
                return try Excision(of: withdrawn, hiding: concealed)
                    .stage(from: last, ledger: press, in: folder, under: configuration.gate)
            }
        }
    }

    private func publicFolder() throws -> PublicFolder {
        try PublicFolder(at: folder.published, shownAs: folder.shownPublished)
    }

    /// Stands for the files as they are published and for what is told in them of sources; nil where one is missing.
    private func digest(of edition: Edition, in folder: PublicFolder) throws -> String? {
        guard let set = try archive.edition(as: PublishedSet.self),
            let marks = try folder.marks(of: set.files.keys)
        else { return nil }
        let outlets = edition.outlets.map { "\($0.key) \($0.value.name) \($0.value.site ?? "")" }.sorted()
        return digest(of: outlets + marks)
    }

    /// Decides on a set in one transaction of the archive, and puts it in its place.
    private func put(
        in folder: PublicFolder,
        _ stage: (Press, PublishedSet?) throws -> Edition.Staged?
    ) throws {
        let minter = Minter(authority: configuration.mintingAuthority)
        let staged = try archive.press(at: now, minter: minter) { press in
            let last = try press.edition(as: PublishedSet.self)
            guard let staged = try stage(press, last) else { return nil as Edition.Staged? }
            try press.publish(staged.set, journal: staged.renames)
            try noteForHubs(staged.renames, press)
            return staged
        }
        guard let staged else { return }
        log.begin(.publish)
        report.repairs += staged.leftOut
        try complete(staged.renames)
    }

    /// Puts staged files in their places, and forgets the journal of it.
    func complete(_ renames: Renames) throws {
        try publicFolder().complete(renames)
        try archive.finish(.publish)
        // A packed copy goes with its file, and is not worth a line of its own.
        report.written += renames.names.filter { !$0.hasSuffix(".gz") }.map { "public/\($0)" }
        report.removed += renames.removed.filter { !$0.hasSuffix(".gz") }.map { "public/\($0)" }
    }
}
