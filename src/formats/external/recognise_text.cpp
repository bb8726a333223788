#include "formats/external/recognise_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <vector>

#include "base/scratch_folder.h"
#include "base/text.h"
#include "formats/external/page_picture.h"
#include "formats/external/programs.h"
#include "formats/external/run.h"
#include "formats/positioned/lattice.h"
#include "formats/scan/scan.h"

namespace zs::formats {
namespace {

namespace fs = std::filesystem;

constexpr int kLongSide = 3508;  // pixels: A4 at 300 a inch
constexpr double kLongSidePoints = 842;
constexpr std::size_t kMostPages = 200;
constexpr int kSecondsAPage = 300;

void write(fs::path const& path, std::string_view bytes) {
    std::ofstream out(path, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string slurp(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Result<void> run(fs::path const& folder, Program program, std::vector<std::string> arguments) {
    auto const found = find_program(program);
    if (!found) return no_text_recognition();
    return run_external({.program = *found,
                         .arguments = std::move(arguments),
                         .folder = folder,
                         .output = "",
                         .seconds = kSecondsAPage});
}

/// One page of the PDF in.pdf as p-N.pgm; false behind the last one.
Result<bool> draw_page(fs::path const& folder, std::size_t page) {
    auto const number = std::to_string(page);
    fs::remove(folder / "p.pgm");
    auto const drawn = run(folder, Program::pdftoppm,
                           {"-f", number, "-l", number, "-gray", "-singlefile", "-scale-to",
                            std::to_string(kLongSide), "in.pdf", "p"});
    bool const there = fs::exists(folder / "p.pgm");
    // Behind the last page pdftoppm fails; on the first one that is the file's fault.
    if (!drawn.ok() && (page == 1 || drawn.error().code != ErrorCode::malformed_document))
        return drawn.error();
    return there;
}

/// A part of the page in pixels: a cell, or the page without its tables.
struct Patch {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
};

/// A word of Tesseract's table: which picture and line it stands in, where, how sure, and its text.
struct Word {
    std::array<int, 4> line{};  ///< picture, block, paragraph, line
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    double sure = 0;
    std::string text;
};

std::optional<Word> word_of(std::string_view line) {
    constexpr int kWordLevel = 5;
    constexpr std::size_t kColumns = 12;
    std::array<double, kColumns> values{};
    Word out;
    for (std::size_t column = 0; column < kColumns; ++column) {
        auto const tab = std::min(line.find('\t'), line.size());
        auto const cell = line.substr(0, tab);
        std::from_chars(cell.data(), cell.data() + cell.size(), values[column]);
        if (column + 1 == kColumns) out.text = trim(cell);
        line.remove_prefix(std::min(tab + 1, line.size()));
    }
    if (static_cast<int>(values[0]) != kWordLevel || out.text.empty()) return std::nullopt;
    for (std::size_t i = 0; i < out.line.size(); ++i)
        out.line[i] = static_cast<int>(values[i + 1]);
    out.left = values[6];
    out.top = values[7];
    out.right = values[6] + values[8];
    out.bottom = values[7] + values[9];
    out.sure = std::max(0.0, values[10]);
    return out;
}

std::vector<Word> words_in(std::string_view table) {
    std::vector<Word> out;
    while (!table.empty()) {
        auto const end = std::min(table.find('\n'), table.size());
        if (auto word = word_of(table.substr(0, end))) {
            // Boxes of neighbours overlap; their order is what Tesseract is sure of.
            if (!out.empty() && out.back().line == word->line && word->left < out.back().right) {
                word->left = out.back().right;
                word->right = std::max(word->right, word->left + 1);
            }
            out.push_back(std::move(*word));
        }
        table.remove_prefix(std::min(end + 1, table.size()));
    }
    return out;
}

constexpr int kMargin = 24;  // white pixels around a patch: Tesseract misses what touches the edge

std::string picture_of(PagePicture const& page, Patch const& patch) {
    PagePicture out;
    out.width = patch.right - patch.left + 2 * kMargin;
    out.height = patch.bottom - patch.top + 2 * kMargin;
    out.shades.assign(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height), 255);
    for (int y = patch.top; y < patch.bottom; ++y) {
        auto const from = page.shades.begin() + static_cast<std::ptrdiff_t>(y) * page.width + patch.left;
        auto const to =
            out.shades.begin() + static_cast<std::ptrdiff_t>(y - patch.top + kMargin) * out.width + kMargin;
        std::copy(from, from + (patch.right - patch.left), to);
    }
    return write_pgm(out);
}

bool has_writing(PagePicture const& page, Patch const& patch) {
    for (int y = patch.top; y < patch.bottom; ++y) {
        for (int x = patch.left; x < patch.right; ++x) {
            if (page.dark(x, y)) return true;
        }
    }
    return false;
}

/// The cells of all tables that hold something: a cell read alone is read best.
std::vector<Patch> cells_of(PagePicture const& page, std::vector<Rule> const& rules, double scale,
                            std::size_t most) {
    std::vector<Patch> out;
    auto const pixel = [&](double points, int end) {
        return std::clamp(static_cast<int>(points / scale), 0, end);
    };
    auto const tables = tables_of(joined_rules(rules), 1, most);
    for (auto const& table : tables) {
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            for (auto const& cell : table.rows[row].cells) {
                Patch const patch{pixel(cell.left, page.width), pixel(table.edges[row], page.height),
                                  pixel(cell.right, page.width), pixel(cell.bottom, page.height)};
                if (has_writing(page, patch)) out.push_back(patch);
            }
        }
    }
    return out;
}

void whiten(PagePicture& page, Patch const& patch) {
    for (int y = patch.top; y < patch.bottom; ++y) {
        auto const row = page.shades.begin() + static_cast<std::ptrdiff_t>(y) * page.width;
        std::fill(row + patch.left, row + patch.right, std::uint8_t{255});
    }
}

/// Tesseract over all patches at once; it is told of them by a list.
Result<void> recognise_patches(fs::path const& folder, PagePicture const& page,
                               std::vector<Patch> const& patches, double scale, std::string& out) {
    std::string list;
    for (std::size_t i = 0; i < patches.size(); ++i) {
        auto const name = fmt::format("patch-{}.pgm", i);
        write(folder / name, picture_of(page, patches[i]));
        list += name + "\n";
    }
    write(folder / "patches.txt", list);
    // 6: one block of text.
    RETURN_IF_ERROR(
        run(folder, Program::tesseract, {"patches.txt", "words", "-l", "chi_sim", "--psm", "6", "tsv"}));
    for (auto const& word : words_in(slurp(folder / "words.tsv"))) {
        auto const index = static_cast<std::size_t>(word.line[0] - 1);
        if (index >= patches.size()) continue;
        double const x = patches[index].left - kMargin;
        double const y = patches[index].top - kMargin;
        out += fmt::format("word {:.2f} {:.2f} {:.2f} {:.2f} {:.0f} {}\n",
                           std::max(0.0, (word.left + x) * scale), std::max(0.0, (word.top + y) * scale),
                           std::max(0.0, (word.right + x) * scale), std::max(0.0, (word.bottom + y) * scale),
                           word.sure, word.text);
    }
    return {};
}

Result<void> recognise_page(fs::path const& folder, std::size_t number, Limits const& limits,
                            std::string& out) {
    ASSIGN_OR_RETURN(auto picture, read_pgm(slurp(folder / "p.pgm")));
    auto rules = rules_of(picture);
    erase(picture, rules);
    double const scale = kLongSidePoints / std::max(picture.width, picture.height);
    out += fmt::format("page {} {:.2f} {:.2f}\n", number, picture.width * scale, picture.height * scale);
    for (auto& rule : rules) {
        rule = {rule.way, rule.at * scale, rule.from * scale, rule.to * scale};
        out += fmt::format("rule {} {:.2f} {:.2f} {:.2f}\n", rule.way == Rule::Way::horizontal ? "h" : "v",
                           rule.at, rule.from, rule.to);
    }
    auto const cells = cells_of(picture, rules, scale, limits.max_cells);
    if (!cells.empty()) RETURN_IF_ERROR(recognise_patches(folder, picture, cells, scale, out));
    for (auto const& cell : cells)
        whiten(picture, cell);
    Patch const rest{0, 0, picture.width, picture.height};
    if (!has_writing(picture, rest)) return {};
    return recognise_patches(folder, picture, {rest}, scale, out);
}

}  // namespace

bool can_recognise_text() {
    return has_chinese_recognition() && find_program(Program::pdftoppm).has_value();
}

Error no_text_recognition() {
    return {ErrorCode::unsupported,
            fmt::format(
                "这是图片或扫描件，里面没有文字。这台服务器没有安装文字识别程序：请导入原来的 Word、Excel "
                "文件；或请管理员安装 Tesseract（Debian 软件包 {} {}）。",
                facts_of(Program::tesseract).packages, facts_of(Program::pdftoppm).packages),
            "",
            {}};
}

Result<std::string> recognise_text(std::string_view bytes, Limits const& limits) {
    if (!can_recognise_text()) return no_text_recognition();
    ScratchFolder folder;
    if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) {
        write(folder.path() / "in.pdf", bytes);
    } else {
        // A PDF of the picture, so that one way leads on: Tesseract reads all kinds of pictures.
        write(folder.path() / "picture", bytes);
        RETURN_IF_ERROR(
            run(folder.path(), Program::tesseract, {"picture", "in", "-l", "chi_sim", "--psm", "13", "pdf"}));
    }
    std::string out(kScanMark);
    for (std::size_t page = 1;; ++page) {
        ASSIGN_OR_RETURN(bool const there, draw_page(folder.path(), page));
        if (!there) return out;
        if (page > kMostPages || out.size() > limits.max_text_bytes) {
            return Error{ErrorCode::too_large,
                         fmt::format("扫描件超过 {} 页，请拆分后分别导入。", kMostPages),
                         "",
                         {}};
        }
        RETURN_IF_ERROR(recognise_page(folder.path(), page, limits, out));
    }
}

}  // namespace zs::formats
