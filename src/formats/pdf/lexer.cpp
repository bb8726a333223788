#include "formats/pdf/lexer.h"

#include <cctype>
#include <utility>

namespace zs::formats::pdf {
namespace {

using Kind = Value::Kind;

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_decimal(char c) {
    return c >= '0' && c <= '9';
}

Value made(Kind kind, std::string text) {
    Value out;
    out.kind = kind;
    out.text = std::move(text);
    return out;
}

}  // namespace

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool is_delimiter(char c) {
    return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' ||
           c == '/' || c == '%';
}

void Lexer::skip_blanks() {
    while (at_ < bytes_.size()) {
        if (is_blank(bytes_[at_])) {
            ++at_;
        } else if (bytes_[at_] == '%') {
            while (at_ < bytes_.size() && bytes_[at_] != '\n' && bytes_[at_] != '\r')
                ++at_;
        } else {
            return;
        }
    }
}

Value Lexer::next(bool references) {
    return read(references, 0);
}

Value Lexer::read(bool references, int depth) {
    while (true) {
        skip_blanks();
        if (done()) return {};
        char c = peek();
        if (is_decimal(c) || c == '-' || c == '+' || c == '.') return read_number_or_reference(references);
        if (c == '/') return read_name();
        if (c == '(') return read_literal_string();
        if (c == '<' && peek(1) == '<') return read_dictionary(references, depth);
        if (c == '<') return read_hex_string();
        if (c == '[') return read_array(references, depth);
        if (!is_delimiter(c)) return read_keyword();
        if (c == ']' || (c == '>' && peek(1) == '>')) {
            at_ += c == ']' ? 1 : 2;
            return made(Kind::keyword, c == ']' ? "]" : ">>");
        }
        ++at_;  // a stray delimiter
    }
}

double Lexer::read_number() {
    bool negative = false;
    while (peek() == '-' || peek() == '+') {
        negative = negative || peek() == '-';
        ++at_;
    }
    double value = 0;
    for (; is_decimal(peek()); ++at_)
        value = value * 10 + (peek() - '0');
    if (peek() == '.') {
        ++at_;
        for (double place = 0.1; is_decimal(peek()); ++at_, place /= 10)
            value += place * (peek() - '0');
    }
    // Numbers that some producers break: "12-34" counts as 12.
    while (!done() && !is_blank(peek()) && !is_delimiter(peek()) &&
           (is_decimal(peek()) || peek() == '-' || peek() == '.'))
        ++at_;
    return negative ? -value : value;
}

Value Lexer::read_number_or_reference(bool references) {
    Value out;
    out.kind = Kind::number;
    std::size_t start = at_;
    out.number = read_number();
    if (at_ == start) ++at_;
    if (!references || !is_decimal(bytes_[start])) return out;
    std::size_t after = at_;
    skip_blanks();
    std::size_t generation_at = at_;
    int digits = 0;
    for (; is_decimal(peek()) && digits < 6; ++digits)
        ++at_;
    if (digits > 0 && digits < 6) {
        Lexer generation(bytes_.substr(0, at_), generation_at);
        int value = static_cast<int>(generation.read_number());
        skip_blanks();
        if (peek() == 'R' && (at_ + 1 >= bytes_.size() || is_blank(peek(1)) || is_delimiter(peek(1)))) {
            ++at_;
            out.kind = Kind::reference;
            out.generation = value;
            return out;
        }
    }
    at_ = after;
    return out;
}

void Lexer::read_escape(std::string& out) {
    char c = peek();
    ++at_;
    switch (c) {
        case 'n': out.push_back('\n'); return;
        case 'r': out.push_back('\r'); return;
        case 't': out.push_back('\t'); return;
        case 'b': out.push_back('\b'); return;
        case 'f': out.push_back('\f'); return;
        case '\r':
            if (peek() == '\n') ++at_;
            return;
        case '\n': return;
        default: break;
    }
    if (c < '0' || c > '7') {
        out.push_back(c);
        return;
    }
    int value = c - '0';
    for (int i = 0; i < 2 && peek() >= '0' && peek() <= '7'; ++i, ++at_)
        value = value * 8 + (peek() - '0');
    out.push_back(static_cast<char>(value & 0xFF));
}

Value Lexer::read_literal_string() {
    std::string out;
    ++at_;
    for (int open = 1; !done(); ++at_) {
        char c = peek();
        if (c == '\\') {
            ++at_;
            if (done()) break;
            read_escape(out);
            --at_;
            continue;
        }
        if (c == '(') ++open;
        if (c == ')' && --open == 0) {
            ++at_;
            break;
        }
        out.push_back(c);
    }
    return made(Kind::string, std::move(out));
}

Value Lexer::read_hex_string() {
    std::string out;
    int high = -1;
    for (++at_; !done() && peek() != '>'; ++at_) {
        int digit = hex_digit(peek());
        if (digit < 0) continue;
        if (high < 0) {
            high = digit;
        } else {
            out.push_back(static_cast<char>(high * 16 + digit));
            high = -1;
        }
    }
    if (!done()) ++at_;
    if (high >= 0) out.push_back(static_cast<char>(high * 16));
    return made(Kind::string, std::move(out));
}

Value Lexer::read_name() {
    std::string out;
    for (++at_; !done() && !is_blank(peek()) && !is_delimiter(peek()); ++at_) {
        if (peek() == '#' && hex_digit(peek(1)) >= 0 && hex_digit(peek(2)) >= 0) {
            out.push_back(static_cast<char>(hex_digit(peek(1)) * 16 + hex_digit(peek(2))));
            at_ += 2;
        } else {
            out.push_back(peek());
        }
    }
    return made(Kind::name, std::move(out));
}

Value Lexer::read_keyword() {
    std::size_t start = at_;
    while (!done() && !is_blank(peek()) && !is_delimiter(peek()))
        ++at_;
    auto word = bytes_.substr(start, at_ - start);
    Value out;
    if (word == "null") return out;
    if (word == "true" || word == "false") {
        out.kind = Kind::boolean;
        out.number = word == "true" ? 1 : 0;
        return out;
    }
    return made(Kind::keyword, std::string(word));
}

Value Lexer::read_array(bool references, int depth) {
    Value out;
    ++at_;
    if (depth >= max_depth_) return out;
    auto items = std::make_shared<Array>();
    while (true) {
        Value item = read(references, depth + 1);
        if (item.is(Kind::keyword) && item.text == "]") break;
        if (item.is(Kind::null) && done()) break;
        bool lost = item.is(Kind::keyword) && (item.text == "endobj" || item.text == ">>");
        if (lost) break;  // the bracket is missing
        items->push_back(std::move(item));
    }
    out.kind = Kind::array;
    out.items = std::move(items);
    return out;
}

Value Lexer::read_dictionary(bool references, int depth) {
    Value out;
    at_ += 2;
    if (depth >= max_depth_) return out;
    auto entries = std::make_shared<Dictionary>();
    while (true) {
        Value key = read(references, depth + 1);
        if (key.is(Kind::keyword) && (key.text == ">>" || key.text == "endobj" || key.text == "stream"))
            break;
        if (done()) break;
        if (!key.is(Kind::name)) continue;
        Value value = read(references, depth + 1);
        if (value.is(Kind::keyword) && (value.text == ">>" || value.text == "endobj")) break;
        (*entries)[std::move(key.text)] = std::move(value);
    }
    out.kind = Kind::dictionary;
    out.entries = std::move(entries);
    return out;
}

}  // namespace zs::formats::pdf
