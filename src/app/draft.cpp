#include "app/draft.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/unit_names.h"
#include "base/text.h"
#include "store/catalogue_store.h"
#include "store/finding_store.h"
#include "store/item_store.h"
#include "store/plan_store.h"
#include "store/source_store.h"
#include "store/unit_store.h"

namespace zs::app {
namespace {

std::optional<int> known(int number) {
    return number > 0 ? std::optional(number) : std::nullopt;
}

catalogue::Source source_of(documents::Place const& place) {
    catalogue::Source out;
    out.line = known(place.line);
    out.end_line = known(place.end_line);
    out.page = known(place.page);
    out.table = known(place.table);
    out.row = known(place.row);
    if (!place.sheet.empty()) out.sheet = place.sheet;
    return out;
}

store::SourceBlock block_of(documents::Paragraph const& paragraph) {
    bool const is_line = paragraph.kind == documents::ParagraphKind::line;
    return {0,
            is_line ? store::SourceKind::line : store::SourceKind::paragraph,
            paragraph.text,
            {},
            source_of(paragraph.place),
            {}};
}

store::SourceBlock block_of(documents::Table const& table, std::size_t row_index) {
    auto const& row = table.rows[row_index];
    store::SourceBlock out{0, store::SourceKind::row, "", {}, source_of(table.place), {}};
    out.source.row = static_cast<int>(row_index) + 1;
    for (auto const& cell : row.cells) {
        if (cell.place.row > 0 && &cell == &row.cells.front()) out.source.row = cell.place.row;
        if (!out.text.empty()) out.text += '\t';
        out.text += cell.text;
        out.cells.push_back({cell.text, cell.column, cell.row_span, cell.column_span});
    }
    return out;
}

/// Finds the blocks that an item was read from.
class BlockIndex {
  public:
    explicit BlockIndex(std::vector<store::SourceBlock> const& blocks) {
        for (auto const& block : blocks) {
            auto const& source = block.source;
            if (source.line) by_line_.emplace(*source.line, block.index);
            if (source.table && source.row)
                by_row_.emplace(std::pair(*source.table, *source.row), block.index);
        }
    }

    [[nodiscard]] std::vector<std::int64_t> blocks_of(catalogue::Source const& source) const {
        std::vector<std::int64_t> out;
        if (source.line) {
            int const last = std::max(source.end_line.value_or(*source.line), *source.line);
            for (auto at = by_line_.lower_bound(*source.line); at != by_line_.end() && at->first <= last;
                 ++at)
                out.push_back(at->second);
        } else if (source.table && source.row) {
            if (auto at = by_row_.find({*source.table, *source.row}); at != by_row_.end())
                out.push_back(at->second);
        }
        return out;
    }

  private:
    std::map<int, std::int64_t> by_line_;
    std::map<std::pair<int, int>, std::int64_t> by_row_;
};

bool same_place(catalogue::Source const& a, catalogue::Source const& b) {
    return a.line == b.line && a.table == b.table && a.row == b.row;
}

/// The steps of store_draft, which share what was stored before them.
class DraftWriter {
  public:
    DraftWriter(store::Connection& connection, catalogue::Catalogue const& catalogue)
        : connection_(connection), catalogue_(catalogue) {}

    CatalogueId write(std::vector<store::SourceBlock> blocks, std::optional<ImportId> import_id,
                      std::string const& now) {
        store::CatalogueDetail detail;
        detail.summary.title = catalogue_.title.empty() ? "（未识别出标题）" : catalogue_.title;
        detail.summary.jurisdiction = catalogue_.jurisdiction;
        detail.summary.created_at = now;
        detail.issuer = catalogue_.issuer;
        detail.document_number = catalogue_.document_number;
        detail.issued_on = catalogue_.issued_on;
        id_ = store::CatalogueStore(connection_).insert(detail, import_id);
        write_items();
        write_units();
        write_blocks(std::move(blocks));
        write_requests();
        write_findings();
        if (catalogue_.plan) store::PlanStore(connection_).insert(id_, *catalogue_.plan);
        return id_;
    }

