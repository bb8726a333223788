// Writes the administrative-penalty ledger of script/bench ledger: ledger_rows ROWS >FILE. The same bytes for
// the same number on every machine.
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

constexpr int kUnits = 80;
constexpr std::size_t kFlush = 1U << 20U;

/// splitmix64
class Random {
  public:
    std::uint64_t next() {
        auto z = state_ += 0x9E3779B97F4A7C15U;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    int below(int bound) { return static_cast<int>(next() % static_cast<std::uint64_t>(bound)); }

  private:
    std::uint64_t state_ = 2024;
};

std::vector<std::string> days(int first_year, int last_year) {
    using namespace std::chrono;
    std::vector<std::string> out;
    for (sys_days at = year(first_year) / January / 1; at <= sys_days(year(last_year) / December / 31);
         at += std::chrono::days(1)) {
        year_month_day const date(at);
        char text[16];
        std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
        out.emplace_back(text);
    }
    return out;
}

std::vector<std::string> units() {
    char const* const kinds[] = {"市场监督管理局", "综合行政执法局", "交通运输局", "生态环境局",
                                 "应急管理局"};
    std::vector<std::string> out;
    for (int i = 0; i < kUnits; ++i)
        out.push_back("示例" + std::to_string(i / 5 + 1) + "区" + kinds[i % 5]);
    return out;
}

void append(std::string& out, int number) {
    char text[16];
    auto const end = std::to_chars(text, text + sizeof text, number).ptr;
    out.append(text, end);
}

}  // namespace

int main(int argc, char** argv) {
    long const rows = argc > 1 ? std::atol(argv[1]) : 1'000'000;
    auto const calendar = days(2020, 2026);
    auto const names = units();
    int const last_start = static_cast<int>(calendar.size()) - 60;
    Random random;
    std::string out = "id,unit,decided,published,served,fine,officers,legal_review\n";
    for (long row = 0; row < rows; ++row) {
        int const decided = random.below(last_start);
        out += "CF2024-";
        append(out, static_cast<int>(10'000'000 + row));
        out += ',' + names[static_cast<std::size_t>(random.below(kUnits))] + ',' +
               calendar[static_cast<std::size_t>(decided)] + ',';
        if (random.below(50) != 0)  // one in fifty was never published
            out += calendar[static_cast<std::size_t>(
                decided + (random.below(20) == 0 ? random.below(50) : random.below(10)))];
        out += ',' + calendar[static_cast<std::size_t>(decided + random.below(8))] + ',';
        append(out, random.below(200'000));
        out += '.';
        int const cents = random.below(100);
        out += static_cast<char>('0' + cents / 10);
        out += static_cast<char>('0' + cents % 10);
        out += ',';
        out += random.below(100) == 0 ? '1' : static_cast<char>('2' + random.below(3));
        out += random.below(4) == 0 ? ",是\n" : ",否\n";
        if (out.size() >= kFlush) {
            std::fwrite(out.data(), 1, out.size(), stdout);
            out.clear();
        }
    }
    std::fwrite(out.data(), 1, out.size(), stdout);
    return std::fflush(stdout) == 0 ? 0 : 1;
}
