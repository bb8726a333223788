#include "base/short_life.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace zs {
namespace {

constexpr int kHeapStep = 16 << 20;           // bytes: more than a document of some hundred items takes
constexpr std::size_t kHugePage = 2U << 20U;  // bytes
constexpr int kCannotWrite = 74;

}  // namespace

void begin_short_life() {
    mallopt(M_TOP_PAD, kHeapStep);
    mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
    mallopt(M_MMAP_THRESHOLD, kHeapStep);
    auto const before = reinterpret_cast<std::uintptr_t>(sbrk(0));
    void* const volatile first =
        std::malloc(kHugePage / 8);  // the heap takes its step; volatile, or nobody asks for it
    std::free(first);
    auto const end = reinterpret_cast<std::uintptr_t>(sbrk(0));
    std::uintptr_t const begin = (before + kHugePage - 1) / kHugePage * kHugePage;
    if (begin >= end) return;
    madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);  // a wish, no more
    void* const volatile head = std::malloc(begin - before);  // never touched: what follows is on huge pages
    static_cast<void>(head);
}

void end_short_life(int status) {
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        std::fputs("结果没有写完：磁盘可能已满，或接收的一方已关闭。\n", stderr);
        if (status == 0) status = kCannotWrite;
    }
    std::fflush(stderr);
    _exit(status);
}

}  // namespace zs
