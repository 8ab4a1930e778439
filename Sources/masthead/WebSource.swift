import Fetch

/// A source that is asked in this run.
struct WebSource {
    let subscription: Subscription
    let rules: FetchRules
    /// What was remembered of it before it was asked.
    let state: SubscriptionState

    var key: String { subscription.key }

    /// What it is asked for; everything, where its server's word is put to the test.
    func errand(_ settings: FetchSettings, isAudit: Bool) throws(Mishap) -> Errand {
        Errand(
            subscription.address,
            validators: isAudit ? nil : state.validators,
            credentials: try settings.sources[key]?.credentials(),
            limits: settings.limits(for: key)
        )
    }
}
