#include "catalogue/recognise/front_matter.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "catalogue/recognise/date_window.h"
#include "catalogue/recognise/declared_counts.h"
#include "catalogue/recognise/front_lines.h"
#include "catalogue/recognise/front_words.h"
#include "catalogue/recognise/headings.h"
#include "catalogue/recognise/marks.h"
#include "catalogue/recognise/places.h"
#include "catalogue/recognise/unit_names.h"
#include "catalogue/recognise/word_lists.h"

namespace zs::catalogue::recognise {
namespace {

using std::u32string;
using std::u32string_view;
using Lines = std::vector<FrontLine>;

u32string compact(u32string_view text) {
    return compact_of(to_utf8(text));
}

// ---- document number: 某政办发〔2022〕7号

std::optional<u32string> number_in(u32string_view line) {
    std::size_t mark = line.find(U'号');
    std::size_t close = line.find_first_of(U"〕]］】）)");
    std::size_t open = line.find_first_of(U"〔[［【（(");
    if (mark == u32string_view::npos || close == u32string_view::npos || open == u32string_view::npos)
        return {};
    bool shape = open >= 1 && close == open + 5 && mark > close + 1 && mark <= close + 7;
    if (!shape || !read_date(u32string(line.substr(open + 1, 4)) + U"年", 0)) return {};
    u32string serial(line.substr(close + 1, mark - close - 1));
    if (starts_with(serial, U"第")) serial.erase(0, 1);
    bool digits = !serial.empty() && std::all_of(serial.begin(), serial.end(), is_digit);
    return digits ? std::optional(u32string(line.substr(0, mark + 1))) : std::nullopt;
}

/// A number alone on its line, or behind a label or in front of 签发人; one inside a sentence is a citation.
std::optional<std::string> document_number(Lines const& lines) {
    constexpr std::size_t kLongestLine = 40;
    for (FrontLine const& line : lines) {
        u32string text = compact(line.text);
        for (u32string_view label :
             {u32string_view(U"文号："), u32string_view(U"文号:"), u32string_view(U"发文字号：")}) {
            if (std::size_t at = text.find(label); at != u32string::npos)
                text = text.substr(at + label.size());
        }
        if (!text.empty() && (text.front() == U'（' || text.front() == U'(')) text.erase(0, 1);
        if (text.size() > kLongestLine || has(text, U"《") || has(text, U"，") || has(text, U"根据"))
            continue;
        if (auto number = number_in(text)) return to_utf8(*number);
    }
    return std::nullopt;
}

// ---- date

bool is_date_line(u32string_view compacted, std::string& iso) {
    u32string_view text = compacted;
    while (!text.empty() && has(U"（(", text.substr(0, 1)))
        text.remove_prefix(1);
    auto date = read_date(text, 0);
    if (!date || date->first != date->last) return false;
    u32string_view rest = text.substr(date->end);
    u32string_view tail = word_at_start(rest, front_words("date_tails"));
    rest.remove_prefix(tail.size());
    iso = date->first;
    return rest.find_first_not_of(U"）)。") == u32string_view::npos;
}

std::optional<std::string> labelled_date(Lines const& lines) {
    for (FrontLine const& line : lines) {
        for (u32string const& label : front_words("date_labels")) {
            std::size_t at = line.text.find(label);
            if (at == u32string::npos) continue;
            u32string_view rest = u32string_view(line.text).substr(at + label.size());
            std::size_t start = rest.find_first_not_of(U"：: ");
            auto date = start == u32string_view::npos ? std::nullopt : read_date(rest, start);
            if (date && date->first == date->last) return date->first;
        }
    }
    return std::nullopt;
}

std::optional<std::string> issued_on(Lines const& before, Lines const& after) {
    std::string iso;
    for (Lines const* lines : {&before, &after}) {
        for (FrontLine const& line : *lines) {
            if (is_date_line(compact(line.text), iso)) return iso;
        }
    }
    return labelled_date(before);
}

// ---- issuer

constexpr double kSurelyAUnit = 0.6;

/// Units in front of 关于, parted by blanks: "某某区人民政府办公室 关于印发…的通知".
std::optional<u32string> issuer_in_heading(u32string_view line) {
    std::size_t about = line.find(U"关于");
    if (about == u32string_view::npos || about < 4) return std::nullopt;
    u32string issuer;
    for (Fragment const& piece : unit_fragments(line.substr(0, about))) {
        if (name_score(piece.text) < kSurelyAUnit) return std::nullopt;
        if (!issuer.empty()) issuer += U"、";
        issuer += piece.text;
    }
    return issuer;
}

std::optional<u32string> unit_line(FrontLine const& line) {
    u32string text = compact(line.text);
    bool unit = text.size() >= 5 && text.size() <= 40 && name_score(text) >= kSurelyAUnit;
    return unit ? std::optional(text) : std::nullopt;
}

std::optional<std::string> labelled_issuer(Lines const& lines) {
    for (FrontLine const& line : lines) {
        for (u32string const& label : front_words("signature_labels")) {
            std::size_t at = line.text.find(label);
            if (at == u32string::npos || !has(U"：:", u32string_view(line.text).substr(at + label.size(), 1)))
                continue;
            if (at + label.size() + 1 >= line.text.size()) continue;
            u32string rest = line.text.substr(at + label.size() + 1);
            std::string name(trim(to_utf8(rest.substr(0, rest.find_first_of(U"；;|")))));
            if (!name.empty()) return name;
        }
    }
    return std::nullopt;
}

std::optional<std::string> issuer(Lines const& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (auto unit = issuer_in_heading(lines[i].text)) return to_utf8(*unit);
        bool about = starts_with(compact(lines[i].text), U"关于印发") && i > 0;
        if (about && unit_line(lines[i - 1])) return to_utf8(*unit_line(lines[i - 1]));
    }
    std::string iso;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        bool signed_here = is_date_line(compact(lines[i].text), iso) && unit_line(lines[i - 1]);
        if (signed_here) return to_utf8(*unit_line(lines[i - 1]));
    }
    return labelled_issuer(lines);
}

