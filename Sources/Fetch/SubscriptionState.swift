package import FeedFormats

/// What is remembered of a subscription between two runs.
package struct SubscriptionState: Sendable, Hashable, Codable {
    /// What the last good answer can be recognised by.
    package var validators: Validators?
    /// The time before which it is not asked again.
    package var due: Timestamp?
    /// The time before which it is not asked even by hand, because its server says so.
    package var barred: Timestamp?
    /// When its server said so.
    package var barredSince: Timestamp?
    /// The host of which the server said so for all that it serves; nil where it is this source alone.
    package var barredHost: String?
    /// When it was last asked.
    package var asked: Timestamp?
    /// When it last answered without a fault.
    package var lastSuccess: Timestamp?
    /// When it last brought something new.
    package var lastNews: Timestamp?
    /// The name the newsroom gave it when it was last read: what it brought keeps it when it is unsubscribed.
    package var title: String?
    /// The site it belonged to when it was last read.
    package var site: String?
    /// How many times in a row it failed.
    package var failures: Int = 0
    /// What kind of trouble it is in.
    package var trouble: Mishap.Kind?
    /// What went wrong the last time, one sentence.
    package var fault: String?
    /// What people were last told of it, and when.
    package var told: Told?
    /// The hash of the last good body.
    package var digest: String?
    /// The hash of a body that seemed to be cut off, until it comes a second time.
    package var cutDigest: String?
    /// Seconds for which its server says that an answer stays fresh.
    package var lifetime: Int64?
    /// What the last good body says of the feed's rhythm.
    package var rhythm: FeedRhythm?
    /// A permanent redirect that is not believed yet.
    package var sighting: Sighting?
    /// When its server's answer “not changed” is put to the test next.
    package var auditDue: Timestamp?
    /// What is odd about the feed although it answers.
    package var concern: Concern?
    /// How many times in a row it brought news of no newer date.
    package var undatedNews: Int?
    /// Why its server's answer “not changed” is believed no longer.
    package var lie: Lie?
    /// What its publisher asks for that is not done as told, one sentence.
    package var note: String?

    /// Makes the state of a subscription that was never asked.
    package init() {}

    /// What people were told.
    package struct Told: Sendable, Hashable, Codable {
        package var trouble: Mishap.Kind
        package var at: Timestamp

        /// Notes that they were told at a time.
        package init(trouble: Mishap.Kind, at: Timestamp) {
            self.trouble = trouble
            self.at = at
        }
    }

    /// A permanent redirect, seen once or several times.
    package struct Sighting: Sendable, Hashable, Codable {
        /// The address as far as every redirect up to it is permanent.
        package var target: String
        package var first: Timestamp
        package var polls: Int
        /// When the list was last to follow it.
        package var proposed: Timestamp?
    }

    /// Evidence that a server says “not changed” of a feed that has.
    package struct Lie: Sendable, Hashable, Codable {
        package var at: Timestamp
        package var validators: Validators
        /// How many articles it kept from us.
        package var kept: Int
    }
}
