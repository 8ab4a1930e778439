/// The files of a run that are staged and checked, and only wait to be put in their places.
///
/// The command stores it in the archive's journal before `PublicFolder.complete(_:)`, and forgets it after.
package struct Renames: Sendable, Hashable, Codable {
    /// The names under which they will be published.
    package var names: [String]
    /// The names of files of the last set that this one no longer has.
    package var removed: [String]

    /// Makes a list of names.
    package init(names: [String], removed: [String] = []) {
        self.names = names
        self.removed = removed
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        names = try values.decode([String].self, forKey: .names)
        // A journal written by an earlier version removes nothing.
        removed = try values.decodeIfPresent([String].self, forKey: .removed) ?? []
    }

    /// Whether nothing changed.
    package var isEmpty: Bool { names.isEmpty && removed.isEmpty }
}
