/// Why the archive could not do what it was asked.
package enum ArchiveError: Error, Sendable {
    /// The archive was written by a newer Masthead.
    case newer(path: String)
}
