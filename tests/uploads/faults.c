/* Makes system calls on files whose path holds a text fail, as a full or failing disk would. LD_PRELOAD; the file named by
   ZS_FAULTS holds lines "call errno part-of-path" and is read at every call, so that the test can switch faults on and off. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static int fault(char const* call, int fd) {
    char const* const control = getenv("ZS_FAULTS");
    FILE* const file = control ? fopen(control, "r") : NULL;
    if (!file) return 0;
    char link[64], path[4096], name[32], part[256];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t const length = readlink(link, path, sizeof path - 1);
    path[length > 0 ? length : 0] = 0;
    int code = 0, found = 0;
    while (!found && fscanf(file, "%31s %d %255s", name, &code, part) == 3)
        found = strcmp(name, call) == 0 && strstr(path, part) ? code : 0;
    fclose(file);
    return found;
}

#define WRAP(type, name, parameters, arguments)                                \
    type name parameters {                                                     \
        int const code = fault(#name, fd);                                     \
        if (code) {                                                            \
            errno = code;                                                      \
            return -1;                                                         \
        }                                                                      \
        type(*const real) parameters = (type(*) parameters)dlsym(RTLD_NEXT, #name); \
        return real arguments;                                                 \
    }

WRAP(ssize_t, pwrite, (int fd, void const* bytes, size_t size, off_t at), (fd, bytes, size, at))
WRAP(ssize_t, pwrite64, (int fd, void const* bytes, size_t size, off64_t at), (fd, bytes, size, at))
WRAP(ssize_t, write, (int fd, void const* bytes, size_t size), (fd, bytes, size))
WRAP(ssize_t, writev, (int fd, struct iovec const* parts, int count), (fd, parts, count))
WRAP(int, fsync, (int fd), (fd))
WRAP(int, fdatasync, (int fd), (fd))