// ---- title

bool is_annex_mark(u32string_view compacted) {
    u32string_view word = word_at_start(compacted, front_words("annex"));
    if (word.empty()) return false;
    u32string_view rest = compacted.substr(word.size());
    return rest.find_first_not_of(U"0123456789一二三四五六七八九十：:.-、") == u32string_view::npos;
}

bool ends_like_title(u32string_view compacted) {
    std::size_t bracket = compacted.find_last_of(U"（(");
    bool closed = !compacted.empty() && (compacted.back() == U'）' || compacted.back() == U')');
    u32string_view text =
        closed && bracket != u32string_view::npos && bracket > 4 ? compacted.substr(0, bracket) : compacted;
    if (!word_at_end(text, front_words("title_ends")).empty()) return true;
    std::string lower = to_utf8(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    auto const& latin = front_words("title_ends_latin");
    return std::any_of(latin.begin(), latin.end(), [&](auto const& word) {
        return contains(lower, replace_all(to_utf8(word), " ", ""));
    });
}

bool may_be_title(FrontLine const& line, u32string_view compacted) {
    if (compacted.size() < 4 || compacted.size() > 90 || line.from_sheet_name) return false;
    if (ends_sentence(compacted) || has(U"：:；;，,", compacted.substr(compacted.size() - 1))) return false;
    if (has(U"（(", compacted.substr(0, 1)) || is_annex_mark(compacted)) return false;
    if (!word_at_start(compacted, front_words("annex")).empty() && has(compacted, U"：")) return false;
    ListTitle const counted = read_list_title(to_utf8(compacted));
    if (counted.declared_count && counted.name.empty()) return false;  // 共13项任务
    std::string iso;
    return !read_mark(compacted) && !is_date_line(compacted, iso) && !number_in(compacted);
}

/// A title broken over two lines: the first half ends in nothing that ends a title or a sentence.
bool goes_on(FrontLine const& above, u32string_view below) {
    u32string text = compact(above.text);
    if (!may_be_title(above, text) || text.size() < 6 || text.size() > 30) return false;
    bool fresh = !place_at_start(below).empty() || starts_with(below, U"关于") ||
                 (!below.empty() && is_digit(below[0]));
    return !fresh && !ends_like_title(text) && name_score(text) < kSurelyAUnit;
}

std::string written(FrontLine const& line) {
    return clean_text(to_utf8(line.text));
}

std::string title_of(Lines const& lines, Catalogue const& recognised) {
    bool several = recognised.lists.size() > 1;
    std::string first_list = recognised.lists.empty() ? std::string() : recognised.lists.front().name;
    std::string fallback;
    for (std::size_t i = lines.size(); i-- > 0;) {
        u32string text = compact(lines[i].text);
        if (is_annex_mark(text) && !fallback.empty()) break;
        if (!may_be_title(lines[i], text)) continue;
        bool list_title = several && read_list_title(to_utf8(text)).declared_count.has_value();
        bool good = ends_like_title(text) && !list_title;
        std::string title = written(lines[i]);
        if (good && i > 0 && goes_on(lines[i - 1], text)) title = written(lines[i - 1]) + title;
        if (good) return title;
        if (fallback.empty()) fallback = title;
    }
    if (!fallback.empty()) return fallback;
    if (!first_list.empty()) return first_list;
    auto sheet =
        std::find_if(lines.begin(), lines.end(), [](FrontLine const& line) { return line.from_sheet_name; });
    return sheet == lines.end() ? std::string() : written(*sheet);
}

// ---- jurisdiction

void vote(u32string_view text, int weight, std::map<u32string, int>& votes) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        u32string_view before = text.substr(0, i);
        bool start = i == 0 || ends_with(before, U"《") || ends_with(before, U"“") ||
                     ends_with(before, U"中共") || ends_with(before, U"关于") || ends_with(before, U"印发") ||
                     ends_with(before, U"年") || ends_with(before, U"年度") || ends_with(before, U" ");
        if (!start) continue;
        u32string_view chain = place_at_start(text.substr(i));
        if (!chain.empty()) votes[u32string(chain)] += weight;
    }
}

