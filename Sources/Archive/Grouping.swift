package import News
package import Stories

/// What a grouping decided about the articles it looked at; the archive makes stories of it.
package struct Grouping: Sendable, Hashable {
    /// Articles that are one text.
    package struct Cluster: Sendable, Hashable {
        /// The article that stands for it.
        package var representative: Article.Key
        /// Every article that carries it, the representative included.
        package var members: [Article.Key]
        /// Clusters with the same number report one event; it means nothing beyond this grouping.
        package var event: Int

        /// Makes a cluster.
        package init(representative: Article.Key, members: [Article.Key], event: Int) {
            self.representative = representative
            self.members = members
            self.event = event
        }
    }

    /// The clusters; each article that was looked at is in exactly one.
    package var clusters: [Cluster]
    /// Why they are as they are.
    package var evidence: [Evidence]

    /// Makes a grouping.
    package init(clusters: [Cluster], evidence: [Evidence]) {
        self.clusters = clusters
        self.evidence = evidence
    }
}
