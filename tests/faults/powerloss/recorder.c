/* A layer between a program and the C library that writes down everything the program does to the files below one folder.

   Loaded by LD_PRELOAD. POWERLOSS_ROOT is the folder (absolute, without symbolic links), POWERLOSS_LOG the log. Each change, each
   fsync and each mark of the program is one record, appended while a lock between all threads and processes is held, so that the
   order of the records is the order in which the changes happened. A change that the replay could not follow is a record of its
   own kind ('!'), which fails the test. What replay.py makes of the log is compared with the real files, byte for byte.

   Record: struct head, then the path, then the second path or the data. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

struct head {
    uint32_t length; /* of all that follows the head */
    uint32_t path_length;
    uint64_t file; /* the inode */
    int64_t at;    /* the offset of a write, the new size of a truncation */
    uint64_t kind; /* one letter */
};

static char root[PATH_MAX];
static size_t root_length;
static int log_fd = -1;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) \
    static __typeof__(&name) real; \
    if (real == NULL) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static int really_open(const char *path, int flags, mode_t mode)
{
    static int (*real)(const char *, int, ...);
    if (real == NULL) real = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open64");
    return real(path, flags, mode);
}

static ssize_t really_writev(int fd, const struct iovec *parts, int count)
{
    REAL(writev);
    return real(fd, parts, count);
}

