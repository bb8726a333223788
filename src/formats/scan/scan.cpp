#include "formats/scan/scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "base/text.h"
#include "formats/positioned/assemble.h"

namespace zs::formats {
namespace {

using documents::Document;

constexpr double kSure = 0.6;  // below it a word is told
constexpr std::size_t kMostTold = 300;

/// A word that may be wrong.
struct Doubt {
    int page = 0;
    std::string text;
    double sure = 0;
};

Error malformed() {
    return {ErrorCode::malformed_document, "文字识别的结果不完整，请重新导入。", "", {}};
}

/// The blank-separated fields of a line; the last one takes the rest.
class Fields {
  public:
    explicit Fields(std::string_view line) : rest_(line) {}

    std::string_view word() {
        auto const blank = std::min(rest_.find(' '), rest_.size());
        auto const out = rest_.substr(0, blank);
        rest_.remove_prefix(std::min(blank + 1, rest_.size()));
        return out;
    }
    bool number(double& out) {
        auto const text = word();
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
        return error == std::errc() && end == text.data() + text.size() && out >= 0 && out < 1e6;
    }
    [[nodiscard]] std::string_view rest() const { return rest_; }

  private:
    std::string_view rest_;
};

class Reader {
  public:
    explicit Reader(Limits const& limits) : limits_(limits) {}

    Result<Document> read(std::string_view bytes) {
        bytes.remove_prefix(std::min(bytes.size(), kScanMark.size()));
        while (!bytes.empty()) {
            auto const end = std::min(bytes.find('\n'), bytes.size());
            if (!line(bytes.substr(0, end))) return malformed();
            bytes.remove_prefix(std::min(end + 1, bytes.size()));
        }
        if (pages_.empty()) return malformed();
        for (auto& page : pages_)
            level(page);
        ASSIGN_OR_RETURN(auto document, assemble(std::move(pages_), limits_));
        document.format = documents::Format::pdf;
        tell(document);
        return document;
    }

  private:
    bool line(std::string_view text) {
        Fields fields(text);
        auto const kind = fields.word();
        if (kind == "page") return add_page(fields);
        if (pages_.empty() || ++count_ > limits_.max_cells) return false;
        if (kind == "rule") return add_rule(fields);
        return kind == "word" && add_word(fields);
    }

    bool add_page(Fields& fields) {
        double number = 0;
        auto& page = pages_.emplace_back();
        bool const whole = fields.number(number) && fields.number(page.width) && fields.number(page.height);
        page.number = static_cast<int>(number);
        return whole;
    }

    bool add_rule(Fields& fields) {
        Rule rule;
        rule.way = fields.word() == "h" ? Rule::Way::horizontal : Rule::Way::vertical;
        if (!fields.number(rule.at) || !fields.number(rule.from) || !fields.number(rule.to)) return false;
        pages_.back().rules.push_back(rule);
        return true;
    }

    /// A Chinese word becomes its characters, so that they are put together like those of any page.
    bool add_word(Fields& fields) {
        Glyph glyph;
        double sure = 0;
        bool const whole = fields.number(glyph.left) && fields.number(glyph.top) &&
                           fields.number(glyph.right) && fields.number(glyph.bottom) && fields.number(sure);
        if (!whole || fields.rest().empty() || !is_valid_utf8(fields.rest())) return false;
        glyph.confidence = sure / 100;
        auto const characters = to_utf32(fields.rest());
        if (glyph.confidence < kSure)
            doubts_.push_back({pages_.back().number, std::string(fields.rest()), glyph.confidence});
        bool const chinese = std::any_of(characters.begin(), characters.end(), is_cjk);
        if (!chinese) {
            glyph.text = fields.rest();
            pages_.back().glyphs.push_back(std::move(glyph));
            return true;
        }
        double const step = (glyph.right - glyph.left) / static_cast<double>(characters.size());
        for (std::size_t i = 0; i < characters.size(); ++i) {
            Glyph one = glyph;
            one.left = glyph.left + step * static_cast<double>(i);
            one.right = one.left + step;
            one.text = to_utf8(std::u32string(1, characters[i]));
            pages_.back().glyphs.push_back(std::move(one));
        }
        return true;
    }

    /// 一 and ， have low boxes: every character gets the height that is usual on its page.
    static void level(PositionedPage& page) {
        if (page.glyphs.empty()) return;
        std::vector<double> heights;
        for (auto const& glyph : page.glyphs)
            heights.push_back(glyph.bottom - glyph.top);
        auto const middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
        std::nth_element(heights.begin(), middle, heights.end());
        for (auto& glyph : page.glyphs) {
            glyph.size = *middle;
            double const centre = (glyph.top + glyph.bottom) / 2;
            bool const low = glyph.bottom - glyph.top < *middle * 0.7;
            if (low) {
                glyph.top = centre - *middle / 2;
                glyph.bottom = centre + *middle / 2;
            }
        }
    }

    /// Where a doubtful word stands now: the first cell or paragraph of its page that has it.
    [[nodiscard]] documents::Place place_of(Document const& document, Doubt const& doubt) const {
        for (auto const& block : document.blocks) {
            if (auto const* paragraph = std::get_if<documents::Paragraph>(&block)) {
                if (paragraph->place.page == doubt.page && contains(paragraph->text, doubt.text))
                    return paragraph->place;
                continue;
            }
            for (auto const& row : std::get<documents::Table>(block).rows) {
                for (auto const& cell : row.cells) {
                    bool const here = cell.place.page == doubt.page || cell.place.page == 0;
                    if (here && contains(cell.text, doubt.text)) return cell.place;
                }
            }
        }
        return {.page = doubt.page};
    }

    void tell(Document& document) {
        std::vector<documents::Notice> out;
        out.push_back(
            {"recognised_text",
             fmt::format("文字由图像识别得到，其中 {} 处把握不大；请对照原件逐项核对。", doubts_.size()),
             {}});
        for (std::size_t i = 0; i < std::min(doubts_.size(), kMostTold); ++i) {
            auto const& doubt = doubts_[i];
            out.push_back(
                {"uncertain_text",
                 fmt::format("“{}”识别的把握只有 {:.0f}%，请对照原件核对。", doubt.text, doubt.sure * 100),
                 place_of(document, doubt)});
        }
        document.notices.insert(document.notices.begin(), out.begin(), out.end());
    }

    Limits const& limits_;
    std::vector<PositionedPage> pages_;
    std::vector<Doubt> doubts_;
    std::size_t count_ = 0;
};

}  // namespace

Result<Document> read_scan(std::string_view bytes, Limits const& limits) {
    return Reader(limits).read(bytes);
}

}  // namespace zs::formats
