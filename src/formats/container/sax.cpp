#include "formats/container/sax.h"

#include <expat.h>
#include <fmt/format.h>

#include <memory>
#include <new>

namespace zs::formats {
namespace {

struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

std::string_view local(char const* name) {
    std::string_view all(name);
    return all.substr(all.rfind(':') + 1);  // npos + 1 is 0
}

struct Session {
    XML_Parser parser;
    SaxHandler& handler;
    std::string part;
    int depth = 0;
    int max_depth;

    std::string where() const {
        std::string place = handler.place();
        return place.empty() ? part : part + " " + place;
    }

    /// Exceptions must not cross expat's C frames.
    template <class Action>
    void guarded(Action const& action) {
        if (handler.error()) return;
        try {
            action();
        } catch (std::bad_alloc const&) {
            handler.fail({ErrorCode::too_large, "文件内容过大，请拆成几个文件后再导入。", part, {}});
        }
        if (handler.error()) XML_StopParser(parser, XML_FALSE);
    }
};

Session& session(void* data) {
    return *static_cast<Session*>(data);
}

void on_start(void* data, XML_Char const* name, XML_Char const** attributes) {
    auto& s = session(data);
    s.guarded([&] {
        if (++s.depth > s.max_depth) {
            s.handler.fail({ErrorCode::too_large,
                            "文件嵌套层数过多，已停止读取。请用 WPS 或 Excel 打开后另存一份再导入。",
                            s.where(),
                            {}});
            return;
        }
        s.handler.start(local(name), attributes);
    });
}

void on_end(void* data, XML_Char const* name) {
    auto& s = session(data);
    --s.depth;
    s.guarded([&] { s.handler.end(local(name)); });
}

void on_text(void* data, XML_Char const* text, int length) {
    auto& s = session(data);
    s.guarded([&] { s.handler.text(std::string_view(text, static_cast<std::size_t>(length))); });
}

void on_doctype(void* data, XML_Char const*, XML_Char const*, XML_Char const*, int) {
    auto& s = session(data);
    s.guarded([&] {
        s.handler.fail({ErrorCode::malformed_document,
                        "文件里有 XML 实体声明（DTD），可能被用来攻击系统，已拒绝读取。请用 WPS 或 Excel "
                        "打开原件另存一份再导入。",
                        s.part,
                        {}});
    });
}

Error malformed(Session const& s) {
    return {ErrorCode::malformed_document,
            "文件内容已损坏，读不下去。请用 WPS 或 Excel 打开后另存一份再导入。",
            fmt::format("{}，第 {} 字节", s.where(), XML_GetCurrentByteIndex(s.parser)),
            {}};
}

}  // namespace

Result<void> parse_sax(Archive& archive, std::string_view part, Limits const& limits, SaxHandler& handler) {
    std::unique_ptr<XML_ParserStruct, Free> parser(XML_ParserCreate(nullptr));
    if (!parser) throw std::bad_alloc();
    Session s{parser.get(), handler, std::string(part), 0, limits.max_depth};
    XML_SetUserData(parser.get(), &s);
    XML_SetElementHandler(parser.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
    bool well_formed = true;
    auto read = archive.stream(part, [&](std::string_view piece) {
        well_formed =
            XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), XML_FALSE) == XML_STATUS_OK;
        return well_formed;
    });
    if (handler.error()) return *handler.error();
    RETURN_IF_ERROR(read);
    if (well_formed) well_formed = XML_Parse(parser.get(), nullptr, 0, XML_TRUE) == XML_STATUS_OK;
    if (handler.error()) return *handler.error();
    if (!well_formed) return malformed(s);
    return {};
}

char const* find_attribute(char const** attributes, std::string_view name) {
    for (; *attributes != nullptr; attributes += 2) {
        if (local(*attributes) == name) return attributes[1];
    }
    return nullptr;
}

}  // namespace zs::formats
