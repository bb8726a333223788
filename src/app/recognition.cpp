#include "app/recognition.h"

#include "catalogue/recognise/recognise.h"
#include "formats/confined/confined.h"
#include "requirements/complete.h"

namespace zs::app {

ImportSteps import_steps() {
    return {
        [](std::string_view bytes, std::string const& file_name) {
            return formats::read_document_confined(bytes, file_name, Limits{});
        },
        [](documents::Document const& document) -> Result<catalogue::Catalogue> {
            ASSIGN_OR_RETURN(auto catalogue, catalogue::recognise::recognise(document));
            requirements::complete(document, catalogue);
            return catalogue;
        },
    };
}

}  // namespace zs::app
