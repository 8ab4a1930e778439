import ArgumentParser

/// How often a run is started: a number of minutes or hours that divides an hour or a day, or once a day.
struct Period: ExpressibleByArgument, CustomStringConvertible {
    let seconds: Int

    init?(argument: String) {
        guard let span = TimeSpan(argument), span.seconds % 60 == 0 else { return nil }
        let minutes = span.seconds / 60
        guard minutes > 0, 60 % minutes == 0 || minutes % 60 == 0 && 1440 % minutes == 0 else { return nil }
        seconds = span.seconds
    }

    init(minutes: Int) { seconds = minutes * 60 }

    private var minutes: Int { seconds / 60 }

    var description: String { minutes % 60 == 0 ? "\(minutes / 60)h" : "\(minutes)m" }

    /// When to stop fetching, so that the run ends before the next one starts.
    var deadline: String { "\(max(1, min(minutes * 4 / 5, 60)))m" }

    /// The five fields of a crontab.
    func cron(shiftedBy shift: Int) -> String {
        let minute = shift % min(minutes, 60)
        return switch minutes {
        case 1: "* * * * *"
        case ..<60: "\(minute)-59/\(minutes) * * * *"
        case 60: "\(minute) * * * *"
        case 1440: "\(minute) 4 * * *"
        default: "\(minute) */\(minutes / 60) * * *"
        }
    }

    /// The time expression of a systemd timer.
    var calendar: String {
        switch minutes {
        case 1: "*:*"
        case ..<60: "*:0/\(minutes)"
        case 60: "hourly"
        case 1440: "*-*-* 04:00"
        default: "0/\(minutes / 60):00"
        }
    }
}