  private:
    void write_items() {
        store::CatalogueStore catalogues(connection_);
        store::ItemStore items(connection_);
        std::int64_t list_position = 0;
        for (auto const& list : catalogue_.lists) {
            auto const list_id = catalogues.insert_list(id_, ++list_position,
                                                        {{}, list.name, list.kind, list.declared_count, 0});
            for (auto const& content : list.items) {
                store::Item item;
                item.catalogue_id = id_;
                item.list_id = list_id;
                item.list_name = list.name;
                item.position = static_cast<std::int64_t>(items_.size()) + 1;
                item.content = content;
                item.id = items.insert(item);
                items_.push_back(std::move(item));
            }
        }
    }

    void write_units() {
        store::UnitStore units(connection_);
        std::set<std::string> names;
        for (auto const& item : items_) {
            names.insert(item.content.lead_units.begin(), item.content.lead_units.end());
            names.insert(item.content.responsible_units.begin(), item.content.responsible_units.end());
        }
        for (auto const& name : names)
            units.insert(id_, name, kind_of_unit(name));
        for (auto const& item : items_)
            units.link(item);
    }

    void write_blocks(std::vector<store::SourceBlock> blocks) {
        BlockIndex const index(blocks);
        for (auto const& item : items_) {
            for (auto const at : index.blocks_of(item.content.source))
                blocks[static_cast<std::size_t>(at)].item_ids.push_back(item.id);
        }
        store::SourceStore sources(connection_);
        for (auto const& block : blocks)
            sources.insert_block(id_, block);
    }

    /// Requests name items by number; where lists number anew, the first list that has the number is meant.
    void write_requests() {
        std::map<std::string, ItemId> by_number;
        for (auto const& item : items_)
            by_number.emplace(item.content.number, item.id);
        store::SourceStore sources(connection_);
        for (auto const& request : catalogue_.material_requests) {
            std::vector<ItemId> asked;
            for (auto const& number : request.items) {
                if (auto found = by_number.find(number); found != by_number.end())
                    asked.push_back(found->second);
            }
            sources.insert_request(id_, request, asked);
        }
    }

    [[nodiscard]] std::optional<ItemId> item_of(catalogue::Finding const& finding) const {
        if (!finding.number) return std::nullopt;
        std::optional<ItemId> first;
        for (auto const& item : items_) {
            if (item.content.number != *finding.number) continue;
            if (finding.list && item.list_name != *finding.list) continue;
            if (same_place(item.content.source, finding.source)) return item.id;
            if (!first) first = item.id;
        }
        return first;
    }

    void write_findings() {
        store::FindingStore findings(connection_);
        for (auto const& content : catalogue_.findings) {
            store::Finding finding;
            finding.catalogue_id = id_;
            finding.item_id = item_of(content);
            finding.content = content;
            findings.insert(finding);
        }
    }

    store::Connection& connection_;
    catalogue::Catalogue const& catalogue_;
    CatalogueId id_;
    std::vector<store::Item> items_;
};

}  // namespace

std::vector<store::SourceBlock> blocks_of(documents::Document const& document) {
    std::vector<store::SourceBlock> out;
    for (auto const& block : document.blocks) {
        if (auto const* paragraph = std::get_if<documents::Paragraph>(&block)) {
            if (!trim(paragraph->text).empty()) out.push_back(block_of(*paragraph));
            continue;
        }
        auto const& table = std::get<documents::Table>(block);
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            out.push_back(block_of(table, row));
    }
    for (std::size_t at = 0; at < out.size(); ++at)
        out[at].index = static_cast<std::int64_t>(at);
    return out;
}

CatalogueId store_draft(store::Connection& connection, catalogue::Catalogue const& catalogue,
                        std::vector<store::SourceBlock> blocks, std::optional<ImportId> import_id,
                        std::string const& now) {
    return DraftWriter(connection, catalogue).write(std::move(blocks), import_id, now);
}

}  // namespace zs::app
