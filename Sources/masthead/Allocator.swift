#if canImport(Glibc)
import CMalloc
#endif

/// How memory is taken from the system and given back.
enum Allocator {
    /// Has what a step let go given back before the next step takes its own, so that a run needs little at its peak.
    ///
    /// One arena serves all threads: at most one of them works at a time. Buffers below 4 MiB stay in it, since to
    /// take each of them from the system anew costs more than it saves.
    static func setUp() {
        #if canImport(Glibc)
        mallopt(M_ARENA_MAX, 1)
        mallopt(M_TRIM_THRESHOLD, 128 << 10)
        mallopt(M_MMAP_THRESHOLD, 4 << 20)
        #endif
    }
}
