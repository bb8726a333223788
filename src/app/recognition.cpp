#include "app/recognition.h"

#include "catalogue/recognise/recognise.h"
#include "formats/confined/confined.h"

namespace zs::app {

ImportSteps import_steps() {
    return {
        [](std::string_view bytes, std::string const& file_name) {
            return formats::read_document_confined(bytes, file_name, Limits{});
        },
        [](documents::Document const& document) { return catalogue::recognise::recognise(document); },
    };
}

}  // namespace zs::app
