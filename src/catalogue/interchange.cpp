#include "catalogue/interchange.h"

#include "catalogue/described.h"
#include "json/codec.h"

namespace zs::catalogue {

namespace {

constexpr std::string_view kSchema = "zhunsheng.catalogue/1";

}  // namespace

std::string to_json(Catalogue const& catalogue) {
    return json::encode(catalogue);
}

Result<Catalogue> from_json(std::string_view text) {
    ASSIGN_OR_RETURN(auto catalogue, json::decode<Catalogue>(text, json::UnknownKeys::ignore));
    if (catalogue.schema != kSchema) {
        return Error{
            ErrorCode::unsupported, "不认识的交换格式版本，请使用 " + std::string(kSchema), "/schema", {}};
    }
    return catalogue;
}

}  // namespace zs::catalogue
