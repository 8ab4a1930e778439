import Site

extension Run {
    /// Writes every output, checks it, and puts all of them in their places or none.
    func publish() throws {
        let edition = Edition(
            newsroom: configuration.newsroom,
            outlets: try outlets(),
            outputs: configuration.outputs
        )
        let renames = try archive.snapshot(at: now) { snapshot in
            try edition.stage(from: snapshot, in: PublicFolder(at: folder.published))
        }
        if renames.isEmpty { return }
        try archive.begin(renames)
        try complete(renames)
    }

    /// Puts staged files in their places, and forgets the journal of it.
    func complete(_ renames: Renames) throws {
        try PublicFolder(at: folder.published).complete(renames)
        try archive.finish()
        report.written += renames.names.map { "public/\($0)" }
    }
}
