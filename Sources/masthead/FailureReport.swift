import FeedFormats

/// A failure after which there is nothing else to tell, for programs.
struct FailureReport {
    /// What went wrong, one sentence each.
    let problems: [String]

    init(_ error: any Error) {
        problems = (error as? ConfigurationError)?.sentences ?? [Masthead.sentence(of: error)]
    }

    /// The report as one JSON object.
    var json: [UInt8] {
        var out = JSONWriter()
        out.startObject()
        out.array("problems", problems) { $0.string(nil, $1) }
        out.endObject()
        return out.take()
    }

    /// Does work; where JSON is asked for, its failure is told as an object before it is thrown on.
    static func telling<Value>(asJSON isWanted: Bool, _ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error where isWanted && !(error is Outcome) {
            // The failure itself goes on, also where nothing can be said any more.
            try? Terminal.say(FailureReport(error).json)
            throw error
        }
    }
}
