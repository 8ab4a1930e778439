import Archive
import FeedFormats
import News

extension WithdrawalEntry {
    /// When and why, as a clause for people.
    var clause: String {
        let end = undone.map { ", brought back \($0.rfc3339)" } ?? ""
        let words = reason.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "withdrawn \(time.rfc3339)\(words.isEmpty ? "" : ": \(words)")\(end)"
    }

    /// The withdrawal as lines for people, the second of them a name of the article.
    var lines: [String] {
        let headline = headline.map { "“\($0)”" } ?? "(pruned)"
        return ["\(headline)  \(clause)", "    \(publishedID ?? "\(key.source) \(key.item)")"]
    }

    /// The withdrawal as one JSON object.
    var json: [UInt8] {
        var out = JSONWriter()
        write(to: &out)
        return out.take()
    }

    /// Writes it as a JSON object.
    func write(to out: inout JSONWriter) {
        out.startObject()
        key.write(to: &out)
        out.string("id", publishedID)
        out.string("headline", headline)
        out.string("withdrawn", time.rfc3339)
        out.string("reason", reason)
        out.string("undone", undone?.rfc3339)
        out.endObject()
    }
}
