internal import CCurl

/// The requests under way: it owns libcurl's multi handle, and with it the connections they share.
@safe final class Transfers {
    private let multi: UnsafeMutableRawPointer
    private var transfers: [Int: Transfer] = [:]
    private var looked = ContinuousClock.now

    /// Connections kept open at most, so that many hosts do not use up the files a process may have.
    private static let connections = 128

    init() {
        _ = initializeCurl
        guard let multi = unsafe curl_multi_init() else {
            preconditionFailure("libcurl could not get memory")
        }
        unsafe self.multi = unsafe multi
        unsafe shim_set_multi(multi, CURLMOPT_MAXCONNECTS, Self.connections)
    }

    deinit {
        for transfer in transfers.values { unsafe curl_multi_remove_handle(multi, transfer.handle) }
        unsafe curl_multi_cleanup(multi)
    }

    var count: Int { transfers.count }

    func begin(_ transfer: Transfer) {
        transfers[transfer.number] = transfer
        unsafe curl_multi_add_handle(multi, transfer.handle)
    }

    /// Lets the requests go on, and gives those that are over with what came of them.
    ///
    /// Waits for news of them, and for so long at most.
    func step(waiting: Duration) -> [(Transfer, Result<Answer, Mishap>)] {
        var running: Int32 = 0
        unsafe curl_multi_perform(multi, &running)
        if Int(running) == transfers.count, running > 0 {
            let milliseconds = Int32(clamping: Int((waiting / .milliseconds(1)).rounded(.up)))
            unsafe curl_multi_poll(multi, nil, 0, max(milliseconds, 0), nil)
            unsafe curl_multi_perform(multi, &running)
        }
        return finished() + overdue()
    }

    private func finished() -> [(Transfer, Result<Answer, Mishap>)] {
        var finished: [(Transfer, Result<Answer, Mishap>)] = []
        var left: Int32 = 0
        while let message = unsafe curl_multi_info_read(multi, &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE else { continue }
            let code = unsafe message.pointee.data.result
            var pointer: UnsafeMutableRawPointer?
            unsafe shim_get_pointer(message.pointee.easy_handle, CURLINFO_PRIVATE, &pointer)
            guard let pointer = unsafe pointer else { continue }
            let transfer = unsafe Unmanaged<Transfer>.fromOpaque(pointer).takeUnretainedValue()
            end(transfer)
            finished.append((transfer, transfer.result(code)))
        }
        return finished
    }

    /// Ends what takes too long or brings too much.
    private func overdue() -> [(Transfer, Result<Answer, Mishap>)] {
        let now = ContinuousClock.now
        guard now - looked >= .milliseconds(50) else { return [] }
        looked = now
        return transfers.values.compactMap { transfer in
            guard let mishap = transfer.overdue(at: now) else { return nil }
            end(transfer)
            return (transfer, .failure(mishap))
        }
    }

    private func end(_ transfer: Transfer) {
        unsafe curl_multi_remove_handle(multi, transfer.handle)
        transfers[transfer.number] = nil
    }
}
