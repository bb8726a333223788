// Every tests/lint/<rule>.cases is run: snippets of catalogues and what the rule must tell of them. How a
// case is written stands in tests/lint/README.md.
#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/text.h"
#include "lint/lint.h"
#include "lint/minima.h"
#include "lint/registry.h"
#include "lint/rule.h"
#include "requirements/complete.h"

using namespace zs;
using namespace zs::catalogue;

namespace {

namespace fs = std::filesystem;

/// Texts for `@others`: sound, short, each its own.
constexpr char const* kSound[] = {
    "按月公布空气质量。",   "主要路段每日洒水两次。", "公园厕所全天开放。",   "社区食堂明码标价。",
    "校车每学期检修。",     "老旧电梯逐台登记。",     "河道垃圾及时清运。",   "养犬登记率逐年提高。",
    "图书馆周末不闭馆。",   "停车泊位按图施划。",     "路灯亮灯率保持稳定。", "公厕保洁责任到人。",
    "夜市摊位统一编号。",   "绿道每季巡查一遍。",     "井盖缺损当天更换。",   "农贸市场公示秤具。",
    "旧衣回收箱按期清空。", "广场噪声装屏提示。",     "水质报告张贴上墙。",   "雨污管网分段清淤。"};

struct Case {
    std::string name;
    Catalogue catalogue;
    std::optional<Catalogue> base;
    std::vector<lint::DocumentLine> lines;
    std::vector<std::string> expected;
};

std::vector<std::string> split(std::string const& text, std::string const& by) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (auto at = text.find(by); at != std::string::npos; at = text.find(by, start)) {
        parts.emplace_back(trim(std::string_view(text).substr(start, at - start)));
        start = at + by.size();
    }
    parts.emplace_back(trim(std::string_view(text).substr(start)));
    return parts;
}

std::vector<std::string> names_in(std::string const& text) {
    return text.empty() ? std::vector<std::string>() : split(text, "、");
}

template <class Enum>
Enum one_of(std::string const& word, std::initializer_list<std::pair<char const*, Enum>> words) {
    for (auto const& [name, value] : words) {
        if (word == name) return value;
    }
    FAIL("unknown word " << word);
    return words.begin()->second;
}

class Reader {
  public:
    explicit Reader(Case& to) : case_(to), target_(&to.catalogue) {}

    void read(std::string const& line) {
        if (line.starts_with("@")) {
            auto const blank = std::min(line.find(' '), line.size());
            directive(line.substr(1, blank - 1), std::string(trim(std::string_view(line).substr(blank))));
        } else {
            item(line);
        }
    }

  private:
    void directive(std::string const& word, std::string const& value) {
        if (word == "title")
            target_->title = value;
        else if (word == "jurisdiction")
            target_->jurisdiction = value;
        else if (word == "issued_on")
            target_->issued_on = value;
        else if (word == "level1")
            level1_ = value;
        else if (word == "level2")
            level2_ = value;
        else if (word == "list")
            list(value);
        else if (word == "others")
            others(value);
        else if (word == "base")
            target_ = &case_.base.emplace();
        else if (word == "line")
            line(replace_all(value, "⇥", "\t"));
        else if (word == "request")
            request(value);
        else
            FAIL("unknown directive " << word);
    }

    void line(std::string const& text) {
        lint::DocumentLine one{text, {}};
        one.source.line = static_cast<int>(case_.lines.size()) + 1;
        case_.lines.push_back(one);
    }

    /// "3、4 | what these items are to file"
    void request(std::string const& value) {
        auto const parts = split(value, "|");
        MaterialRequest made;
        made.items = names_in(parts[0]);
        made.text = parts.at(1);
        target_->material_requests.push_back(made);
    }

    void list(std::string const& value) {
        auto const parts = split(value, "|");
        List made;
        made.name = parts[0];
        if (parts.size() > 1)
            made.kind = one_of<ListKind>(parts[1], {{"basic", ListKind::basic},
                                                    {"quantitative", ListKind::quantitative},
                                                    {"negative", ListKind::negative},
                                                    {"additional", ListKind::additional},
                                                    {"indicator", ListKind::indicator}});
        if (parts.size() > 2) made.declared_count = std::stoi(parts[2]);
        target_->lists.push_back(made);
    }

    /// "@others 10": so many sound items, numbered on; "@others 10 | lead: 区司法局" with these fields.
    void others(std::string const& value) {
        auto const bar = std::min(value.find('|'), value.size());
        auto const fields = bar < value.size() ? value.substr(bar) : std::string("| units: 区城管局");
        for (int i = 0; i < std::stoi(value); ++i) {
            auto const number = std::to_string(items().size() + 1);
            item(number + " | " + kSound[i % std::size(kSound)] + " " + fields);
        }
    }

