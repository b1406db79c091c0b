/* Loaded before the C library (LD_PRELOAD): writes to $RECORD_TO, in order and with their bytes, the calls of a program
   that change a file, a name or a folder below $RECORD_BELOW, and what it says on its streams.

   A record is a kind, the file's inode, a place in it, and two texts behind their lengths; disk.py reads them.
   Calls that no test needs yet (openat, renameat, mmap, ...) aren't seen: the tests compare the retold folder with the
   real one, so one that matters is missed aloud. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(type, name, ...)                                                                                          \
    static type (*real)(__VA_ARGS__);                                                                                  \
    if (!real) real = dlsym(RTLD_NEXT, #name)

static void tell(char kind, uint64_t inode, int64_t place, const void *first, uint32_t one, const char *second) {
    static int record = -1;
    int error = errno;
    uint32_t two = strlen(second);
    struct iovec parts[] = {{&kind, 1},          {&inode, 8},           {&place, 8},           {&one, 4},
                            {&two, 4},           {(void *)first, one},  {(void *)second, two}};
    if (record < 0)
        record = syscall(SYS_openat, AT_FDCWD, getenv("RECORD_TO"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    syscall(SYS_writev, record, parts, 7);
    errno = error;
}

static int below(const char *path) {
    const char *root = getenv("RECORD_BELOW");
    return !strncmp(path, root, strlen(root));
}

/* The inode of an open file below the root, else 0. */
static uint64_t inode_of(int fd) {
    char link[64], path[PATH_MAX];
    struct stat found;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return below(path) && !fstat(fd, &found) ? found.st_ino : 0;
}

static void tell_name(char kind, const char *path, const char *new) {
    struct stat found = {0};
    lstat(*new ? new : path, &found);
    if (below(path)) tell(kind, found.st_ino, 0, path, strlen(path), new);
}

static void tell_write(int fd, const void *bytes, ssize_t count, int64_t place) {
    uint64_t inode = inode_of(fd);
    if (count <= 0) return;
    if (inode) tell('w', inode, place >= 0 ? place : lseek(fd, 0, SEEK_CUR) - count, bytes, count, "");
    else if (fd == 1 || fd == 2) tell('s', 0, 0, bytes, count, "");
}

static int tell_change(char kind, int fd, int64_t size, int answer) {
    uint64_t inode = inode_of(fd);
    if (!answer && inode) tell(kind, inode, size, "", 0, "");
    return answer;
}

ssize_t write(int fd, const void *bytes, size_t count) {
    REAL(ssize_t, write, int, const void *, size_t);
    ssize_t done = real(fd, bytes, count);
    tell_write(fd, bytes, done, -1);
    return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t place) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
    ssize_t done = real(fd, bytes, count, place);
    tell_write(fd, bytes, done, place);
    return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t place) { return pwrite64(fd, bytes, count, place); }

int ftruncate64(int fd, off64_t size) {
    REAL(int, ftruncate64, int, off64_t);
    return tell_change('t', fd, size, real(fd, size));
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int fsync(int fd) {
    REAL(int, fsync, int);
    return tell_change('f', fd, 0, real(fd));
}

int fdatasync(int fd) {
    REAL(int, fdatasync, int);
    return tell_change('f', fd, 0, real(fd));
}

static int opened(const char *path, int flags, mode_t mode) {
    REAL(int, open64, const char *, int, ...);
    int fresh = flags & O_CREAT && access(path, F_OK);
    int fd = real(path, flags, mode);
    if (fd >= 0 && fresh) tell_name('c', path, "");
    if (fd >= 0 && flags & O_TRUNC) tell_change('t', fd, 0, 0);
    return fd;
}

#define OPENED                                                                                                         \
    va_list more;                                                                                                      \
    va_start(more, flags);                                                                                             \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;                                            \
    va_end(more);                                                                                                      \
    return opened(path, flags, mode)

int open64(const char *path, int flags, ...) { OPENED; }
int open(const char *path, int flags, ...) { OPENED; }

int rename(const char *old, const char *new) {
    REAL(int, rename, const char *, const char *);
    int answer = real(old, new);
    if (!answer) tell_name('r', old, new);
    return answer;
}

int unlink(const char *path) {
    REAL(int, unlink, const char *);
    int answer = real(path);
    if (!answer) tell_name('u', path, "");
    return answer;
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, mkdir, const char *, mode_t);
    int answer = real(path, mode);
    if (!answer) tell_name('m', path, "");
    return answer;
}
