#include "app/overlays.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "app/content_digest.h"
#include "app/draft.h"
#include "app/messages.h"
#include "app/trail.h"
#include "catalogue/interchange.h"
#include "catalogue/overlay/aspects.h"
#include "documents/document.h"
#include "requirements/complete.h"
#include "store/catalogue_store.h"
#include "store/database.h"
#include "store/overlay_store.h"
#include "store/source_store.h"

namespace zs::app {

namespace overlay = catalogue::overlay;
using catalogue::Catalogue;

/// What a rebase works with, and what it gives.
struct Overlays::Made {
    CatalogueId base_id;
    Catalogue local;
    Catalogue onto;
    overlay::Rebased rebased;
};

namespace {

Result<Catalogue> load(store::Connection& connection, CatalogueId id) {
    auto found = interchange_of(connection, id);
    if (!found) return messages::no_such("指标体系");
    found->findings.clear();  // told anew of each catalogue, and not what a place changes
    requirements::complete(documents::Document{}, *found);
    return std::move(*found);
}

Result<store::StoredOverlay> stored(store::Connection& connection, CatalogueId id) {
    auto found = store::OverlayStore(connection).find(id);
    if (!found) return messages::no_such("本地化调整记录");
    return std::move(*found);
}

/// The items of a base by the keys that changes name them with.
std::map<std::pair<std::string, int>, catalogue::Item const*> items_by_key(Catalogue const& base) {
    auto const keys = overlay::keys_of(base);
    std::map<std::pair<std::string, int>, catalogue::Item const*> out;
    std::size_t at = 0;
    for (auto const& list : base.lists) {
        for (auto const& item : list.items) {
            auto const& key = keys[at++];
            out.emplace(std::pair(key.digest, key.nth), &item);
        }
    }
    return out;
}

/// Where an item was read is no change that anybody made.
std::vector<RecordedChange> shown(overlay::Overlay const& record, Catalogue const& base) {
    auto const items = items_by_key(base);
    std::vector<RecordedChange> out;
    for (auto const& change : record.changes) {
        if (change.kind == overlay::ChangeKind::set_source) continue;
        RecordedChange one{change.kind, {}, {}, {}, {}};
        if (change.added) {
            one.number = change.added->number;
            one.text = change.added->text;
        } else if (change.item) {
            if (auto const at = items.find({change.item->digest, change.item->nth}); at != items.end()) {
                one.number = at->second->number;
                one.text = at->second->text;
            }
        }
        if (change.was && change.kind != overlay::ChangeKind::withdraw)
            one.was = overlay::describe(*change.was);
        if (change.now) one.now = overlay::describe(*change.now);
        out.push_back(std::move(one));
    }
    return out;
}

bool is_same(Catalogue const& a, Catalogue const& b) {
    auto const plain = [](Catalogue const& c) {
        auto read = catalogue::from_json(catalogue::to_json(c));
        return read ? catalogue::to_json(*read) : std::string();
    };
    return plain(a) == plain(b);
}

Result<OverlayState> state_of(store::Connection& connection, CatalogueId id) {
    ASSIGN_OR_RETURN(auto const row, stored(connection, id));
    ASSIGN_OR_RETURN(auto const record, overlay::from_json(row.overlay));
    ASSIGN_OR_RETURN(auto const base, load(connection, row.base_id));
    ASSIGN_OR_RETURN(auto const local, load(connection, id));
    auto const resolved = overlay::apply(base, record);
    OverlayState out{row.base_id, base.title, row.recorded_by, row.recorded_at};
    out.current = resolved.ok() && is_same(*resolved, local);
    out.can_roll_back = store::RelationStore(connection).find(id, store::Relation::rebased_from).has_value();
    out.changes = shown(record, base);
    return out;
}

void put(store::Connection& connection, CatalogueId id, CatalogueId base, overlay::Overlay const& record,
         std::string const& user_name, std::string const& now) {
    store::OverlayStore(connection).put({id, base, overlay::to_json(record), user_name, now});
}

/// The document of `from` for what still has its words; new words were read elsewhere.
std::vector<store::SourceBlock> blocks_for(store::Connection& connection, CatalogueId from,
                                           Catalogue const& local, Catalogue& made) {
    std::set<std::string> known;
    for (auto const& list : local.lists) {
        for (auto const& item : list.items)
            known.insert(item.text_digest);
    }
    for (auto& list : made.lists) {
        for (auto& item : list.items) {
            if (!known.contains(item.text_digest)) item.source = {};
        }
    }
    auto blocks =
        store::SourceStore(connection).page(from, {0, std::numeric_limits<std::int32_t>::max()}).rows;
    for (auto& block : blocks)
        block.item_ids.clear();
    return blocks;
}

}  // namespace

Result<std::optional<OverlayState>> Overlays::find(CatalogueId id) const {
    return database_.read([&](auto& connection) -> Result<std::optional<OverlayState>> {
        if (!store::OverlayStore(connection).find(id)) {
            if (!store::CatalogueStore(connection).find(id)) return messages::no_such("指标体系");
            return std::optional<OverlayState>();
        }
        ASSIGN_OR_RETURN(auto state, state_of(connection, id));
        return std::optional(std::move(state));
    });
}

Result<OverlayState> Overlays::record_on(CatalogueId id, CatalogueId base, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<OverlayState> {
        if (id == base) return messages::invalid("/base_id", "不能以自己为基准，请选择另一份。");
        ASSIGN_OR_RETURN(auto const local, load(connection, id));
        ASSIGN_OR_RETURN(auto const base_catalogue, load(connection, base));
        auto record_of = overlay::make(base_catalogue, local);
        if (auto const before = store::OverlayStore(connection).find(id)) {
            if (auto const old = overlay::from_json(before->overlay)) record_of.previous = old->previous;
        }
        put(connection, id, base, record_of, who.user_name, iso_time(clock_.now()));
        record(connection, clock_, who.user_name, "catalogue.overlay_recorded", subject_of("catalogue", id),
               Facts()
                   .add("base_id", base)
                   .add("base_title", base_catalogue.title)
                   .add("changes", static_cast<std::int64_t>(record_of.changes.size())));
        return state_of(connection, id);
    });
}

