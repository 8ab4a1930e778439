/// Why an article was not read from its file, or not written to one.
package struct ArticleFileError: Error, Hashable, CustomStringConvertible {
    /// The file, as it was named to the reader.
    package let file: String
    /// The line, from 1; nil when it is about the whole file.
    package let line: Int?
    /// What is wrong, as a clause.
    package let reason: String
    /// What to do about it, as a clause.
    package let remedy: String

    /// The whole as one sentence.
    package var description: String {
        let place = line.map { "\(file), line \($0)" } ?? file
        return "\(place): \(reason); \(remedy)."
    }
}
