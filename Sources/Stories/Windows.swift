/// How far apart in time two articles of one story may be, in seconds.
///
/// One address is one article, whenever it comes again, and what an outlet takes back or corrects is looked for among
/// the articles of a month.
package struct Windows: Sendable, Hashable {
    /// Copies of one text.
    package var text: Int64
    /// Independent reports of one event.
    package var event: Int64

    /// Makes windows of three days, unless told otherwise.
    package init(text: Int64 = 72 * 3_600, event: Int64 = 72 * 3_600) {
        self.text = text
        self.event = event
    }

    /// The longer of both.
    package var longest: Int64 { max(text, event) }

    /// What a notice may lie behind the article that it takes back or corrects, at the least.
    package static let notice: Int64 = 30 * 86_400
}