/// The lowest place most often named; in the longest writing of its chain.
std::optional<std::string> winner(std::map<u32string, int> const& votes) {
    std::map<u32string, int> lowest;
    for (auto const& [chain, count] : votes)
        lowest[u32string(lowest_place(chain))] += count;
    auto best = std::max_element(lowest.begin(), lowest.end(),
                                 [](auto const& a, auto const& b) { return a.second < b.second; });
    if (best == lowest.end()) return std::nullopt;
    u32string chain = best->first;
    for (auto const& [candidate, count] : votes) {
        if (ends_with(candidate, best->first) && candidate.size() > chain.size()) chain = candidate;
    }
    return to_utf8(chain);
}

/// Places in front of the names of units, where the units' level word (区…) agrees: 某某区税务局 among
/// 区财政局.
std::optional<std::string> place_of_units(Catalogue const& recognised) {
    std::map<u32string, int> votes;
    std::map<char32_t, int> levels;
    for (List const& list : recognised.lists) {
        for (Item const& item : list.items) {
            for (auto const* names : {&item.lead_units, &item.responsible_units}) {
                for (std::string const& name : *names) {
                    u32string unit = to_utf32(name);
                    if (has(U"区县市旗州", u32string_view(unit).substr(0, 1))) ++levels[unit[0]];
                    u32string_view chain = place_at_start(unit);
                    if (!chain.empty() && chain.size() < unit.size()) votes[u32string(chain)] += 1;
                }
            }
        }
    }
    auto level = std::max_element(levels.begin(), levels.end(),
                                  [](auto const& a, auto const& b) { return a.second < b.second; });
    std::erase_if(
        votes, [&](auto const& vote) { return level != levels.end() && vote.first.back() != level->first; });
    return winner(votes);
}

std::optional<std::string> jurisdiction(Lines const& lines, FrontMatter const& front,
                                        Catalogue const& recognised) {
    constexpr std::size_t kLongestHeadLine = 80;
    std::map<u32string, int> votes;
    for (FrontLine const& line : lines) {
        u32string text = compact(line.text);
        if (text.size() <= kLongestHeadLine && !ends_sentence(text)) vote(line.text, 1, votes);
    }
    vote(to_utf32(front.title), 3, votes);
    if (front.issuer) vote(to_utf32(*front.issuer), 2, votes);
    for (List const& list : recognised.lists)
        vote(to_utf32(list.name), 1, votes);
    if (auto place = winner(votes)) return place;
    return place_of_units(recognised);
}

}  // namespace

FrontMatter read_front_matter(documents::Document const& document, Catalogue const& recognised) {
    Lines before = lines_before_items(document, recognised);
    Lines after = lines_after_items(document, recognised);
    FrontMatter front;
    front.title = title_of(before, recognised);
    front.issuer = issuer(before);
    front.document_number = document_number(before);
    front.issued_on = issued_on(before, after);
    front.jurisdiction = jurisdiction(before, front, recognised);
    front.declared = declared_counts(before, recognised);
    return front;
}

void apply_front_matter(FrontMatter const& front, Catalogue& catalogue) {
    catalogue.title = front.title;
    catalogue.jurisdiction = front.jurisdiction;
    catalogue.issuer = front.issuer;
    catalogue.document_number = front.document_number;
    catalogue.issued_on = front.issued_on;
    for (List& list : catalogue.lists) {
        if (list.name.empty()) list.name = front.title;
    }
    for (DeclaredCount const& declared : front.declared) {
        for (List& list : catalogue.lists) {
            if (list.name == declared.name && !list.declared_count) list.declared_count = declared.count;
        }
    }
}

}  // namespace zs::catalogue::recognise
