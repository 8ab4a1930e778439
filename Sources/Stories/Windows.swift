/// How far apart in time two articles of one story may be, in seconds.
///
/// One address is one article, whenever it comes again.
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
}
