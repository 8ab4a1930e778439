package import FeedFormats
package import Fetch
import GRDB
package import News
package import Stories

extension Archive {
    /// Saves what a subscription brought together with what is to be remembered of it, which may depend on what
    /// was new, and the document it came in.
    ///
    /// What is new gets its fingerprint while its text is at hand, if a function that makes it is given.
    @discardableResult
    package func commit(
        fetched articles: [Article],
        of subscription: String,
        keeping response: KeptResponse? = nil,
        at now: Timestamp,
        fingerprint: ((Article) -> Fingerprint)? = nil,
        state: (Saved) -> SubscriptionState
    ) throws -> Saved {
        try write { db in
            var writer = ArticleWriter(db, at: now, fingerprint: fingerprint)
            let saved = try writer.save(articles)
            try db.save(state(saved), of: subscription)
            if let response { try db.keep(response, of: subscription) }
            return saved
        }
    }

    /// Saves what is to be remembered of a subscription that brought nothing: unchanged, or failed.
    package func commit(_ state: SubscriptionState, of subscription: String) throws {
        try write { try $0.save(state, of: subscription) }
    }

    /// Saves what is to be remembered of several such subscriptions, by their keys.
    package func commit(_ states: [String: SubscriptionState]) throws {
        if states.isEmpty { return }
        try write { db in
            for (key, state) in states { try db.save(state, of: key) }
        }
    }

    /// Whether any subscription was ever asked.
    package func hasSubscriptions() throws -> Bool {
        try read { db in
            try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM source WHERE state IS NOT NULL)")
                ?? false
        }
    }

    /// How every subscription that was ever asked stands, by its key.
    package func subscriptionStandings() throws -> [String: SubscriptionStanding] {
        try read { db in
            let sql = """
                SELECT key, state ->> '$.failures', state ->> '$.fault', state ->> '$.lastSuccess.seconds',
                    state ->> '$.lastNews.seconds'
                FROM source WHERE json_valid(state)
                """
            let rows = try Row.fetchCursor(db, sql: sql)
            var standings: [String: SubscriptionStanding] = [:]
            while let row = try rows.next() {
                standings[row[0]] = SubscriptionStanding(
                    failures: row[1] ?? 0,
                    fault: row[2],
                    lastSuccess: (row[3] as Int64?).map { Timestamp(seconds: $0) },
                    lastNews: (row[4] as Int64?).map { Timestamp(seconds: $0) }
                )
            }
            return standings
        }
    }

    /// The subscriptions that are due later, and were last asked or barred before now: there is no more to know of
    /// them.
    package func restingSubscriptions(at now: Timestamp) throws -> Set<String> {
        try read { db in
            let sql = """
                SELECT key FROM source WHERE json_valid(state)
                AND state ->> '$.due.seconds' > :now
                AND coalesce(state ->> '$.asked.seconds', state ->> '$.barredSince.seconds') <= :now
                """
            return try String.fetchSet(db, sql: sql, arguments: ["now": now.seconds])
        }
    }

    /// The hosts that want to be left alone, as one of their subscriptions was told, and until when.
    ///
    /// It counts from when it was said: where the clock was ahead, it was said just now.
    package func barredHosts(at now: Timestamp) throws -> [String: Timestamp] {
        try read { db in
            let sql = """
                SELECT state ->> '$.barredHost' AS host,
                    max((state ->> '$.barred.seconds')
                        - max((state ->> '$.barredSince.seconds') - :now, 0)) AS until
                FROM source WHERE json_valid(state) AND state ->> '$.barredHost' IS NOT NULL
                GROUP BY host HAVING until > :now
                """
            var hosts: [String: Timestamp] = [:]
            let rows = try Row.fetchCursor(db, sql: sql, arguments: ["now": now.seconds])
            while let row = try rows.next() { hosts[row[0]] = Timestamp(seconds: row[1]) }
            return hosts
        }
    }

    /// What is remembered of the subscriptions that were ever asked, by their keys; some may be left out.
    package func subscriptionStates(
        besides others: Set<String> = []
    ) throws -> [String: SubscriptionState] {
        let stored = Stored()
        return try read { db in
            var states: [String: SubscriptionState] = [:]
            let rows = try Row.fetchCursor(db, sql: "SELECT key, state FROM source WHERE state IS NOT NULL")
            while let row = try rows.next() {
                let key: String = row[0]
                if others.contains(key) { continue }
                states[key] = try stored.value(
                    SubscriptionState.self,
                    from: row[1],
                    what: "the state of \(key)"
                )
            }
            return states
        }
    }
}

extension Database {
    fileprivate func save(_ state: SubscriptionState, of subscription: String) throws {
        try execute(
            sql: "UPDATE source SET state = ? WHERE id = ?",
            arguments: [try Stored().text(of: state), try id(ofSource: subscription)]
        )
    }
}

/// What watchers are told of a subscription.
package struct SubscriptionStanding: Sendable, Hashable {
    /// How many times in a row it failed.
    package var failures: Int
    /// What went wrong the last time, one sentence.
    package var fault: String?
    /// When it last answered without a fault.
    package var lastSuccess: Timestamp?
    /// When it last brought something new.
    package var lastNews: Timestamp?
}
