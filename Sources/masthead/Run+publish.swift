import Archive
import Site

extension Run {
    /// Writes every output, checks it, and puts all of them in their places or none.
    ///
    /// What the gate withholds stays as it was, but for the articles that were withdrawn.
    func publish(isAccepted: Bool = false) throws {
        log.begin(.stage)
        var edition = Edition(
            newsroom: configuration.newsroom,
            outlets: try outlets(),
            outputs: configuration.outputs
        )
        edition.gate = configuration.gate
        edition.isPacked = configuration.isPacked
        edition.sitemap = configuration.sitemap?.sitemap(at: now)
        let folder = try PublicFolder(at: folder.published)
        do {
            try put(in: folder) { press, last in
                try edition.stage(from: press, in: folder, after: last, isAccepted: isAccepted)
            }
        } catch let withheld as Withheld {
            report.withheld = withheld
            try put(in: folder) { press, last in
                guard let last else { return nil }
                let withdrawn = try press.untoldWithdrawals()
                if withdrawn.isEmpty { return nil }
                return try Excision(of: withdrawn)
                    .stage(from: last, ledger: press, in: folder, under: configuration.gate)
            }
        }
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
            return staged
        }
        guard let staged else { return }
        log.begin(.publish)
        report.repairs += staged.leftOut
        try complete(staged.renames)
    }

    /// Puts staged files in their places, and forgets the journal of it.
    func complete(_ renames: Renames) throws {
        try PublicFolder(at: folder.published).complete(renames)
        try archive.finish()
        // A packed copy goes with its file, and is not worth a line of its own.
        report.written += renames.names.filter { !$0.hasSuffix(".gz") }.map { "public/\($0)" }
        report.removed += renames.removed.filter { !$0.hasSuffix(".gz") }.map { "public/\($0)" }
    }
}
