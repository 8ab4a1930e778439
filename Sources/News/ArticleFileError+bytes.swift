extension ArticleFileError {
    /// What is wrong with the bytes of a file before any of them is read; nil where nothing is.
    init?(in bytes: [UInt8], file: String) {
        if bytes.allSatisfy({ $0 <= 0x20 && $0 > 0 }) {
            self.init(
                file: file,
                line: nil,
                reason: "the file is empty",
                remedy: "write an article into it, or remove it"
            )
        } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            || bytes.prefix(2).contains(0)
        {
            // Without a mark, the first letter of English or JSON has a byte that is zero.
            self.init(
                file: file,
                line: nil,
                reason: "the file is UTF-16",
                remedy: "save it in the encoding UTF-8"
            )
        } else {
            return nil
        }
    }
}
