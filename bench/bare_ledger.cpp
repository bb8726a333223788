// The floor for script/bench ledger: a program that knows the eight columns, maps the file and counts. It
// handles no quotes, no other form of date, no broken row; what it prints is compared with ours line by line.
//   bare_ledger FILE DAYS      DAYS: "2024-09-30 1" a line, as `zhunsheng days list` prints them
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

namespace {

struct Unit {
    std::string name;
    std::int64_t total = 0, in_time = 0, longest = 0, elapsed = 0, unpublished = 0, few_officers = 0,
                 cents = 0;
};

int two(char const* at) {
    return (at[0] - '0') * 10 + at[1] - '0';
}

/// year * 512 + month * 32 + day: an index without arithmetic on months.
int key_of(char const* at) {
    return ((two(at) * 100 + two(at + 2) - 2000) << 9) | (two(at + 5) << 5) | two(at + 8);
}

struct Day {
    int ordinal = 0;
    int needed = 0;  ///< the ordinal by which it counts as done: one more on a day of rest
};

std::vector<Day> read_days(char const* path) {
    std::vector<Day> out(100 << 9);
    std::ifstream file(path);
    std::string day, working;
    int ordinal = 0;
    while (file >> day >> working) {
        bool const is_working = working == "1";
        ordinal += is_working ? 1 : 0;
        if (day[0] == '2' && day[1] == '0')
            out[static_cast<std::size_t>(key_of(day.c_str()))] = {ordinal, ordinal + !is_working};
    }
    return out;
}

class Units {
  public:
    Units() : slots_(1024) {}
    Unit& find(char const* at, std::size_t size) {
        std::uint64_t first = 0, last = 0;
        std::memcpy(&first, at + 6, 8);
        std::memcpy(&last, at + size - 8, 8);
        std::size_t slot = ((first ^ last * 31) * 0x9E3779B97F4A7C15U + size) >> 54U;
        for (;; slot = (slot + 1) & 1023U) {
            if (slots_[slot] == 0) {
                units_.push_back({std::string(at, size)});
                slots_[slot] = units_.size();
                return units_.back();
            }
            auto& unit = units_[slots_[slot] - 1];
            if (unit.name.size() == size && std::memcmp(unit.name.data(), at, size) == 0) return unit;
        }
    }
    std::vector<Unit>& all() { return units_; }

  private:
    std::vector<std::size_t> slots_;
    std::vector<Unit> units_;
};

void count(char const* at, char const* end, std::vector<Day> const& days, Units& units) {
    auto const comma = [](char const* from) {
        return static_cast<char const*>(std::memchr(from, ',', 1 << 20));
    };
    while (at < end) {
        char const* const unit_at = comma(at) + 1;
        char const* const unit_end = comma(unit_at);
        auto& unit = units.find(unit_at, static_cast<std::size_t>(unit_end - unit_at));
        auto const& decided = days[static_cast<std::size_t>(key_of(unit_end + 1))];
        at = unit_end + 12;
        ++unit.total;
        if (*at == ',') {
            ++unit.unpublished;
            ++at;
        } else {
            auto const& published = days[static_cast<std::size_t>(key_of(at))];
            unit.in_time += published.needed - decided.ordinal <= 7;
            std::int64_t const elapsed = published.ordinal - decided.ordinal;
            unit.longest = std::max(unit.longest, elapsed);
            unit.elapsed += elapsed;
            at += 11;
        }
        at += 11;  // served
        std::int64_t cents = 0;
        for (; *at != ','; ++at)
            if (*at != '.') cents = cents * 10 + (*at - '0');
        unit.cents += cents;
        unit.few_officers += at[1] < '2';
        at += 3;
        while (*at != '\n')
            ++at;
        ++at;
    }
}

void print(std::vector<Unit>& units) {
    std::sort(units.begin(), units.end(), [](Unit const& a, Unit const& b) { return a.name < b.name; });
    for (auto const& u : units)
        std::printf("%s,%ld,%ld,%ld,%ld,%ld,%ld,%ld.%02ld\n", u.name.c_str(), u.total, u.in_time, u.longest,
                    u.elapsed, u.unpublished, u.few_officers, u.cents / 100, u.cents % 100);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 64;
    int const file = ::open(argv[1], O_RDONLY);
    struct stat info {};
    if (file < 0 || ::fstat(file, &info) != 0) return 1;
    auto const size = static_cast<std::size_t>(info.st_size);
    auto* const text =
        static_cast<char const*>(::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0));
    if (text == MAP_FAILED) return 1;
    Units units;
    auto const days = read_days(argv[2]);
    auto const* const first = static_cast<char const*>(std::memchr(text, '\n', size)) + 1;
    count(first, text + size, days, units);
    print(units.all());
    return 0;
}
