/// Where the reports of earlier runs wait for new ones.
package protocol Neighbourhood {
    /// Returns the reports that new ones may belong to: those published in a span of time, those without a time,
    /// and those at one of the addresses, whenever they were published.
    ///
    /// With each of them come the other members of its groups.
    func reports(published span: ClosedRange<Int64>, at addresses: Set<UInt64>) throws -> [Report]
}

extension Grouper {
    /// Groups new reports among themselves and with those of earlier runs, as far as the window reaches.
    package func group(
        _ new: [Report],
        near neighbourhood: some Neighbourhood,
        weights: TermWeights? = nil
    ) throws -> Grouping {
        let times = new.compactMap(\.print.published)
        guard let first = times.min(), let last = times.max() else { return group(new, weights: weights) }
        let addresses = Set(new.lazy.map(\.print.url).filter { $0 != 0 })
        let known = try neighbourhood.reports(published: (first - window)...(last + window), at: addresses)
        return group(new + known, weights: weights)
    }
}