/// From the catalogue as it stands now: what was edited since the record counts too.
Result<Overlays::Made> Overlays::rebased(store::Connection& connection, CatalogueId id,
                                         RebaseWish const& wish) const {
    ASSIGN_OR_RETURN(auto const row, stored(connection, id));
    if (wish.onto == row.base_id || wish.onto == id)
        return messages::invalid("/onto", "请选择现在的基准之外的另一份指标体系。");
    ASSIGN_OR_RETURN(auto const base, load(connection, row.base_id));
    Made out{row.base_id, {}, {}, {}};
    ASSIGN_OR_RETURN(out.local, load(connection, id));
    ASSIGN_OR_RETURN(out.onto, load(connection, wish.onto));
    ASSIGN_OR_RETURN(out.rebased,
                     overlay::rebase(overlay::make(base, out.local), base, out.onto, wish.prefer));
    return out;
}

Result<RebasePreview> Overlays::preview(CatalogueId id, RebaseWish const& wish) const {
    return database_.read([&](auto& connection) -> Result<RebasePreview> {
        ASSIGN_OR_RETURN(auto made, rebased(connection, id, wish));
        return RebasePreview{made.onto.title, made.rebased.carried, made.rebased.adopted,
                             std::move(made.rebased.conflicts)};
    });
}

Result<store::CatalogueDetail> Overlays::rebase(CatalogueId id, RebaseWish const& wish, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<store::CatalogueDetail> {
        ASSIGN_OR_RETURN(auto made, rebased(connection, id, wish));
        ASSIGN_OR_RETURN(auto result, overlay::apply(made.onto, made.rebased.overlay));
        auto blocks = blocks_for(connection, id, made.local, result);
        auto const now = iso_time(clock_.now());
        auto const draft = store_draft(connection, result, std::move(blocks), std::nullopt, now);
        store::RelationStore relations(connection);
        relations.set(draft, store::Relation::rebased_from, id);
        relations.set(draft, store::Relation::base, wish.onto);
        auto record_of = overlay::make(made.onto, result);
        record_of.previous = made.rebased.overlay.previous;
        put(connection, draft, wish.onto, record_of, who.user_name, now);
        record(connection, clock_, who.user_name, "catalogue.rebased", subject_of("catalogue", draft),
               Facts()
                   .add("title", result.title)
                   .add("rebased_from", id)
                   .add("base_id", wish.onto)
                   .add("base_title", made.onto.title)
                   .add("carried", made.rebased.carried)
                   .add("adopted", made.rebased.adopted)
                   .add("conflicts", static_cast<std::int64_t>(made.rebased.conflicts.size())));
        return *store::CatalogueStore(connection).find(draft);
    });
}

Result<store::CatalogueDetail> Overlays::roll_back(CatalogueId id, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<store::CatalogueDetail> {
        store::CatalogueStore catalogues(connection);
        auto const found = catalogues.find(id);
        if (!found) return messages::no_such("指标体系");
        auto const before = store::RelationStore(connection).find(id, store::Relation::rebased_from);
        if (!before) return messages::no_such("换基准之前的指标体系");
        auto facts = Facts().add("title", found->summary.title).add("back_to", *before);
        if (found->summary.state == store::CatalogueState::draft) {
            catalogues.remove(id);
            record(connection, clock_, who.user_name, "catalogue.rolled_back", subject_of("catalogue", id),
                   facts);
            return *catalogues.find(*before);
        }
        ASSIGN_OR_RETURN(auto earlier, load(connection, *before));
        ASSIGN_OR_RETURN(auto const row, stored(connection, *before));
        auto const now = iso_time(clock_.now());
        auto const local = earlier;
        auto blocks = blocks_for(connection, *before, local, earlier);
        auto const draft = store_draft(connection, earlier, std::move(blocks), std::nullopt, now);
        store::RelationStore(connection).set(draft, store::Relation::base, row.base_id);
        store::OverlayStore(connection).put({draft, row.base_id, row.overlay, who.user_name, now});
        record(connection, clock_, who.user_name, "catalogue.rolled_back", subject_of("catalogue", draft),
               facts.add("instead_of", id));
        return *catalogues.find(draft);
    });
}

}  // namespace zs::app
