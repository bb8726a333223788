#include "formats/xlsx/format_tokens.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "base/text.h"

namespace zs::formats {
namespace {

constexpr std::size_t kLongestFormat = 1'000;  // Excel's own limit is 255 characters

char lower(char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

class Tokenizer {
  public:
    explicit Tokenizer(std::string_view code) : code_(code.substr(0, kLongestFormat)) {}

    std::vector<FormatSection> all() {
        sections_.emplace_back();
        while (at_ < code_.size())
            step();
        for (auto& section : sections_)
            finish(section);
        return std::move(sections_);
    }

  private:
    FormatSection& section() { return sections_.back(); }
    void add(TokenKind kind, std::string text) { section().tokens.push_back({kind, std::move(text)}); }
    bool takes(std::string_view word) {
        if (code_.size() - at_ < word.size()) return false;
        for (std::size_t i = 0; i < word.size(); ++i) {
            if (lower(code_[at_ + i]) != lower(word[i])) return false;
        }
        at_ += word.size();
        return true;
    }

    void step() {
        if (takes("General")) return add(TokenKind::general, "");
        if (takes("AM/PM") || takes("A/P")) return add(TokenKind::half_day, "AM/PM");
        if (takes("上午/下午")) return add(TokenKind::half_day, "上午/下午");
        if (takes("E+") || takes("E-")) return add(TokenKind::exponent, "");
        char c = code_[at_];
        switch (c) {
            case '"': return quoted();
            case '[': return bracket();
            case '\\':
            case '!': ++at_; return literal();
            case '_':
            case '*': ++at_; return skip();  // width of a character, fill character: nothing to read
            case ';':
                ++at_;
                sections_.emplace_back();
                return;
            case '0':
            case '#':
            case '?': ++at_; return add(TokenKind::digit, std::string(1, c));
            case '.': ++at_; return add(TokenKind::point, ".");
            case ',': ++at_; return add(TokenKind::comma, ",");
            case '%': ++at_; return add(TokenKind::percent, "%");
            case '@':
                ++at_;
                section().is_text = true;
                return add(TokenKind::text, "");
            case '/': section().fraction = true; return literal();
            default: break;
        }
        if (std::string_view("ymdhsaebg").find(lower(c)) != std::string_view::npos) return date(c);
        literal();
    }

    void quoted() {
        std::size_t end = std::min(code_.find('"', at_ + 1), code_.size());
        add(TokenKind::literal, std::string(code_.substr(at_ + 1, end - at_ - 1)));
        at_ = std::min(end + 1, code_.size());
    }

    void literal() {
        if (at_ >= code_.size()) return;
        std::size_t start = at_;
        next_code_point(code_, at_);
        add(TokenKind::literal, std::string(code_.substr(start, at_ - start)));
    }

    void skip() {
        if (at_ < code_.size()) next_code_point(code_, at_);
    }

    void date(char c) {
        std::size_t start = at_;
        while (at_ < code_.size() && lower(code_[at_]) == lower(c))
            ++at_;
        std::string letters(code_.substr(start, at_ - start));
        std::transform(letters.begin(), letters.end(), letters.begin(), lower);
        section().is_date = true;
        add(TokenKind::date, std::move(letters));
    }

    void bracket() {
        std::size_t end = std::min(code_.find(']', at_), code_.size());
        std::string inside(code_.substr(at_ + 1, end > at_ ? end - at_ - 1 : 0));
        at_ = std::min(end + 1, code_.size());
        std::transform(inside.begin(), inside.end(), inside.begin(), lower);
        if (inside.starts_with('$')) {  // currency and locale: [$¥-804]
            std::string sign = inside.substr(1, inside.find('-') - 1);
            if (!sign.empty()) add(TokenKind::literal, sign);
        } else if (inside.starts_with("dbnum")) {
            section().chinese_digits = std::atoi(inside.c_str() + 5);
        } else if (!inside.empty() && inside.find_first_not_of(inside.front()) == std::string::npos &&
                   std::string_view("hms").find(inside.front()) != std::string_view::npos) {
            section().is_date = true;
            add(TokenKind::elapsed, inside);
        } else {
            condition(inside);
        }
    }

    void condition(std::string const& inside) {
        struct Comparison {
            std::string_view sign;
            bool (*holds)(double, double);
        };
        static constexpr Comparison kComparisons[] = {{">=", [](double a, double b) { return a >= b; }},
                                                      {"<=", [](double a, double b) { return a <= b; }},
                                                      {"<>", [](double a, double b) { return a != b; }},
                                                      {">", [](double a, double b) { return a > b; }},
                                                      {"<", [](double a, double b) { return a < b; }},
                                                      {"=", [](double a, double b) { return a == b; }}};
        for (auto const& comparison : kComparisons) {
            if (!inside.starts_with(comparison.sign)) continue;
            section().condition = comparison.holds;
            section().operand = std::strtod(inside.c_str() + comparison.sign.size(), nullptr);
            return;
        }
    }

    static void finish(FormatSection& section) {
        bool digits = std::any_of(section.tokens.begin(), section.tokens.end(),
                                  [](auto const& token) { return token.kind == TokenKind::digit; });
        section.fraction = section.fraction && digits && !section.is_date;
    }

    std::string_view code_;
    std::size_t at_ = 0;
    std::vector<FormatSection> sections_;
};

}  // namespace

std::vector<FormatSection> parse_format(std::string_view code) {
    return Tokenizer(code).all();
}

}  // namespace zs::formats
