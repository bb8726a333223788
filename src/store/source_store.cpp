#include "store/source_store.h"

#include "catalogue/described.h"
#include "store/columns.h"
#include "store/database.h"

namespace zs::store {

ZS_WIRE(SourceCell, text, column, row_span, column_span);

namespace {

constexpr std::string_view kInsertBlock =
    "INSERT INTO source_blocks (catalogue_id, block_index, kind, text, cells, source) VALUES ($1, $2, $3, "
    "$4, $5, $6)";
constexpr std::string_view kInsertBlockItem =
    "INSERT INTO source_block_items (catalogue_id, block_index, item_id) VALUES ($1, $2, $3)";
constexpr std::string_view kCount = "SELECT count(*) FROM source_blocks WHERE catalogue_id = $1";
constexpr std::string_view kPage =
    "SELECT block_index, kind, text, cells, source FROM source_blocks WHERE catalogue_id = $1 "
    "ORDER BY block_index LIMIT $2 OFFSET $3";
constexpr std::string_view kPageItems =
    "SELECT block_index, item_id FROM source_block_items "
    "WHERE catalogue_id = $1 AND block_index BETWEEN $2 AND $3 ORDER BY block_index, item_id";
constexpr std::string_view kAround =
    "SELECT DISTINCT b.block_index, b.kind, b.text, b.cells, b.source FROM source_block_items s "
    "JOIN source_blocks b ON b.catalogue_id = $1 "
    "AND b.block_index BETWEEN s.block_index - $2 AND s.block_index + $3 "
    "WHERE s.item_id = $4 ORDER BY b.block_index";
constexpr std::string_view kInsertRequest =
    "INSERT INTO material_requests (catalogue_id, label, items, not_required, text, parts) "
    "VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
constexpr std::string_view kInsertRequestItem =
    "INSERT INTO material_request_items (item_id, request_id, catalogue_id) VALUES ($1, $2, $3) "
    "ON CONFLICT DO NOTHING";
constexpr std::string_view kRequests =
    "SELECT r.label, r.items, r.not_required, r.text, r.parts FROM material_requests r "
    "WHERE r.catalogue_id = $1 ORDER BY r.id";
constexpr std::string_view kRequestsOf =
    "SELECT r.label, r.items, r.not_required, r.text, r.parts FROM material_request_items x "
    "JOIN material_requests r ON r.id = x.request_id WHERE x.item_id = $1 ORDER BY r.id";

constexpr std::string_view kStatements[] = {
    kInsertBlock,   kInsertBlockItem,   kCount,    kPage,      kPageItems, kAround,
    kInsertRequest, kInsertRequestItem, kRequests, kRequestsOf};

std::vector<SourceBlock> read_blocks(Cursor cursor) {
    std::vector<SourceBlock> out;
    while (cursor.next()) {
        auto& block = out.emplace_back();
        cursor.read(block.index, word_into(block.kind), block.text, json_into(block.cells),
                    json_into(block.source));
    }
    return out;
}

std::vector<catalogue::MaterialRequest> read_requests(Cursor cursor) {
    std::vector<catalogue::MaterialRequest> out;
    while (cursor.next()) {
        auto& request = out.emplace_back();
        cursor.read(request.id, json_into(request.items), request.not_required, request.text,
                    json_into(request.parts));
    }
    return out;
}

void add_items(Connection& connection, CatalogueId catalogue_id, std::vector<SourceBlock>& blocks) {
    if (blocks.empty()) return;
    auto cursor = connection.query(kPageItems, catalogue_id, blocks.front().index, blocks.back().index);
    std::size_t at = 0;
    while (cursor.next()) {
        std::int64_t index = 0;
        ItemId item_id;
        cursor.read(index, item_id);
        while (at < blocks.size() && blocks[at].index < index)
            ++at;
        if (at < blocks.size() && blocks[at].index == index) blocks[at].item_ids.push_back(item_id);
    }
}

}  // namespace

void SourceStore::insert_block(CatalogueId catalogue_id, SourceBlock const& block) {
    connection_.run(kInsertBlock, catalogue_id, block.index, word(block.kind), block.text,
                    json::encode(block.cells), json::encode(block.source));
    for (auto item_id : block.item_ids)
        connection_.run(kInsertBlockItem, catalogue_id, block.index, item_id);
}

Page<SourceBlock> SourceStore::page(CatalogueId catalogue_id, PageRequest page) const {
    Page<SourceBlock> out{
        connection_.value<std::int64_t>(kCount, catalogue_id).value_or(0), page.offset, page.limit, {}};
    out.rows = read_blocks(connection_.query(kPage, catalogue_id, page.limit, page.offset));
    add_items(connection_, catalogue_id, out.rows);
    return out;
}

std::vector<SourceBlock> SourceStore::around(CatalogueId catalogue_id, ItemId item_id, int context) const {
    auto out = read_blocks(connection_.query(kAround, catalogue_id, context, context, item_id));
    add_items(connection_, catalogue_id, out);
    return out;
}

void SourceStore::insert_request(CatalogueId catalogue_id, catalogue::MaterialRequest const& request,
                                 std::vector<ItemId> const& items) {
    auto const id = connection_.insert<std::int64_t>(kInsertRequest, catalogue_id, request.id,
                                                     json::encode(request.items), request.not_required,
                                                     request.text, json::encode(request.parts));
    for (auto item_id : items)
        connection_.run(kInsertRequestItem, item_id, id, catalogue_id);
}

std::vector<catalogue::MaterialRequest> SourceStore::requests(CatalogueId catalogue_id) const {
    return read_requests(connection_.query(kRequests, catalogue_id));
}

std::vector<catalogue::MaterialRequest> SourceStore::requests_of(ItemId item_id) const {
    return read_requests(connection_.query(kRequestsOf, item_id));
}

std::span<std::string_view const> SourceStore::statements() {
    return kStatements;
}

}  // namespace zs::store