static void open_log(void)
{
    log_fd = really_open(getenv("POWERLOSS_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* A fork gets a log of its own: a lock belongs to an open file, and shared with the parent it would keep nobody out. */
static void begin_in_child(void)
{
    if (log_fd < 0) return;
    close(log_fd);
    open_log();
}

__attribute__((constructor)) static void begin(void)
{
    const char *folder = getenv("POWERLOSS_ROOT"), *file = getenv("POWERLOSS_LOG");
    if (folder == NULL || file == NULL || strlen(folder) >= sizeof root) return;
    strcpy(root, folder);
    root_length = strlen(root);
    open_log();
    pthread_atfork(NULL, NULL, begin_in_child);
}

static void lock(void)
{
    pthread_mutex_lock(&mutex);
    while (flock(log_fd, LOCK_EX) != 0 && errno == EINTR) {}
}

static void unlock(void)
{
    int kept = errno;
    flock(log_fd, LOCK_UN);
    pthread_mutex_unlock(&mutex);
    errno = kept;
}

/* One record; a log that cannot be written would be a false witness. */
static void note(char kind, ino_t file, int64_t at, const char *path, const void *data, size_t size)
{
    int kept = errno;
    struct head head = {(uint32_t)(strlen(path) + size), (uint32_t)strlen(path), (uint64_t)file, at, (uint64_t)kind};
    struct iovec parts[] = {{&head, sizeof head}, {(void *)path, head.path_length}, {(void *)data, size}};
    if (really_writev(log_fd, parts, 3) != (ssize_t)(sizeof head + head.length)) abort();
    errno = kept;
}

/* Shared memory of a write-ahead log is made anew by whoever opens the database first after a crash: it is not looked at. */
static int below(const char *path)
{
    size_t length = strlen(path);
    return log_fd >= 0 && strncmp(path, root, root_length) == 0 && (path[root_length] == '/' || path[root_length] == '\0')
        && (length < 4 || strcmp(path + length - 4, "-shm") != 0);
}

/* The path of an open file, at which it is now; whether it lies below the folder. */
static int place_of(int fd, char *found)
{
    char link[64];
    if (log_fd < 0 || fd == log_fd) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    int kept = errno;
    ssize_t length = readlink(link, found, PATH_MAX - 1);
    errno = kept;
    if (length <= 0) return 0;
    found[length] = '\0';
    return below(found);
}

/* The absolute path of a name; whether it lies below the folder. Dots are resolved by their letters. */
static int resolved(int folder, const char *name, char *found)
{
    char whole[2 * PATH_MAX];
    if (log_fd < 0 || name == NULL) return 0;
    if (name[0] == '/') {
        snprintf(whole, sizeof whole, "%s", name);
    } else {
        char start[PATH_MAX] = "";
        if (folder != AT_FDCWD) place_of(folder, start);
        else if (getcwd(start, sizeof start) == NULL) return 0;
        snprintf(whole, sizeof whole, "%s/%s", start, name);
    }
    size_t end = 0;
    char *rest = whole, *part;
    found[0] = '\0';
    while ((part = strsep(&rest, "/")) != NULL) {
        size_t length = strlen(part);
        if (length == 0 || strcmp(part, ".") == 0) continue;
        if (strcmp(part, "..") == 0) {
            while (end > 0 && found[--end] != '/') {}
        } else {
            if (end + length + 2 > PATH_MAX) return 0;
            found[end++] = '/';
            memcpy(found + end, part, length);
            end += length;
        }
        found[end] = '\0';
    }
    return below(found);
}

static ino_t inode_of(int fd)
{
    struct stat facts;
    return fstat(fd, &facts) == 0 ? facts.st_ino : 0;
}

static int is_folder(int fd)
{
    struct stat facts;
    return fstat(fd, &facts) == 0 && S_ISDIR(facts.st_mode);
}

static ino_t inode_at(const char *path)
{
    struct stat facts;
    return lstat(path, &facts) == 0 ? facts.st_ino : 0;
}

/* ---- opening ---- */

typedef int (*opener)(int folder, const char *name, int flags, mode_t mode);

static int open_and_note(opener real, int folder, const char *name, int flags, mode_t mode)
{
    char path[PATH_MAX];
    int making = (flags & O_CREAT) != 0, emptying = (flags & O_TRUNC) != 0, unnamed = (flags & O_TMPFILE) == O_TMPFILE;
    if (!(making || emptying || unnamed) || !resolved(folder, name, path)) return real(folder, name, flags, mode);
    lock();
    ino_t former = inode_at(path);
    int fd = real(folder, name, flags, mode);
    if (fd >= 0) {
        if (unnamed) note('!', 0, 0, path, "O_TMPFILE", 9);
        else if (former == 0) note('c', inode_of(fd), 0, path, "", 0);
        else if (emptying) note('t', former, 0, path, "", 0);
    }
    unlock();
    return fd;
}

#define WITH_MODE(flags, mode) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | __O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

#define OPENS(name) \
    static int real_##name(int folder, const char *path, int flags, mode_t mode) \
    { \
        (void)folder; \
        REAL(name); \
        return real(path, flags, mode); \
    } \
    int name(const char *path, int flags, ...) \
    { \
        WITH_MODE(flags, mode) \
        return open_and_note(real_##name, AT_FDCWD, path, flags, mode); \
    }

#define OPENS_AT(name) \
    static int real_##name(int folder, const char *path, int flags, mode_t mode) \
    { \
        REAL(name); \
        return real(folder, path, flags, mode); \
    } \
    int name(int folder, const char *path, int flags, ...) \
    { \
        WITH_MODE(flags, mode) \
        return open_and_note(real_##name, folder, path, flags, mode); \
    }

OPENS(open)
OPENS(open64)
OPENS_AT(openat)
OPENS_AT(openat64)

int creat(const char *path, mode_t mode) { return open64(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return open64(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

/* ---- writing ---- */

static void note_bytes(int fd, int64_t at, const struct iovec *parts, int count, size_t written, const char *path)
{
    char *whole = malloc(written + 1);
    size_t end = 0;
    if (whole == NULL) abort();
    for (int part = 0; part < count && end < written; part++) {
        size_t length = parts[part].iov_len < written - end ? parts[part].iov_len : written - end;
        memcpy(whole + end, parts[part].iov_base, length);
        end += length;
    }
    note('w', inode_of(fd), at, path, whole, end);
    free(whole);
}

/* `at` < 0: where the file stands, or at its end with O_APPEND; afterwards it stands behind what was written. */
#define WRITES(call, fd, at, parts, count) \
    char path[PATH_MAX]; \
    if (!place_of(fd, path)) return call; \
    lock(); \
    ssize_t written = call; \
    if (written > 0) \
        note_bytes(fd, (at) >= 0 ? (int64_t)(at) : lseek(fd, 0, SEEK_CUR) - written, parts, count, (size_t)written, path); \
    unlock(); \
    return written

ssize_t write(int fd, const void *data, size_t size)
{
    REAL(write);
    struct iovec part = {(void *)data, size};
    WRITES(real(fd, data, size), fd, -1, &part, 1);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at)
{
    REAL(pwrite);
    struct iovec part = {(void *)data, size};
    WRITES(real(fd, data, size, at), fd, at, &part, 1);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at)
{
    REAL(pwrite64);
    struct iovec part = {(void *)data, size};
    WRITES(real(fd, data, size, at), fd, at, &part, 1);
}

ssize_t writev(int fd, const struct iovec *parts, int count) { WRITES(really_writev(fd, parts, count), fd, -1, parts, count); }

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at)
{
    REAL(pwritev);
    WRITES(real(fd, parts, count, at), fd, at, parts, count);
}

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at)
{
    REAL(pwritev64);
    WRITES(real(fd, parts, count, at), fd, at, parts, count);
}

ssize_t pwritev2(int fd, const struct iovec *parts, int count, off_t at, int flags)
{
    REAL(pwritev2);
    WRITES(real(fd, parts, count, at, flags), fd, at, parts, count);
}

ssize_t pwritev64v2(int fd, const struct iovec *parts, int count, off64_t at, int flags)
{
    return pwritev2(fd, parts, count, at, flags);
}

/* ---- bytes that go from file to file inside the kernel: read again from where they arrived ---- */

static void note_arrived(int fd, int64_t at, size_t size, const char *path)
{
    char link[64], *whole = malloc(size + 1);
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    int again = really_open(link, O_RDONLY | O_CLOEXEC, 0);
    if (whole == NULL || again < 0 || pread(again, whole, size, at) != (ssize_t)size) abort();
    close(again);
    note('w', inode_of(fd), at, path, whole, size);
    free(whole);
}

#define COPIES(call, fd, given) \
    char path[PATH_MAX]; \
    if (!place_of(fd, path)) return call; \
    lock(); \
    int64_t at = (given) != NULL ? *(given) : lseek(fd, 0, SEEK_CUR); \
    ssize_t copied = call; \
    if (copied > 0) note_arrived(fd, at, (size_t)copied, path); \
    unlock(); \
    return copied

ssize_t sendfile(int out, int in, off_t *from, size_t size)
{
    REAL(sendfile);
    COPIES(real(out, in, from, size), out, (off_t *)NULL);
}

ssize_t sendfile64(int out, int in, off64_t *from, size_t size)
{
    REAL(sendfile64);
    COPIES(real(out, in, from, size), out, (off64_t *)NULL);
}

ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t size, unsigned flags)
{
    REAL(copy_file_range);
    COPIES(real(in, from, out, to, size, flags), out, to);
}

ssize_t splice(int in, off64_t *from, int out, off64_t *to, size_t size, unsigned flags)
{
    REAL(splice);
    COPIES(real(in, from, out, to, size, flags), out, to);
}

/* ---- sizes ---- */

#define RESIZES(call, fd, size) \
    char path[PATH_MAX]; \
    if (!place_of(fd, path)) return call; \
    lock(); \
    int failed = call; \
    if (!failed) note('t', inode_of(fd), size, path, "", 0); \
    unlock(); \
    return failed

int ftruncate(int fd, off_t size)
{
    REAL(ftruncate);
    RESIZES(real(fd, size), fd, size);
}

int ftruncate64(int fd, off64_t size)
{
    REAL(ftruncate64);
    RESIZES(real(fd, size), fd, size);
}

static int resize_at(int (*real)(const char *, off64_t), const char *name, off64_t size)
{
    char path[PATH_MAX];
    if (!resolved(AT_FDCWD, name, path)) return real(name, size);
    lock();
    int failed = real(name, size);
    if (!failed) note('t', inode_at(path), size, path, "", 0);
    unlock();
    return failed;
}

int truncate(const char *name, off_t size)
{
    REAL(truncate64);
    return resize_at(real, name, size);
}

int truncate64(const char *name, off64_t size)
{
    REAL(truncate64);
    return resize_at(real, name, size);
}

/* Room taken in advance changes what a file holds only where it makes it longer. */
static int fallocate_and_note(int (*real)(int, int, off64_t, off64_t), int fd, int mode, off64_t at, off64_t size)
{
    char path[PATH_MAX];
    if (!place_of(fd, path)) return real(fd, mode, at, size);
    lock();
    struct stat before, after;
    fstat(fd, &before);
    int failed = real(fd, mode, at, size);
    fstat(fd, &after);
    if (!failed && (mode & ~FALLOC_FL_KEEP_SIZE)) note('!', 0, 0, path, "fallocate", 9);
    else if (!failed && after.st_size != before.st_size) note('t', after.st_ino, after.st_size, path, "", 0);
    unlock();
    return failed;
}

int fallocate(int fd, int mode, off_t at, off_t size)
{
    REAL(fallocate64);
    return fallocate_and_note(real, fd, mode, at, size);
}

int fallocate64(int fd, int mode, off64_t at, off64_t size)
{
    REAL(fallocate64);
    return fallocate_and_note(real, fd, mode, at, size);
}

int posix_fallocate(int fd, off_t at, off_t size) { return fallocate(fd, 0, at, size) ? errno : 0; }
int posix_fallocate64(int fd, off64_t at, off64_t size) { return fallocate64(fd, 0, at, size) ? errno : 0; }

/* ---- to the disk; sync() and syncfs() promise less on some systems, so they count as nothing ---- */

#define SYNCS(name) \
    int name(int fd) \
    { \
        REAL(name); \
        char path[PATH_MAX]; \
        if (!place_of(fd, path)) return real(fd); \
        lock(); \
        int failed = real(fd); \
        if (!failed) note(is_folder(fd) ? 'd' : 's', inode_of(fd), 0, path, "", 0); \
        unlock(); \
        return failed; \
    }

SYNCS(fsync)
SYNCS(fdatasync)

/* ---- names ---- */

static int rename_and_note(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    REAL(renameat2);
    char former[PATH_MAX], latter[PATH_MAX];
    int leaves = resolved(from_folder, from, former), arrives = resolved(to_folder, to, latter);
    if (!leaves && !arrives) return real(from_folder, from, to_folder, to, flags);
    lock();
    ino_t file = inode_at(former);
    int failed = real(from_folder, from, to_folder, to, flags);
    if (!failed && leaves && arrives && !(flags & RENAME_EXCHANGE)) note('r', file, 0, former, latter, strlen(latter));
    else if (!failed) note('!', file, 0, former, "rename", 6);
    unlock();
    return failed;
}

int rename(const char *from, const char *to) { return rename_and_note(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int a, const char *from, int b, const char *to) { return rename_and_note(a, from, b, to, 0); }
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) { return rename_and_note(a, from, b, to, flags); }

static int unlink_and_note(int folder, const char *name, int flags)
{
    REAL(unlinkat);
    char path[PATH_MAX];
    if (!resolved(folder, name, path)) return real(folder, name, flags);
    lock();
    ino_t file = inode_at(path);
    int failed = real(folder, name, flags);
    if (!failed) note('u', file, 0, path, "", 0);
    unlock();
    return failed;
}

int unlink(const char *name) { return unlink_and_note(AT_FDCWD, name, 0); }
int unlinkat(int folder, const char *name, int flags) { return unlink_and_note(folder, name, flags); }
int remove(const char *name) { return unlink(name) == 0 ? 0 : errno == EISDIR ? rmdir(name) : -1; }
int rmdir(const char *name) { return unlink_and_note(AT_FDCWD, name, AT_REMOVEDIR); }

int mkdirat(int folder, const char *name, mode_t mode)
{
    REAL(mkdirat);
    char path[PATH_MAX];
    if (!resolved(folder, name, path)) return real(folder, name, mode);
    lock();
    int failed = real(folder, name, mode);
    if (!failed) note('m', inode_at(path), 0, path, "", 0);
    unlock();
    return failed;
}

int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }

/* ---- what the replay does not follow ---- */

static void refuse_to_follow(const char *path, const char *what)
{
    lock();
    note('!', 0, 0, path, what, strlen(what));
    unlock();
}

int linkat(int a, const char *from, int b, const char *to, int flags)
{
    REAL(linkat);
    char path[PATH_MAX];
    if (resolved(b, to, path)) refuse_to_follow(path, "link");
    return real(a, from, b, to, flags);
}

int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

int symlinkat(const char *target, int folder, const char *name)
{
    REAL(symlinkat);
    char path[PATH_MAX];
    if (resolved(folder, name, path)) refuse_to_follow(path, "symlink");
    return real(target, folder, name);
}

int symlink(const char *target, const char *name) { return symlinkat(target, AT_FDCWD, name); }

/* No file may be written by way of memory. */
static void look_at_mapping(int protection, int flags, int fd)
{
    char path[PATH_MAX];
    if (fd < 0 || !(protection & PROT_WRITE) || !(flags & MAP_SHARED) || !place_of(fd, path)) return;
    refuse_to_follow(path, "mmap");
}

void *mmap(void *address, size_t length, int protection, int flags, int fd, off_t at)
{
    REAL(mmap);
    look_at_mapping(protection, flags, fd);
    return real(address, length, protection, flags, fd, at);
}

void *mmap64(void *address, size_t length, int protection, int flags, int fd, off64_t at)
{
    REAL(mmap64);
    look_at_mapping(protection, flags, fd);
    return real(address, length, protection, flags, fd, at);
}

/* Streams of the C library write past the functions above. */
static void look_at_stream(const char *name, const char *mode)
{
    char path[PATH_MAX];
    if (strpbrk(mode, "wa+") != NULL && resolved(AT_FDCWD, name, path)) refuse_to_follow(path, "fopen");
}

FILE *fopen(const char *name, const char *mode)
{
    REAL(fopen);
    look_at_stream(name, mode);
    return real(name, mode);
}

FILE *fopen64(const char *name, const char *mode)
{
    REAL(fopen64);
    look_at_stream(name, mode);
    return real(name, mode);
}

/* ---- marks of the program: what it has begun, what it has told the officer ---- */

void powerloss_mark(const char *text)
{
    if (log_fd < 0) return;
    lock();
    note('=', 0, 0, "", text, strlen(text));
    unlock();
}
