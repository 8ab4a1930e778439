@testable import News

extension HouseForm {
    /// Reads an article of which only what it says matters.
    func article(in bytes: [UInt8], file: String, name: String) throws(ArticleFileError) -> Article {
        var warnings: [String] = []
        return try article(in: bytes, file: file, name: name, warnings: &warnings)
    }
}
