import Archive
import FeedFormats
import Fetch
import News

extension Run {
    /// Reads a source that is a file of the newsroom's, unless it says what it said last time.
    ///
    /// - Returns: what is to be remembered of it, if it brought nothing; nil where that is saved already, or known.
    func readFile(_ subscription: Subscription, _ before: SubscriptionState) throws -> SubscriptionState? {
        do {
            let document = try document(of: subscription)
            var state = before
            state.digest = BodyHash(of: document).digits
            state.failures = 0
            state.fault = nil
            state.told = nil
            state.lastSuccess = now
            state.title = subscription.title
            state.site = subscription.site
            if state.digest == before.digest {
                noteRead(subscription, before)
                return isWorthNoting(state, after: before) ? state : nil
            }
            let feed = try Feed(parsing: document)
            report.repairs += feed.repairs.map { "\(subscription.title): \($0)" }
            let articles = feed.articles(source: subscription.key, reading: plain)
            let saved = try archive.commit(
                fetched: articles,
                of: subscription.key,
                at: now,
                fingerprint: fingerprint
            ) { [now] saved in
                if !saved.new.isEmpty || !saved.revised.isEmpty { state.lastNews = now }
                return state
            }
            report.wire?.add(saved)
            noteRead(subscription, before)
            return nil
        } catch let error as any Error & CustomStringConvertible
            where error is FetchError || error is FormatError
        {
            let isLasting = (error as? FetchError)?.isOfAddress ?? false
            return note(error.description, isLasting: isLasting, of: subscription, before)
        }
    }

    /// How long, in seconds, it may go untold that a file was read again and said the same: a run with nothing else to
    /// tell then leaves the archive as it is.
    static let freshness: Int64 = 3600

    private func isWorthNoting(_ state: SubscriptionState, after before: SubscriptionState) -> Bool {
        var known = before
        known.lastSuccess = now
        guard state == known, let last = before.lastSuccess else { return true }
        return !(0..<Self.freshness).contains(now.seconds - last.seconds)
    }

    /// What a source that is a file holds.
    func document(of subscription: Subscription) throws(FetchError) -> [UInt8] {
        try FileSource(newsroom: folder.path).read(subscription.address, limit: configuration.sourceBytes)
    }

    private func noteRead(_ subscription: Subscription, _ before: SubscriptionState) {
        report.sources.read += 1
        if before.told != nil { report.notices.append("\(subscription.title): it can be read again") }
    }

    private func note(
        _ fault: String,
        isLasting: Bool,
        of subscription: Subscription,
        _ before: SubscriptionState
    ) -> SubscriptionState {
        var state = before
        state.failures += 1
        state.fault = fault
        report.sources.failed += 1
        report.failures.append("\(subscription.title): \(fault)")
        // Told as rarely as of a server that fails: whoever writes the file may only be late.
        let rules = configuration.fetch.rules(for: subscription)
        guard isLasting || state.failures >= rules.tellAt else { return state }
        if before.fault == fault, let told = before.told, now.seconds - told.at.seconds < rules.tellEvery {
            return state
        }
        state.told = SubscriptionState.Told(trouble: .broken, at: now)
        let times = isLasting ? "" : " (\(state.failures) times in a row)"
        report.problems.append("\(subscription.title): \(fault)\(times)")
        return state
    }
}
