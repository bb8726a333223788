#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "catalogue/overlay/aspects.h"
#include "catalogue/overlay/described.h"
#include "json/codec.h"

namespace zs::catalogue::overlay {
namespace {

constexpr std::string_view kSchema = "zhunsheng.overlay/1";

/// An item of the base on its way to the result.
struct Held {
    Item item;
    std::size_t list = 0;
    bool taken_out = false;  // withdrawn or moved
};

Error broken(std::size_t change, std::string_view what) {
    return {ErrorCode::malformed_document,
            fmt::format("本地化调整的第 {} 条改动{}，文件可能被改过，请用原来的两份指标体系重新生成。",
                        change + 1, what),
            fmt::format("/changes/{}", change),
            {}};
}

class Resolver {
  public:
    Resolver(Catalogue const& base, Overlay const& overlay) : base_(base), overlay_(overlay) {
        auto const keys = keys_of(base);
        std::size_t at = 0;
        for (std::size_t list = 0; list < base.lists.size(); ++list) {
            for (auto const& item : base.lists[list].items) {
                by_key_[{keys[at].digest, keys[at].nth}] = at;
                held_.push_back({item, list});
                ++at;
            }
        }
    }

    Result<Catalogue> run() {
        Catalogue out = outline();
        std::vector<std::size_t> placed;  // changes that put an item somewhere
        for (std::size_t i = 0; i < overlay_.changes.size(); ++i) {
            auto const& change = overlay_.changes[i];
            if (change.kind != ChangeKind::add) RETURN_IF_ERROR(change_held(i));
            if (change.kind == ChangeKind::add || change.kind == ChangeKind::move) placed.push_back(i);
        }
        for (auto& held : held_) {
            if (held.taken_out) continue;
            if (held.list >= out.lists.size()) return broken(0, "缺少它需要的清单");
            out.lists[held.list].items.push_back(std::move(held.item));
        }
        RETURN_IF_ERROR(put(placed, out));
        return out;
    }

  private:
    /// Everything but the items.
    Catalogue outline() const {
        Catalogue out = base_;
        if (overlay_.particulars) {
            auto const& p = *overlay_.particulars;
            out.title = p.title;
            out.jurisdiction = p.jurisdiction;
            out.issuer = p.issuer;
            out.document_number = p.document_number;
            out.issued_on = p.issued_on;
        }
        if (overlay_.rest) {
            out.material_requests = overlay_.rest->material_requests;
            out.plan = overlay_.rest->plan;
            out.findings = overlay_.rest->findings;
        }
        if (overlay_.lists) out.lists.resize(overlay_.lists->size());
        for (std::size_t i = 0; i < out.lists.size(); ++i) {
            out.lists[i].items.clear();
            if (!overlay_.lists) continue;
            auto const& head = (*overlay_.lists)[i];
            out.lists[i].name = head.name;
            out.lists[i].kind = head.kind;
            out.lists[i].declared_count = head.declared_count;
        }
        return out;
    }

    Result<void> change_held(std::size_t i) {
        auto const& change = overlay_.changes[i];
        if (!change.item) return broken(i, "没有说明是哪一条指标");
        auto const found = by_key_.find({change.item->digest, change.item->nth});
        if (found == by_key_.end()) return broken(i, "所指的指标在基准里找不到");
        auto& held = held_[found->second];
        if (change.kind == ChangeKind::move || change.kind == ChangeKind::withdraw) held.taken_out = true;
        if (change.now) set_aspect(held.item, *change.now);
        return {};
    }

    /// Moved and added items, each at its place in the result, first places first.
    Result<void> put(std::vector<std::size_t> placed, Catalogue& out) {
        for (auto const i : placed) {
            if (!overlay_.changes[i].at) return broken(i, "没有说明放在哪里");
        }
        std::stable_sort(placed.begin(), placed.end(), [&](std::size_t a, std::size_t b) {
            auto const& x = *overlay_.changes[a].at;
            auto const& y = *overlay_.changes[b].at;
            return std::pair(x.list, x.index) < std::pair(y.list, y.index);
        });
        for (auto const i : placed) {
            auto const& change = overlay_.changes[i];
            auto const [list, index] = *change.at;
            if (list < 0 || static_cast<std::size_t>(list) >= out.lists.size())
                return broken(i, "所指的清单不存在");
            auto& items = out.lists[static_cast<std::size_t>(list)].items;
            if (index < 0 || static_cast<std::size_t>(index) > items.size())
                return broken(i, "所指的位置不存在");
            if (change.kind == ChangeKind::add && !change.added) return broken(i, "缺少新增的内容");
            items.insert(items.begin() + index,
                         change.kind == ChangeKind::add
                             ? *change.added
                             : held_[by_key_.at({change.item->digest, change.item->nth})].item);
        }
        return {};
    }

    Catalogue const& base_;
    Overlay const& overlay_;
    std::vector<Held> held_;
    std::map<std::pair<std::string, int>, std::size_t> by_key_;
};

}  // namespace

Result<Catalogue> apply(Catalogue const& base, Overlay const& overlay) {
    if (overlay.base_digest != base_digest(base)) {
        return Error{
            ErrorCode::conflict,
            fmt::format("这份本地化调整是针对《{}》的另一个版本做的，请先用 overlay rebase 换到这个版本。",
                        overlay.base_title),
            "/base_digest",
            {}};
    }
    return Resolver(base, overlay).run();
}

std::string to_json(Overlay const& overlay) {
    return json::encode(overlay);
}

Result<Overlay> from_json(std::string_view text) {
    ASSIGN_OR_RETURN(auto overlay, json::decode<Overlay>(text, json::UnknownKeys::ignore));
    if (overlay.schema != kSchema) {
        return Error{ErrorCode::unsupported,
                     "不是认识的本地化调整文件，请使用 " + std::string(kSchema),
                     "/schema",
                     {}};
    }
    return overlay;
}

Result<Overlay> roll_back(Overlay const& overlay) {
    if (!overlay.previous) {
        return Error{
            ErrorCode::not_found, "这份本地化调整没有换过基准，没有可以退回的版本。", "/previous", {}};
    }
    return from_json(*overlay.previous);
}

}  // namespace zs::catalogue::overlay
