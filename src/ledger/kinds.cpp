#include "ledger/kinds.h"

#include <algorithm>
#include <span>

#include "base/embedded.h"
#include "base/text.h"
#include "json/codec.h"

namespace zs::ledger {

std::span<EmbeddedFile const> embedded_files();

namespace {

constexpr std::string_view kKindsFolder = "kinds/";
constexpr std::string_view kMeasuresFolder = "measures/";
constexpr std::string_view kEnding = ".json";

std::vector<Kind> read_kinds() {
    std::vector<Kind> out;
    for (auto const& file : embedded_files()) {
        if (!file.name.starts_with(kKindsFolder)) continue;
        auto kind = json::decode<Kind>(file.bytes);
        ENSURE(kind.ok());
        out.push_back(kind.take());
    }
    return out;
}

std::optional<std::size_t> position(std::vector<std::string> const& headings, std::string_view name) {
    auto const found = std::find(headings.begin(), headings.end(), name);
    if (found == headings.end()) return std::nullopt;
    return static_cast<std::size_t>(found - headings.begin());
}

std::optional<std::size_t> position_of(std::vector<std::string> const& bare, Field const& field) {
    if (auto const at = position(bare, field.label)) return at;
    if (auto const at = position(bare, field.key)) return at;
    for (auto const& synonym : field.synonyms) {
        if (auto const at = position(bare, synonym)) return at;
    }
    return std::nullopt;
}

std::string quoted(std::string const& text) {
    return "\"" + replace_all(text, "\"", "\"\"") + "\"";
}

}  // namespace

std::vector<Kind> const& kinds() {
    static std::vector<Kind> const all = read_kinds();
    return all;
}

Kind const* find_kind(std::string_view name) {
    for (auto const& kind : kinds()) {
        if (kind.key == name || kind.title == name) return &kind;
    }
    return nullptr;
}

std::string bare_heading(std::string_view heading) {
    auto text = without_white_space(heading);
    for (auto const* bracket : {"（", "("}) {
        if (auto const at = text.find(bracket); at != std::string::npos && at > 0) text.resize(at);
    }
    return text;
}

std::int64_t heading_unit(std::string_view heading) {
    return contains(heading, "万元") ? 10'000 : 1;
}

std::optional<FoundColumn> find_column(std::vector<std::string> const& headings, std::string_view field,
                                       Kind const* kind) {
    std::vector<std::string> bare;
    std::transform(headings.begin(), headings.end(), std::back_inserter(bare), bare_heading);
    Field const* known = nullptr;
    if (kind != nullptr) {
        for (auto const& one : kind->fields) {
            if (one.key == field || one.label == field) known = &one;
        }
    }
    auto const type = known == nullptr ? std::optional<FieldType>() : known->type;
    if (auto const at = position(headings, field)) return FoundColumn{*at, type};
    if (auto const at = position(bare, field)) return FoundColumn{*at, type};
    if (known == nullptr) return std::nullopt;
    if (auto const at = position_of(bare, *known)) return FoundColumn{*at, type};
    return std::nullopt;
}

std::string template_csv(Kind const& kind) {
    std::string headings;
    std::string examples;
    for (auto const& field : kind.fields) {
        char const* const comma = headings.empty() ? "" : ",";
        headings += comma + quoted(field.label + (field.type == FieldType::money ? "（元）" : ""));
        examples += comma + quoted(field.example);
    }
    return "\xEF\xBB\xBF" + headings + "\r\n" + examples + "\r\n";
}

std::string_view shipped_measures(std::string_view name) {
    for (auto const& file : embedded_files()) {
        if (file.name == std::string(kMeasuresFolder) + std::string(name) + std::string(kEnding))
            return file.bytes;
    }
    return {};
}

std::vector<std::string> shipped_measure_names() {
    std::vector<std::string> out;
    for (auto const& file : embedded_files()) {
        if (!file.name.starts_with(kMeasuresFolder) || !file.name.ends_with(kEnding)) continue;
        auto name = file.name.substr(kMeasuresFolder.size());
        name.remove_suffix(kEnding.size());
        out.emplace_back(name);
    }
    return out;
}

}  // namespace zs::ledger
