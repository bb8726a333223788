#include "catalogue/keypoints/keypoints.h"

#include <algorithm>
#include <set>

#include "base/embedded.h"
#include "catalogue/described.h"
#include "json/codec.h"

namespace zs::catalogue {
std::span<EmbeddedFile const> embedded_files();
}  // namespace zs::catalogue

namespace zs::catalogue::keypoints {

ZS_WIRE(KeyPoint, number, level1, title, effect, from_2019, checks, limits);
ZS_WIRE_MAY_LACK(KeyPoint, "effect", "limits");
ZS_WIRE(Edition, schema, version, source, added, dropped, indicators, additional);

namespace {

std::vector<Edition> read_editions() {
    std::vector<Edition> out;
    for (EmbeddedFile const& file : embedded_files()) {
        if (!file.name.starts_with("keypoints/")) continue;
        auto read = json::decode<Edition>(std::string(file.bytes));
        ENSURE(read.ok());
        out.push_back(read.take());
    }
    std::ranges::sort(out, {}, &Edition::version);
    return out;
}

}  // namespace

std::vector<KeyPoint const*> Edition::all() const {
    std::vector<KeyPoint const*> out;
    for (auto const* points : {&indicators, &additional}) {
        for (auto const& point : *points)
            out.push_back(&point);
    }
    return out;
}

std::span<Edition const> editions() {
    static auto const kEditions = read_editions();
    return kEditions;
}

/// The numbers of the additional items begin anew, and the indicators come first; `from_2019` of an
/// additional item means an additional one.
std::vector<Step> steps() {
    auto const& older = editions().front();
    auto const& newer = editions().back();
    std::vector<Step> out;
    std::set<KeyPoint const*> gone;
    for (auto const* point : older.all())
        gone.insert(point);
    auto const follow = [&](std::vector<KeyPoint> const& after, std::vector<KeyPoint> const& before) {
        for (auto const& point : after) {
            Step step{&point, {}};
            for (auto const& number : point.from_2019.value_or(std::vector<std::string>())) {
                auto const at = std::ranges::find(before, number, &KeyPoint::number);
                if (at == before.end()) continue;
                step.before.push_back(&*at);
                gone.erase(&*at);
            }
            out.push_back(std::move(step));
        }
    };
    follow(newer.indicators, older.indicators);
    follow(newer.additional, older.additional);
    for (auto const* point : older.all()) {
        if (gone.contains(point)) out.push_back({nullptr, {point}});
    }
    return out;
}

}  // namespace zs::catalogue::keypoints
