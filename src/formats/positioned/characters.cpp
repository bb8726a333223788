#include "formats/positioned/characters.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace zs::formats {
namespace {

using documents::Notice;

// U+2F00–U+2FD5, the Kangxi radicals, as the characters that they look like.
constexpr std::u32string_view kKangxi =
    U"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干"
    U"幺广廴廾弋弓彐彡彳"
    U"心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢"
    U"石示禸禾穴立竹米糸"
    U"缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶"
    U"隹雨靑非面革韋韭音"
    U"頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
// Those of U+2E80–U+2EF3 that occur as characters of their own.
constexpr std::u32string_view kSupplement =
    U"⺟⺠⻁⻃⻄⻅⻆⻇⻈⻉⻋⻐⻓⻔⻘⻙⻚⻛⻜⻝⻞⻡⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳";
constexpr std::u32string_view kMeant =
    U"母民虎西西见角角讠贝车钅长门青韦页风飞食食首马骨鬼鱼鸟卤麦黄齐齿龙龟";
static_assert(kKangxi.size() == 0x2FD6 - 0x2F00 && kSupplement.size() == kMeant.size());

struct Counts {
    std::size_t radicals = 0;
    std::size_t unknown = 0;
    std::size_t askew = 0;
    int radical_page = 0;
    int unknown_page = 0;
    int askew_page = 0;
};

char32_t meant(char32_t c) {
    if (c >= 0x2F00 && c < 0x2FD6) return kKangxi[c - 0x2F00];
    auto at = kSupplement.find(c);
    return at == std::u32string_view::npos ? c : kMeant[at];
}

void count(std::size_t& number, int& first_page, int page) {
    if (number++ == 0) first_page = page;
}

void prepare(Glyph& glyph, int page, Counts& counts) {
    std::string out;
    for (std::size_t at = 0; at < glyph.text.size();) {
        char32_t c = next_code_point(glyph.text, at);
        char32_t plain = meant(c);
        if (plain != c) count(counts.radicals, counts.radical_page, page);
        if (plain == 0xFFFD) count(counts.unknown, counts.unknown_page, page);
        bool control = plain < 0x20 || (plain >= 0x7F && plain < 0xA0) || plain == 0xAD || plain == 0xFFFE ||
                       plain == 0xFFFF;
        if (!control) append_utf8(out, plain);
    }
    glyph.text = std::move(out);
}

}  // namespace

void prepare_characters(std::vector<PositionedPage>& pages, std::vector<Notice>& notices) {
    Counts counts;
    for (auto& page : pages) {
        for (auto& glyph : page.glyphs) {
            if (glyph.turn < 0) count(counts.askew, counts.askew_page, page.number);
            prepare(glyph, page.number, counts);
        }
        std::erase_if(page.glyphs, [](Glyph const& glyph) { return glyph.turn < 0 || glyph.text.empty(); });
    }
    if (counts.radicals > 0)
        notices.push_back(
            {"radicals_replaced",
             fmt::format("有 {} 个字在文件里写成了部首字符（如“⾏”），已按通用汉字读取。", counts.radicals),
             {.page = counts.radical_page}});
    if (counts.unknown > 0)
        notices.push_back({"unknown_characters",
                           fmt::format("有 {} 个字符文件没有说明是什么字，显示为“\uFFFD”，请对照原件核对。",
                                       counts.unknown),
                           {.page = counts.unknown_page}});
    if (counts.askew > 0)
        notices.push_back({"text_askew",
                           fmt::format("斜排的文字（多为水印）共 {} 个字没有读取。", counts.askew),
                           {.page = counts.askew_page}});
}

}  // namespace zs::formats
