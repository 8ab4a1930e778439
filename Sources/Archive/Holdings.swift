/// How much the archive holds.
package struct Holdings: Sendable, Hashable {
    /// The newsroom's own articles.
    package var own = 0
    /// Articles that came through subscriptions.
    package var wire = 0
    /// Earlier versions of articles.
    package var revisions = 0
    /// Stories.
    package var stories = 0
    /// Stories that several articles carry.
    package var merged = 0
    /// Events that several stories report.
    package var events = 0
    /// Articles no grouping has looked at yet, those under embargo included.
    package var pending = 0
}
