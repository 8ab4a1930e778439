/// How a newsroom is kept up to date by cron or systemd, as text for their files.
struct Schedule {
    /// The command's own path.
    let program: String
    let newsroom: String
    let title: String
    /// The user that systemd runs it as; nil for root.
    let user: String?
    /// How often.
    let period: Period

    /// The line for a crontab.
    ///
    /// The minute differs from newsroom to newsroom, so that not all of them ask their sources on the hour.
    var crontab: String {
        let command =
            "\(shell(program)) update --newsroom \(shell(newsroom)) --max-runtime \(period.deadline)"
        // Cron takes a bare % for the end of the line.
        return "\(period.cron(shiftedBy: shift)) \(command.replacing("%", with: "\\%"))"
    }

    /// The service unit.
    var service: String {
        // Homes are hidden, unless the newsroom lies in one.
        let isAtHome = ["/home/", "/root/", "/run/user/"].contains { newsroom.hasPrefix($0) }
        return """
            [Unit]
            Description=Masthead: \(words(title))
            Wants=network-online.target
            After=network-online.target

            [Service]
            Type=oneshot
            ExecStart=\(unit(program, isCommand: true)) update --newsroom \(unit(newsroom, isCommand: true)) --max-runtime \(period.deadline) --log info
            # Partly done, and another run at work, are no reason to call a person.
            SuccessExitStatus=3 75
            TimeoutStartSec=\(period.seconds + 600)
            TimeoutStopSec=60
            \(user.map { "User=\($0)\n" } ?? "")UMask=0022
            Nice=5
            MemoryMax=1G
            TasksMax=64
            LimitNOFILE=1024

            # It writes its own folder and nothing else, and reads no home.
            ProtectSystem=strict
            ReadWritePaths=\(unit(newsroom))
            ProtectHome=\(isAtHome ? "read-only" : "yes")
            PrivateTmp=yes
            PrivateDevices=yes
            PrivateIPC=yes
            ProtectClock=yes
            ProtectControlGroups=yes
            ProtectHostname=yes
            ProtectKernelLogs=yes
            ProtectKernelModules=yes
            ProtectKernelTunables=yes
            ProtectProc=invisible
            ProcSubset=pid
            NoNewPrivileges=yes
            CapabilityBoundingSet=
            AmbientCapabilities=
            RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
            RestrictNamespaces=yes
            RestrictRealtime=yes
            RestrictSUIDSGID=yes
            RemoveIPC=yes
            LockPersonality=yes
            MemoryDenyWriteExecute=yes
            KeyringMode=private
            SystemCallArchitectures=native
            SystemCallFilter=@system-service
            SystemCallFilter=~@privileged @resources
            SystemCallErrorNumber=EPERM

            """
    }

    /// The timer unit.
    var timer: String {
        """
        [Unit]
        Description=Masthead: \(words(title))

        [Timer]
        OnCalendar=\(period.calendar)
        RandomizedDelaySec=\(min(period.seconds / 4, 300))
        Persistent=true

        [Install]
        WantedBy=timers.target

        """
    }

    private var shift: Int { newsroom.utf8.reduce(0) { ($0 * 31 + Int($1)) % 59 } + 1 }

    private func shell(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x2B && byte <= 0x3A && byte != 0x2C
                || byte == 0x5F || byte == 0x25
        }
        return isPlain ? text : "'\(text.replacing("'", with: "'\\''"))'"
    }

    /// A path as a unit file writes it; only in commands a dollar stands for a variable.
    private func unit(_ text: String, isCommand: Bool = false) -> String {
        let escaped = text.replacing("%", with: "%%").replacing("\\", with: "\\\\")
            .replacing("\"", with: "\\\"").replacing("$", with: isCommand ? "$$" : "$")
        return escaped.contains { " '\"".contains($0) } ? "\"\(escaped)\"" : escaped
    }

    private func words(_ text: String) -> String {
        text.replacing("%", with: "%%").replacing("\n", with: " ")
    }
}
