/// The files of a run that are staged and checked, and only wait to be put in their places.
///
/// The command stores it in the archive's journal before `PublicFolder.complete(_:)`, and forgets it after.
package struct Renames: Sendable, Hashable, Codable {
    /// The names under which they will be published.
    package var names: [String]

    /// Makes a list of names.
    package init(names: [String]) { self.names = names }

    /// Whether nothing changed.
    package var isEmpty: Bool { names.isEmpty }
}
