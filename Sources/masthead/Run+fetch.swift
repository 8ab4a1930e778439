import Archive
import FeedFormats
import Fetch
import News

extension Run {
    /// Reads every source; one that fails never stops the others.
    func fetch() throws {
        let states = try archive.subscriptionStates()
        var all = Saved()
        for subscription in list.subscriptions {
            let state = states[subscription.key] ?? SubscriptionState()
            do {
                let saved = try read(subscription, state)
                all.new += saved.new
                all.revised += saved.revised
                all.unchanged += saved.unchanged
                report.sources.read += 1
            } catch let error as any Error & CustomStringConvertible
                where error is FetchError || error is FormatError
            {
                try note(error.description, of: subscription, state)
            }
        }
        report.wire = all
    }

    private func read(_ subscription: Subscription, _ before: SubscriptionState) throws -> Saved {
        let document = try FileSource(newsroom: folder.path)
            .read(subscription.address, limit: configuration.sourceBytes)
        let feed = try Feed(parsing: document)
        report.repairs += feed.repairs.map { "\(subscription.title): \($0)" }
        let articles = feed.articles(source: subscription.key, reading: plain)
        var state = before
        state.failures = 0
        state.fault = nil
        state.lastSuccess = now
        state.title = subscription.title
        state.site = subscription.site
        return try archive.commit(fetched: articles, of: subscription.key, at: now) { saved in
            if !saved.new.isEmpty || !saved.revised.isEmpty { state.lastNews = now }
            return state
        }
    }

    private func note(_ fault: String, of subscription: Subscription, _ before: SubscriptionState) throws {
        var state = before
        state.failures += 1
        state.fault = fault
        try archive.commit(state, of: subscription.key)
        report.sources.failed += 1
        report.problems.append("\(subscription.title): \(fault)")
    }
}
