import ArgumentParser
import Foundation

/// Prints how cron or systemd starts the newsroom's runs.
struct ScheduleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Print a crontab line and systemd units that keep the newsroom up to date.",
        discussion: """
            Nothing is installed. For cron, add the line with “crontab -e”. For systemd:

              masthead schedule service > /etc/systemd/system/masthead.service
              masthead schedule timer > /etc/systemd/system/masthead.timer
              systemctl enable --now masthead.timer
            """
    )

    /// What can be printed.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case cron
        case service
        case timer
    }

    @OptionGroup var newsroom: NewsroomOption

    @Argument(help: "One of cron, service and timer; all three when it is left out.")
    var form: Form?

    @Option(help: "How often: a part of an hour or of a day, such as 5m, 15m, 1h, 6h, 24h.")
    var every = Period(minutes: 15)

    @Option(help: "The user the service runs as; without it the owner of the newsroom's folder.")
    var user: String?

    func run() throws {
        let folder = try newsroom.folder()
        let title = try Configuration(of: folder).newsroom.title
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path)
        let owner = user ?? attributes[.ownerAccountName] as? String
        let schedule = Schedule(
            program: Self.program,
            newsroom: folder.path,
            title: title,
            user: owner == "root" ? nil : owner,
            period: every
        )
        switch form {
        case .cron: try Terminal.say(schedule.crontab)
        case .service: try Terminal.say(schedule.service.trimmingCharacters(in: .newlines))
        case .timer: try Terminal.say(schedule.timer.trimmingCharacters(in: .newlines))
        case nil:
            try Terminal.say("# crontab -e\n\(schedule.crontab)\n")
            try Terminal.say("# /etc/systemd/system/masthead.service\n\(schedule.service)")
            try Terminal.say("# /etc/systemd/system/masthead.timer\n\(schedule.timer)")
        }
    }

    /// Where this program lies.
    private static var program: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? "/usr/local/bin/masthead"
    }
}
