package import Check

/// The bounds within which a set of files may replace the one before.
package struct Gate: Sendable, Hashable {
    /// Bytes that one file may have.
    package var bytes = 250_000_000
    /// Percent of its entries that an output may lose.
    package var drop = 50
    /// Percent of its entries that may come new to an output at once, a hundred entries being always allowed.
    package var surge = 500
    /// Percent of an output's entries that may come through one source, where fewer did before.
    package var share = 90
    /// Where links may lead.
    package var links = LinkPolicy(schemes: Self.schemes)

    /// Makes the bounds that hold where nothing else is configured.
    package init() {}

    /// The schemes that links may have unless others are configured.
    package static let schemes: Set<String> = [
        "http", "https", "mailto", "tel", "sms", "ftp", "ftps", "sftp", "news", "nntp", "gopher", "irc",
        "ircs",
        "xmpp", "magnet", "geo", "feed", "webcal", "rtsp", "mms", "callto", "sip", "sips", "cid", "mid",
        "urn",
        "doi", "tag",
    ]

    /// What speaks against a set, one clause each; empty when nothing does.
    func objections(to set: PublishedSet, after last: PublishedSet) -> [String] {
        set.outputs.sorted { $0.key < $1.key }.flatMap { name, standing in
            last.outputs[name].map { objections(to: name, standing, after: $0) } ?? []
        }
    }

    private func objections(
        to name: String,
        _ standing: PublishedSet.Standing,
        after last: PublishedSet.Standing
    ) -> [String] {
        var objections: [String] = []
        // What an editor took out is not missing.
        let expected = last.entries - max(0, standing.withdrawn - last.withdrawn)
        let lost = expected - standing.entries
        if lost > 0, standing.entries == 0 || expected >= 10, lost * 100 > drop * expected {
            objections.append(
                "\(name) would hold \(standing.entries) entries instead of \(expected), "
                    + "and may lose \(drop) % at once"
            )
        }
        let gained = standing.entries - last.entries
        if last.entries > 0, gained > 100, gained * 100 > surge * last.entries {
            objections.append(
                "\(name) would hold \(standing.entries) entries instead of \(last.entries), "
                    + "and may gain \(surge) % at once"
            )
        }
        if standing.entries >= 20, standing.share > share, last.share <= share {
            objections.append(
                "\(standing.share) % of \(name) would come through one source, and \(share) % may"
            )
        }
        return objections
    }
}

/// Why a set of files does not replace the one before.
package struct Withheld: Error, Sendable, Hashable, CustomStringConvertible {
    /// What speaks against it, one clause each.
    package var objections: [String]
    /// Whether an editor may publish it all the same.
    package var mayBeAccepted: Bool

    package var description: String {
        let more = objections.count > 3 ? "; and \(objections.count - 3) more, which --verbose tells" : ""
        let remedy =
            mayBeAccepted
            ? "if this is meant, run “masthead publish --accept”" : "mend it and publish again"
        return "The new set was withheld and the last one stays: "
            + "\(objections.prefix(3).joined(separator: "; "))\(more); \(remedy)."
    }
}

extension Withheld {
    /// Tells that files at these paths are not ours and would be overwritten.
    init(strangers paths: [String]) {
        // A packed copy goes with its file.
        let plain = paths.filter { !$0.hasSuffix(".gz") || !paths.contains(String($0.dropLast(3))) }
        let more = plain.count > 3 ? " and \(plain.count - 3) more" : ""
        let pronoun = plain.count > 1 ? "them" : "it"
        objections = [
            "\(plain.prefix(3).joined(separator: ", "))\(more) would be overwritten, and the archive does not know "
                + "\(pronoun) as Masthead's: move \(pronoun) away, or give the output another name"
        ]
        mayBeAccepted = false
    }
}
