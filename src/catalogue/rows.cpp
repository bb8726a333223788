#include "catalogue/rows.h"

#include "base/error.h"
#include "catalogue/described.h"
#include "catalogue/interchange.h"
#include "json/encode.h"

namespace zs::catalogue {

Rows rows_of(Catalogue const& catalogue) {
    Rows out{catalogue, [&catalogue](std::size_t list, Rows::Take const& take) {
                 for (auto const& item : catalogue.lists.at(list).items)
                     take(item);
             }};
    for (auto& list : out.head.lists)
        list.items.clear();
    return out;
}

void write_json(Rows const& rows, std::function<void(std::string_view)> const& sink) {
    // Inside a string the quotes would be escaped: the first place that reads so is the member.
    constexpr std::string_view kLists = R"("lists":[)";
    constexpr std::string_view kNoItems = R"("items":[]})";
    auto head = rows.head;
    head.lists.clear();
    auto const around = to_json(head);
    auto const split = around.find(kLists) + kLists.size();
    ENSURE(split >= kLists.size() && split < around.size());
    sink(std::string_view(around).substr(0, split));
    std::string piece;
    for (std::size_t at = 0; at < rows.head.lists.size(); ++at) {
        piece = at == 0 ? "" : ",";
        json::append_json(piece, rows.head.lists[at]);
        ENSURE(piece.ends_with(kNoItems));
        sink(std::string_view(piece).substr(0, piece.size() - 2));
        piece.clear();
        rows.items(at, [&](Item const& item) {
            json::append_json(piece, item);
            sink(piece);
            piece = ",";
        });
        sink("]}");
    }
    sink(std::string_view(around).substr(split));
}

}  // namespace zs::catalogue
