#include <fmt/format.h>

#include <algorithm>
#include <bitset>
#include <set>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/data.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

/// A line of data/lint/phrases.txt: what is wrong, what is right, and words in which it is not wrong.
struct Phrase {
    std::string wrong;
    std::string right;
    std::vector<std::string> unless;
};

std::vector<Phrase> read_phrases() {
    std::vector<Phrase> phrases;
    for (auto const line : data_lines("lint/phrases.txt")) {
        auto const arrow = line.find("=>");
        ENSURE(arrow != std::string_view::npos);
        auto const bar = std::min(line.find('|'), line.size());
        Phrase phrase{std::string(trim(line.substr(0, arrow))),
                      std::string(trim(line.substr(arrow + 2, bar - arrow - 2))),
                      {}};
        for (auto rest = line.substr(std::min(bar + 1, line.size())); !rest.empty();) {
            auto const comma = std::min(rest.find(','), rest.size());
            phrase.unless.emplace_back(trim(rest.substr(0, comma)));
            rest.remove_prefix(std::min(comma + 1, rest.size()));
        }
        phrases.push_back(std::move(phrase));
    }
    return phrases;
}

/// The phrases by their first character, so that a text is read once for all of them.
class Phrases {
  public:
    Phrases() : phrases_(read_phrases()) {
        for (std::size_t i = 0; i < phrases_.size(); ++i) {
            std::size_t at = 0;
            char32_t const first = next_code_point(phrases_[i].wrong, at);
            firsts_.set(first % firsts_.size());
            by_first_[first].push_back(i);
        }
    }

    /// Those that stand in a text, in the order of the file.
    [[nodiscard]] std::vector<Phrase const*> in(std::string_view text) const {
        std::set<std::size_t> found;
        for (std::size_t at = 0; at < text.size();) {
            std::size_t const start = at;
            char32_t const first = next_code_point(text, at);
            if (!firsts_[first % firsts_.size()]) continue;
            auto const same = by_first_.find(first);
            if (same == by_first_.end()) continue;
            for (std::size_t i : same->second) {
                if (text.substr(start).starts_with(phrases_[i].wrong)) found.insert(i);
            }
        }
        std::vector<Phrase const*> out;
        for (std::size_t i : found)
            out.push_back(&phrases_[i]);
        return out;
    }

  private:
    std::vector<Phrase> phrases_;
    std::bitset<4096> firsts_;  ///< by remainder: most characters are passed over by a look
    std::unordered_map<char32_t, std::vector<std::size_t>> by_first_;
};

bool is_meant(std::string const& text, std::size_t at, Phrase const& phrase) {
    return std::any_of(phrase.unless.begin(), phrase.unless.end(), [&](std::string const& word) {
        for (auto start = word.find(phrase.wrong); start != std::string::npos;
             start = word.find(phrase.wrong, start + 1)) {
            if (at >= start && text.compare(at - start, word.size(), word) == 0) return true;
        }
        return false;
    });
}

/// Of a filing request; told at the first item it serves.
void report_request(Context const& context, catalogue::MaterialRequest const& request, Phrase const& phrase,
                    Report& report) {
    auto const serves = [&](Entry const& entry) {
        return !request.items.empty() && entry.item->number == request.items.front();
    };
    auto const entry = std::find_if(context.entries.begin(), context.entries.end(), serves);
    if (entry == context.entries.end()) return;
    report.add("damaged_phrase", *entry->list, *entry->item,
               fmt::format("第 {} 项的填报材料里“{}”疑为“{}”，请对照原文件核对。", entry->item->number,
                           phrase.wrong, phrase.right));
}

}  // namespace

void check_phrases(Context const& context, Report& report) {
    static Phrases const kPhrases;
    for (auto const& request : context.catalogue.material_requests) {
        for (Phrase const* phrase : kPhrases.in(request.text)) {
            if (is_meant(request.text, request.text.find(phrase->wrong), *phrase)) continue;
            report_request(context, request, *phrase, report);
        }
    }
    for (Entry const& entry : context.entries) {
        std::string text = entry.item->text;
        std::string told;
        for (Phrase const* phrase : kPhrases.in(text)) {
            auto const at = text.find(phrase->wrong);
            if (at == std::string::npos || is_meant(text, at, *phrase)) continue;
            text.replace(at, phrase->wrong.size(), phrase->right);
            told += fmt::format("{}“{}”疑为“{}”", told.empty() ? "" : "，", phrase->wrong, phrase->right);
        }
        if (told.empty()) continue;
        report.add("damaged_phrase", *entry.list, *entry.item,
                   fmt::format("第 {} 项{}，请对照原文件核对。", entry.item->number, told), text);
    }
}

}  // namespace zs::lint
