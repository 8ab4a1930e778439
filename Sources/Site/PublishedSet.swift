/// What is published: the files and, for the next set to be held against, how full each output is.
package struct PublishedSet: Sendable, Hashable, Codable {
    /// How full an output is.
    package struct Standing: Sendable, Hashable, Codable {
        /// The entries of its feed, further pages not counted.
        package var entries = 0
        /// The percentage of them that came through one source, the largest.
        package var share = 0
        /// How many withdrawn stories it has shown.
        package var withdrawn = 0

        /// Makes a standing of nothing.
        package init() {}
    }

    /// The names of the files; those that never change with what they were made from, others with nothing.
    package var files: [String: String] = [:]
    /// The outputs by name.
    package var outputs: [String: Standing] = [:]

    /// Makes an empty set.
    package init() {}
}