    std::vector<Item>& items() {
        if (target_->lists.empty()) list("清单");
        return target_->lists.back().items;
    }

    void item(std::string const& text) {
        auto const parts = split(text, "|");
        REQUIRE_MESSAGE(parts.size() >= 2, text);
        Item made;
        made.source.line = made.source.end_line = ++source_line_;
        made.number = parts[0];
        made.text = parts[1];
        made.level1 = level1_;
        if (!level2_.empty()) made.level2 = level2_;
        for (std::size_t i = 2; i < parts.size(); ++i)
            field(made, parts[i]);
        items().push_back(made);
    }

    /// "22" or "22-24"
    static void place(Item& item, std::string const& value) {
        auto const dash = value.find('-');
        item.source.line = item.source.end_line = std::stoi(value);
        if (dash != std::string::npos) item.source.end_line = std::stoi(value.substr(dash + 1));
    }

    static void field(Item& item, std::string const& text) {
        auto const colon = std::min(text.find(':'), text.size());
        auto const word = text.substr(0, colon);
        auto const value =
            colon < text.size() ? std::string(trim(std::string_view(text).substr(colon + 1))) : "";
        if (word == "lead")
            item.lead_units = names_in(value);
        else if (word == "units")
            item.responsible_units = names_in(value);
        else if (word == "cell")
            item.units_text = replace_all(value, "⏎", "\n");
        else if (word == "clause")
            item.clauses.push_back({value, {}, {}});
        else if (word == "deadline")
            item.deadline = value;
        else if (word == "methods")
            item.methods = names_in(value);
        else if (word == "line")
            place(item, value);
        else if (word == "inapplicable")
            item.applicable = false;
        else if (word == "effect")
            item.effect = one_of<Effect>(value, {{"none", Effect::none},
                                                 {"bonus", Effect::bonus},
                                                 {"deduction", Effect::deduction},
                                                 {"veto", Effect::veto}});
        else
            FAIL("unknown field " << text);
    }

    Case& case_;
    Catalogue* target_;
    std::string level1_;
    std::string level2_;
    int source_line_ = 0;
};

std::deque<Case> read_cases(fs::path const& path) {
    std::ifstream in(path);
    std::deque<Case> cases;  // the reader keeps a reference
    std::optional<Reader> reader;
    bool expecting = false;
    for (std::string line; std::getline(in, line);) {
        if (trim(line).empty() || line.starts_with("#")) continue;
        if (line.starts_with("== ")) {
            cases.emplace_back().name = line.substr(3);
            reader.emplace(cases.back());
            expecting = false;
        } else if (line == "----") {
            expecting = true;
        } else if (expecting) {
            if (line != "nothing") cases.back().expected.push_back(line);
        } else {
            REQUIRE_MESSAGE(reader.has_value(), path.string());
            reader->read(line);
        }
    }
    return cases;
}

/// "3 => 新文", "- : 两项", "3 : 第 2 项"; the words behind ':' must stand in the message.
bool fits(Finding const& finding, std::string const& expected) {
    auto const colon = expected.find(" : ");
    auto const head = expected.substr(0, colon);
    auto const arrow = head.find(" => ");
    auto const number = head.substr(0, arrow);
    if (finding.number.value_or("-") != std::string(trim(number))) return false;
    if (arrow != std::string::npos) {
        auto const wanted = head.substr(arrow + 4);
        if (!finding.correction || *finding.correction != (wanted == "(empty)" ? "" : wanted)) return false;
    }
    return colon == std::string::npos || contains(finding.message, expected.substr(colon + 3));
}

std::string shown(std::vector<Finding> const& findings) {
    std::string out;
    for (auto const& finding : findings) {
        out += finding.number.value_or("-");
        if (finding.correction) out += " => " + *finding.correction;
        out += " : " + finding.message + "\n";
    }
    return out.empty() ? "nothing" : out;
}

void run(std::string const& rule, Case one) {
    CAPTURE(rule);
    CAPTURE(one.name);
    requirements::complete({}, one.catalogue);
    if (one.base) requirements::complete({}, *one.base);
    auto found = lint::check({one.catalogue, one.base ? &*one.base : nullptr, one.lines});
    std::erase_if(found, [&](Finding const& finding) { return finding.rule != rule; });
    CHECK_MESSAGE(found.size() == one.expected.size(), shown(found));
    for (std::size_t i = 0; i < std::min(found.size(), one.expected.size()); ++i)
        CHECK_MESSAGE(fits(found[i], one.expected[i]),
                      "expected " << one.expected[i] << "\nfound " << shown(found));
}

}  // namespace

