#include "formats/docx/layout.h"

#include <cstdint>
#include <cstring>
#include <string_view>

#include "formats/container/xml.h"

namespace zs::formats {
namespace {

enum class Tag { kept, layout, bare };

Tag tag_named(std::uint64_t hash) {
    switch (hash) {
        case name_hash("p"):
        case name_hash("r"):
        case name_hash("tr"): return Tag::bare;
        case name_hash("rFonts"):
        case name_hash("sz"):
        case name_hash("szCs"):
        case name_hash("b"):
        case name_hash("bCs"):
        case name_hash("i"):
        case name_hash("iCs"):
        case name_hash("u"):
        case name_hash("color"):
        case name_hash("kern"):
        case name_hash("w"):
        case name_hash("position"):
        case name_hash("highlight"):
        case name_hash("shd"):
        case name_hash("lang"):
        case name_hash("noProof"):
        case name_hash("spacing"):
        case name_hash("ind"):
        case name_hash("jc"):
        case name_hash("snapToGrid"):
        case name_hash("widowControl"):
        case name_hash("keepNext"):
        case name_hash("keepLines"):
        case name_hash("adjustRightInd"):
        case name_hash("autoSpaceDE"):
        case name_hash("autoSpaceDN"):
        case name_hash("textAlignment"):
        case name_hash("wordWrap"):
        case name_hash("kinsoku"):
        case name_hash("overflowPunct"):
        case name_hash("topLinePunct"):
        case name_hash("tcW"):
        case name_hash("vAlign"):
        case name_hash("noWrap"):
        case name_hash("top"):
        case name_hash("left"):
        case name_hash("bottom"):
        case name_hash("right"):
        case name_hash("insideH"):
        case name_hash("insideV"):
        case name_hash("cantSplit"):
        case name_hash("trHeight"):
        case name_hash("gridCol"):
        case name_hash("tblW"):
        case name_hash("tblInd"):
        case name_hash("tblLook"):
        case name_hash("tblLayout"):
        case name_hash("proofErr"):
        case name_hash("lastRenderedPageBreak"):
        case name_hash("lsdException"):
        case name_hash("uiPriority"):
        case name_hash("qFormat"):
        case name_hash("semiHidden"):
        case name_hash("unhideWhenUsed"):
        case name_hash("rsid"): return Tag::layout;
        default: return Tag::kept;
    }
}

struct Name {
    std::size_t end = 0;  ///< place behind it
    std::uint64_t hash = 0;
};

/// Of the start tag at this place, behind its prefix w:. Nothing of any other.
Name name_at(std::string_view text, std::size_t at) {
    if (!text.substr(at).starts_with("<w:")) return {};
    Name name{at + 3, name_hash({})};
    for (; name.end < text.size() && text[name.end] > '/' && text[name.end] != '>'; ++name.end)
        name.hash = name_hash(text[name.end], name.hash);
    return name;
}

/// Place behind the bracket that closes a tag whose name ends here; nothing where that takes a closer look: a
/// bracket may stand in a value, too. Behind the double quote that ends a value it does not.
std::size_t end_of_tag(std::string_view text, std::size_t name_end) {
    std::size_t const bracket = text.find('>', name_end);
    if (bracket == std::string_view::npos) return std::string_view::npos;
    std::size_t last = bracket - 1;
    if (text[last] == '/') --last;
    while (last >= name_end && text[last] == ' ')
        --last;
    bool const plain = last < name_end || (text[last] == '"' && text[last - 1] != '=');
    return plain ? bracket + 1 : std::string_view::npos;
}

/// Moves the pieces of a text that stay to its front.
class Remainder {
  public:
    explicit Remainder(std::string& text) : text_(text) {}

    /// What stands between the last piece taken out and this one stays.
    void take_out(std::size_t begin, std::size_t end) {
        move(begin);
        from_ = end;
    }
    /// True if something was taken out.
    bool finish() {
        move(text_.size());
        bool const shorter = to_ < text_.size();
        text_.resize(to_);
        text_.shrink_to_fit();  // the room of the rest serves what is parsed from it
        return shorter;
    }

  private:
    void move(std::size_t until) {
        if (until == from_) return;
        std::memmove(text_.data() + to_, text_.data() + from_, until - from_);
        to_ += until - from_;
    }

    std::string& text_;
    std::size_t from_ = 0;
    std::size_t to_ = 0;
};

}  // namespace

bool drop_layout(std::string& xml) {
    std::string_view const text = xml;
    Remainder remainder(xml);
    for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at)) {
        std::size_t const begin = at++;
        if (text.substr(at).starts_with('!')) break;
        Name const name = name_at(text, begin);
        Tag const tag = tag_named(name.hash);
        if (tag == Tag::kept) continue;
        std::size_t const end = end_of_tag(text, name.end);
        if (end == std::string_view::npos) continue;
        bool const empty = text[end - 2] == '/';
        if (tag == Tag::bare) {
            remainder.take_out(name.end, end - (empty ? 2 : 1));
        } else if (empty) {
            remainder.take_out(begin, end);
        }
        at = end;
    }
    return remainder.finish();
}

}  // namespace zs::formats
