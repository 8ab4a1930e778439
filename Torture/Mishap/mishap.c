// Loaded before the C library, makes a program that was built for real meet with mishaps.
//
// It counts the calls by which a process changes files below MISHAP_ROOT or speaks to standard error, and at
// the call whose number is MISHAP_AT does what MISHAP_DO says:
//
//   kill      the process is killed before the call
//   tear      as kill, but a write is done by half before
//   term      the process is sent SIGTERM, and the call is done
//   term-twice  as term, two times
//   full      from this call on there is no room: whatever needs some fails with ENOSPC, but for the standard
//             streams
//
// MISHAP_SEALED names a folder that is read-only, MISHAP_TIME is the time of day, in seconds since 1970, which
// stands still, and MISHAP_LOG a file that gets a line for each counted call. MISHAP_TALLY is a file that is told
// the peak of memory in kilobytes, the milliseconds of CPU and the number of open files when the process exits.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) abort();
    return found;
}

static const char *setting(const char *name) {
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

static int is_below(const char *path, const char *folder) {
    size_t length = folder ? strlen(folder) : 0;
    return length && path && strncmp(path, folder, length) == 0 && (path[length] == '/' || !path[length]);
}

// What a descriptor stands for; the empty text for what is no file.
static const char *path_of(int descriptor, char path[PATH_MAX]) {
    char link[40];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    path[length < 0 ? 0 : length] = 0;
    return path;
}

static void note(int number, const char *call, const char *path) {
    const char *log = setting("MISHAP_LOG");
    if (!log) return;
    int descriptor = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (descriptor < 0) abort();
    char line[PATH_MAX + 80];
    int length = snprintf(line, sizeof line, "%d %s %s\n", number, call, path);
    if (REAL(write)(descriptor, line, length) != length) abort();
    close(descriptor);
}

enum verdict { go_on, tear, no_room, sealed };

// Counts a call, and says what becomes of it; `grows` when it needs room on the disk.
static enum verdict count(const char *call, const char *path, int grows) {
    static atomic_int counter;
    static atomic_int is_full;
    if (!is_below(path, setting("MISHAP_ROOT"))) return go_on;
    if (is_below(path, setting("MISHAP_SEALED"))) return sealed;
    int number = atomic_fetch_add(&counter, 1) + 1;
    note(number, call, path);
    const char *at = setting("MISHAP_AT");
    const char *what = setting("MISHAP_DO");
    if (at && what && number == atoi(at)) {
        if (!strcmp(what, "kill")) kill(getpid(), SIGKILL);
        if (!strcmp(what, "term")) kill(getpid(), SIGTERM);
        if (!strcmp(what, "term-twice")) kill(getpid(), SIGTERM), kill(getpid(), SIGTERM);
        if (!strcmp(what, "full")) is_full = 1;
        if (!strcmp(what, "tear")) return tear;
    }
    return is_full && grows ? no_room : go_on;
}

// What a call gives back that may not be done, or -2 when it may.
static int refusal(enum verdict verdict) {
    switch (verdict) {
    case go_on: return -2;
    case tear: kill(getpid(), SIGKILL); return -1;
    case no_room: errno = ENOSPC; return -1;
    case sealed: errno = EROFS; return -1;
    }
    return -2;
}

static int opens(const char *call, const char *path, int flags) {
    char full[PATH_MAX];
    if (!(flags & (O_CREAT | O_WRONLY | O_RDWR))) return -2;
    if (!(flags & (O_CREAT | O_TRUNC)) && !is_below(path, setting("MISHAP_SEALED"))) return -2;
    if (path[0] != '/' && getcwd(full, sizeof full / 2)) {
        strncat(full, "/", 2);
        strncat(full, path, PATH_MAX / 2 - 2);
        path = full;
    }
    return refusal(count(call, path, flags & O_CREAT && access(path, F_OK) != 0));
}

#define MODE(flags) \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

int open(const char *path, int flags, ...) {
    MODE(flags)
    return opens("open", path, flags) == -1 ? -1 : REAL(open)(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    MODE(flags)
    return opens("open", path, flags) == -1 ? -1 : REAL(open64)(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...) {
    MODE(flags)
    return opens("open", path, flags) == -1 ? -1 : REAL(openat)(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...) {
    MODE(flags)
    return opens("open", path, flags) == -1 ? -1 : REAL(openat64)(folder, path, flags, mode);
}

#define WRITING(descriptor, length, half) \
    char path[PATH_MAX]; \
    enum verdict verdict = count("write", path_of(descriptor, path), descriptor > 2); \
    if (verdict == tear && length > 1) half; \
    if (refusal(verdict) == -1) return -1;

ssize_t write(int descriptor, const void *bytes, size_t length) {
    WRITING(descriptor, length, (void)!REAL(write)(descriptor, bytes, length / 2))
    return REAL(write)(descriptor, bytes, length);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t at) {
    WRITING(descriptor, length, (void)!REAL(pwrite)(descriptor, bytes, length / 2, at))
    return REAL(pwrite)(descriptor, bytes, length, at);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off64_t at) {
    WRITING(descriptor, length, (void)!REAL(pwrite64)(descriptor, bytes, length / 2, at))
    return REAL(pwrite64)(descriptor, bytes, length, at);
}

ssize_t writev(int descriptor, const struct iovec *parts, int number) {
    char path[PATH_MAX];
    return refusal(count("write", path_of(descriptor, path), descriptor > 2)) == -1
        ? -1
        : REAL(writev)(descriptor, parts, number);
}

#define ON_DESCRIPTOR(name, grows, ...) \
    char path[PATH_MAX]; \
    if (refusal(count(#name, path_of(descriptor, path), grows)) == -1) return -1; \
    return REAL(name)(descriptor, ##__VA_ARGS__);

int fsync(int descriptor) { ON_DESCRIPTOR(fsync, 0) }
int fdatasync(int descriptor) { ON_DESCRIPTOR(fdatasync, 0) }
int ftruncate(int descriptor, off_t length) { ON_DESCRIPTOR(ftruncate, 0, length) }
int ftruncate64(int descriptor, off64_t length) { ON_DESCRIPTOR(ftruncate64, 0, length) }
int flock(int descriptor, int operation) { ON_DESCRIPTOR(flock, 0, operation) }
int fchmod(int descriptor, mode_t mode) { ON_DESCRIPTOR(fchmod, 0, mode) }

#define ON_PATH(name, path, grows, ...) \
    if (refusal(count(#name, path, grows)) == -1) return -1; \
    return REAL(name)(__VA_ARGS__);

int rename(const char *from, const char *to) { ON_PATH(rename, to, 0, from, to) }
int unlink(const char *path) { ON_PATH(unlink, path, 0, path) }
int rmdir(const char *path) { ON_PATH(rmdir, path, 0, path) }
int mkdir(const char *path, mode_t mode) { ON_PATH(mkdir, path, 1, path, mode) }
int link(const char *from, const char *to) { ON_PATH(link, to, 1, from, to) }

int renameat(int a, const char *from, int b, const char *to) { ON_PATH(renameat, to, 0, a, from, b, to) }
int unlinkat(int folder, const char *path, int flags) { ON_PATH(unlinkat, path, 0, folder, path, flags) }

int clock_gettime(clockid_t clock, struct timespec *time) {
    const char *now = setting("MISHAP_TIME");
    if (!now || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)) {
        return REAL(clock_gettime)(clock, time);
    }
    time->tv_sec = atoll(now);
    time->tv_nsec = 0;
    return 0;
}

int gettimeofday(struct timeval *time, void *zone) {
    const char *now = setting("MISHAP_TIME");
    if (!now) return REAL(gettimeofday)(time, zone);
    time->tv_sec = atoll(now);
    time->tv_usec = 0;
    return 0;
}

time_t time(time_t *time) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (time) *time = now.tv_sec;
    return now.tv_sec;
}

__attribute__((destructor)) static void tell_cost(void) {
    const char *tally = setting("MISHAP_TALLY");
    struct rusage cost;
    int files = 0;
    if (!tally || getrusage(RUSAGE_SELF, &cost) != 0) return;
    DIR *folder = opendir("/proc/self/fd");
    while (folder && readdir(folder)) files += 1;
    FILE *file = fopen(tally, "w");
    if (!file) return;
    long milliseconds = (cost.ru_utime.tv_sec + cost.ru_stime.tv_sec) * 1000
        + (cost.ru_utime.tv_usec + cost.ru_stime.tv_usec) / 1000;
    // Less the two names of folders, and the listing's own descriptor.
    fprintf(file, "%ld %ld %d\n", cost.ru_maxrss, milliseconds, files - 3);
    fclose(file);
}