TEST_CASE(
    "every rule tells what its cases expect, and every rule has a case that is told and one that is not") {
    for (auto const& rule : lint::rules()) {
        fs::path const path = fs::path("tests/lint") / (rule.id + ".cases");
        REQUIRE_MESSAGE(fs::exists(path), path.string() << " is missing");
        auto const cases = read_cases(path);
        auto const told =
            std::count_if(cases.begin(), cases.end(), [](Case const& one) { return !one.expected.empty(); });
        CHECK_MESSAGE(told > 0, path.string() << " has no case that is told");
        CHECK_MESSAGE(told < static_cast<int>(cases.size()), path.string()
                                                                 << " has no case that is not told");
        for (auto const& one : cases)
            run(rule.id, one);
    }
}

TEST_CASE("no file of cases is without a rule") {
    for (auto const& entry : fs::directory_iterator("tests/lint")) {
        if (entry.path().extension() != ".cases") continue;
        CHECK_MESSAGE(lint::find_rule(entry.path().stem().string()) != nullptr, entry.path().string());
    }
}

TEST_CASE("every rule is reported by one check, and says why it matters and what to do") {
    std::set<std::string> reported;
    for (auto const& check : lint::checks()) {
        for (auto const& id : check.rules) {
            CHECK_MESSAGE(reported.emplace(id).second, id);
            CHECK_MESSAGE(lint::find_rule(id) != nullptr, id);
        }
    }
    std::set<std::string> known;
    for (auto const& rule : lint::rules()) {
        CAPTURE(rule.id);
        CHECK(known.insert(rule.id).second);
        CHECK(reported.contains(rule.id));
        CHECK_FALSE(rule.name.empty());
        CHECK_FALSE(rule.name_en.empty());
        CHECK(length_in_characters(rule.why) >= 12);
        CHECK(length_in_characters(rule.advice) >= 6);
        // An error stops publication, so only what surely breaks a catalogue is one.
        bool const breaks = rule.id == "number_repeated" || rule.id == "number_reset";
        CHECK((rule.severity == Severity::error) == breaks);
    }
}

TEST_CASE("a rule that is switched off tells nothing, the others do") {
    Catalogue catalogue;
    List list;
    list.declared_count = 3;
    list.items.resize(2);
    list.items[0].number = list.items[1].number = "1";
    catalogue.lists.push_back(list);
    auto const all = lint::check({catalogue, nullptr, {}});
    auto const less = lint::check({catalogue, nullptr, {}}, {"count_mismatch"});
    auto const has = [](std::vector<Finding> const& findings, char const* rule) {
        return std::any_of(findings.begin(), findings.end(),
                           [&](Finding const& one) { return one.rule == rule; });
    };
    CHECK(has(all, "count_mismatch"));
    CHECK_FALSE(has(less, "count_mismatch"));
    CHECK(has(less, "number_repeated"));
}

TEST_CASE("the reading tells its own rules only, and of them what the review tells") {
    Catalogue catalogue;
    List list;
    list.items.resize(3);
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        auto& item = list.items[i];
        item.number = std::to_string(i < 2 ? i + 1 : 5);
        item.text = "每季度检查老旧电梯的维护记录，发现隐患的当天告知使用单位。";
        if (i == 2) item.text = "每季度检查老旧电梯的维护记录（未完";
    }
    catalogue.lists.push_back(list);
    auto const all = lint::check({catalogue, nullptr, {}});
    auto const reading = lint::check({catalogue, nullptr, {}, lint::Stage::reading});
    std::set<std::string> told;
    for (auto const& one : reading) {
        told.insert(one.rule);
        CHECK_MESSAGE(lint::find_rule(one.rule)->at == lint::Stage::reading, one.rule);
    }
    CHECK(told == std::set<std::string>{"number_missing", "duplicate_text"});
    std::vector<std::string> same;
    for (auto const& one : all) {
        if (told.contains(one.rule)) same.push_back(one.message);
    }
    REQUIRE(same.size() == reading.size());
    for (std::size_t i = 0; i < same.size(); ++i)
        CHECK(same[i] == reading[i].message);
    CHECK(all.size() > reading.size());
}

TEST_CASE("docs/lint.md lists every rule and every statute as the data have them") {
    std::ifstream in("docs/lint.md");
    std::ostringstream read;
    read << in.rdbuf();
    auto const text = read.str();
    for (auto const& rule : lint::rules()) {
        auto const severity = rule.severity == Severity::error     ? "error"
                              : rule.severity == Severity::warning ? "warning"
                                                                   : "note";
        auto const row =
            "| `" + rule.id + "` | " + severity + " | " + rule.name + " | " + rule.why + rule.advice;
        CHECK_MESSAGE(contains(text, row), row);
    }
    CHECK(lint::minima().size() >= 25);
    for (auto const& minimum : lint::minima()) {
        auto const row = " | " + minimum.law + " | " + minimum.article + " |";
        CHECK_MESSAGE(contains(text, "| " + minimum.matter + " | " + minimum.comparator), minimum.id);
        CHECK_MESSAGE(contains(text, row), row);
    }
}
