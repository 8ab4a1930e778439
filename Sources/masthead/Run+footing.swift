import Archive
import FeedFormats
import Fetch

extension Run {
    /// Whether a step would find everything as it was when it was last done.
    func stands(_ step: Step, on digest: String?) throws -> Bool {
        guard let digest, let footing = try archive.footing(of: step.rawValue) else { return false }
        return footing.holds(digest, at: now)
    }

    /// Notes on what a step was done; nil where it is to be done again in any case.
    func note(_ digest: String?, for step: Step, until turn: Timestamp? = nil) throws {
        let footing = digest.map { Footing(digest: $0, since: now, until: turn) }
        try archive.note(footing, of: step.rawValue)
    }

    /// Stands for the program, its configuration, and lines of what else a step depends on.
    func digest(of lines: [String]) -> String {
        let text = ([Masthead.version, configuration.text] + lines).joined(separator: "\n")
        return BodyHash(of: Array(text.utf8)).digits
    }
}
