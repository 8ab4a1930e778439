import Fetch

/// A source that is asked in this run.
struct WebSource {
    let subscription: Subscription
    let rules: FetchRules
    /// What was remembered of it before it was asked.
    let state: SubscriptionState

    var key: String { subscription.key }

    /// What it is asked for: what has changed, or everything.
    func errand(
        _ settings: FetchSettings,
        isWhole: Bool,
        stoppingFor stop: StopSign
    ) throws(Mishap) -> Errand {
        Errand(
            subscription.address,
            validators: isWhole ? nil : state.validators,
            credentials: try settings.credentials(for: subscription, stoppingFor: stop),
            limits: settings.limits(for: subscription)
        )
    }
}
