import Site

extension String {
    /// Whether it is how a folder lists a name that is not UTF-8, with U+FFFD for its bytes: nothing is found by it.
    func isLostName(at path: String) throws -> Bool {
        try contains("\u{FFFD}") && FileMark(of: path) == nil
    }

    /// What is to be told of a lost name.
    static let lostName = "its name is not UTF-8, so that it cannot be found: rename it"
}
