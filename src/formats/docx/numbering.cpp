#include "formats/docx/numbering.h"

#include <pugixml.hpp>

#include "formats/container/xml.h"
#include "formats/numerals.h"

namespace zs::formats {
namespace {

NumberingLevel read_level(pugi::xml_node node) {
    NumberingLevel level;
    level.start = int_attribute(child(node, "start"), "val", 0);
    if (auto format = child(node, "numFmt")) level.format = attribute(format, "val");
    if (auto choice = child(node, "AlternateContent")) {  // formats newer than the standard have a fallback
        if (auto format = child(child(choice, "Fallback"), "numFmt")) level.format = attribute(format, "val");
    }
    level.text = attribute(child(node, "lvlText"), "val");
    level.paragraph_style = attribute(child(node, "pStyle"), "val");
    level.restart = int_attribute(child(node, "lvlRestart"), "val", -1);
    level.arabic_only = is_on(child(node, "isLgl"));
    level.spaced = std::string_view(attribute(child(node, "suff"), "val")) != "nothing";
    return level;
}

bool is_level(int level) {
    return level >= 0 && level < kNumberingLevels;
}

template <class Use>
void for_each_named(pugi::xml_node parent, std::string_view name, Use const& use) {
    for (auto node : parent.children()) {
        if (local_name(node) == name) use(node);
    }
}

/// A blank is shown after "1." and "A", not after "一、" or "（一）".
bool needs_blank(std::string const& label) {
    return !label.empty() && static_cast<unsigned char>(label.back()) < 0x80;
}

}  // namespace

void Numbering::load(pugi::xml_node root) {
    for_each_named(root, "abstractNum", [this](pugi::xml_node node) {
        Abstract& abstract = abstracts_[int_attribute(node, "abstractNumId", -1)];
        abstract.style_link = attribute(child(node, "numStyleLink"), "val");
        for_each_named(node, "lvl", [&abstract](pugi::xml_node level) {
            int index = int_attribute(level, "ilvl", -1);
            if (is_level(index)) abstract.levels[static_cast<std::size_t>(index)] = read_level(level);
        });
    });
    for_each_named(root, "num", [this](pugi::xml_node node) {
        Instance& instance = instances_[int_attribute(node, "numId", -1)];
        instance.abstract_id = int_attribute(child(node, "abstractNumId"), "val", -1);
        for_each_named(node, "lvlOverride", [&instance](pugi::xml_node change) {
            int index = int_attribute(change, "ilvl", -1);
            if (!is_level(index)) return;
            if (auto start = child(change, "startOverride"))
                instance.start_overrides[index] = int_attribute(start, "val", 1);
            if (auto level = child(change, "lvl")) instance.level_overrides[index] = read_level(level);
        });
    });
}

void Numbering::link_style(std::string const& style, int id) {
    linked_styles_[style] = id;
}

Numbering::Abstract const* Numbering::abstract_of(Instance const& instance) const {
    auto found = abstracts_.find(instance.abstract_id);
    if (found == abstracts_.end()) return nullptr;
    if (found->second.style_link.empty()) return &found->second;
    auto linked = linked_styles_.find(found->second.style_link);
    if (linked == linked_styles_.end()) return &found->second;
    auto target = instances_.find(linked->second);
    if (target == instances_.end()) return &found->second;
    auto real = abstracts_.find(target->second.abstract_id);
    return real == abstracts_.end() ? &found->second : &real->second;
}

NumberingLevel const& Numbering::level_of(Instance const& instance, Abstract const& abstract,
                                          int level) const {
    auto change = instance.level_overrides.find(level);
    return change == instance.level_overrides.end() ? abstract.levels[static_cast<std::size_t>(level)]
                                                    : change->second;
}

std::optional<int> Numbering::level_of_style(int id, std::string const& style) const {
    auto found = instances_.find(id);
    if (found == instances_.end()) return std::nullopt;
    Abstract const* abstract = abstract_of(found->second);
    if (abstract == nullptr) return std::nullopt;
    for (int level = 0; level < kNumberingLevels; ++level) {
        if (abstract->levels[static_cast<std::size_t>(level)].paragraph_style == style) return level;
    }
    return std::nullopt;
}

void Numbering::count(Instance& instance, Abstract& abstract, int level) {
    auto at = static_cast<std::size_t>(level);
    NumberingLevel const& definition = level_of(instance, abstract, level);
    auto override_start = instance.start_overrides.find(level);
    bool first_use = instance.used_levels.insert(level).second;
    int start = override_start == instance.start_overrides.end() ? definition.start : override_start->second;
    bool restarts = first_use && override_start != instance.start_overrides.end();
    if (!abstract.started[at] || restarts) {
        abstract.counters[at] = start;
        abstract.started[at] = true;
    } else if (abstract.counters[at] < 1'000'000) {
        ++abstract.counters[at];
    }
    for (int deeper = level + 1; deeper < kNumberingLevels; ++deeper) {
        int restart = level_of(instance, abstract, deeper).restart;
        if (restart < 0 || level < restart) abstract.started[static_cast<std::size_t>(deeper)] = false;
    }
}

std::string Numbering::label(Instance const& instance, Abstract const& abstract, int level) const {
    NumberingLevel const& definition = level_of(instance, abstract, level);
    if (definition.format == "bullet") return {};
    std::string out;
    for (std::size_t i = 0; i < definition.text.size(); ++i) {
        char c = definition.text[i];
        bool place = c == '%' && i + 1 < definition.text.size() && definition.text[i + 1] >= '1' &&
                     definition.text[i + 1] <= '9';
        if (!place) {
            out.push_back(c);
            continue;
        }
        int shown = definition.text[++i] - '1';
        auto at = static_cast<std::size_t>(shown);
        NumberingLevel const& source = level_of(instance, abstract, shown);
        int value = abstract.started[at] ? abstract.counters[at] : source.start;
        bool arabic = definition.arabic_only && source.format != "decimalZero";
        out += numeral(value, arabic ? "decimal" : source.format);
    }
    return out;
}

std::string Numbering::next(NumberReference reference) {
    auto found = instances_.find(reference.id);
    if (reference.id == 0 || found == instances_.end() || !is_level(reference.level)) return {};
    auto* abstract = const_cast<Abstract*>(abstract_of(found->second));
    if (abstract == nullptr) return {};
    count(found->second, *abstract, reference.level);
    std::string out = label(found->second, *abstract, reference.level);
    if (level_of(found->second, *abstract, reference.level).spaced && needs_blank(out)) out.push_back(' ');
    return out;
}

}  // namespace zs::formats
