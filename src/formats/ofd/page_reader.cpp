#include "formats/ofd/page_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <pugixml.hpp>

#include "base/text.h"

namespace zs::formats::ofd {
namespace {

constexpr double kPointsPerMillimetre = 72 / 25.4;
constexpr double kHalf = 0.5;              // width of a Latin character, in sizes
constexpr double kDefaultSize = 5;         // millimetres
constexpr double kPictureOfPage = 12'000;  // square millimetres: a fifth of A4
constexpr std::size_t kMostInObject = 100'000;

std::string_view take_word(std::string_view& text) {
    while (!text.empty() && (static_cast<unsigned char>(text.front()) <= ' ' || text.front() == ','))
        text.remove_prefix(1);
    std::size_t end = 0;
    while (end < text.size() && static_cast<unsigned char>(text[end]) > ' ' && text[end] != ',')
        ++end;
    auto word = text.substr(0, end);
    text.remove_prefix(end);
    return word;
}

double number_of(std::string_view word) {
    if (word.starts_with('+')) word.remove_prefix(1);
    double value = 0;
    std::from_chars(word.data(), word.data() + word.size(), value);
    return std::isfinite(value) ? value : 0;
}

/// From the object's own space to the page, in points.
Matrix place_of(pugi::xml_node object) {
    Matrix out;
    auto ctm = numbers(attribute(object, "CTM"));
    if (ctm.size() >= 6) out = {ctm[0], ctm[1], ctm[2], ctm[3], ctm[4], ctm[5]};
    auto box = numbers(attribute(object, "Boundary"));
    if (box.size() >= 2) out = out.then({1, 0, 0, 1, box[0], box[1]});
    return out.then({kPointsPerMillimetre, 0, 0, kPointsPerMillimetre, 0, 0});
}

double attribute_or(pugi::xml_node node, std::string_view name, double otherwise) {
    return has_attribute(node, name) ? number_of(attribute(node, name)) : otherwise;
}

bool is_set(pugi::xml_node node, std::string_view name, bool otherwise) {
    std::string_view value = attribute(node, name);
    return value.empty() ? otherwise : value == "true" || value == "1";
}

}  // namespace

std::vector<double> numbers(std::string_view text) {
    std::vector<double> out;
    for (auto word = take_word(text); !word.empty() && out.size() < 16; word = take_word(text))
        out.push_back(number_of(word));
    return out;
}

std::vector<double> distances(std::string_view text, std::size_t most) {
    std::vector<double> out;
    for (auto word = take_word(text); !word.empty() && out.size() < most; word = take_word(text)) {
        if (word != "g") {
            out.push_back(number_of(word));
            continue;
        }
        auto count = static_cast<std::size_t>(std::clamp(number_of(take_word(text)), 0.0, 1e6));
        double distance = number_of(take_word(text));
        out.insert(out.end(), std::min(count, most - out.size()), distance);
    }
    return out;
}

void PageReader::read(pugi::xml_node content) {
    read_block(content, 0);
}

void PageReader::read_block(pugi::xml_node block, int depth) {
    if (depth > max_depth_) return;
    for (auto node : block.children()) {
        auto name = local_name(node);
        if (name == "Layer" || name == "PageBlock" || name == "Content") {
            read_block(node, depth + 1);
        } else if (name == "TextObject" && is_set(node, "Visible", true)) {
            read_text(node);
        } else if (name == "PathObject" && is_set(node, "Visible", true)) {
            read_path(node);
        } else if (name == "ImageObject") {
            auto box = numbers(attribute(node, "Boundary"));
            saw_picture_ = saw_picture_ || (box.size() >= 4 && box[2] * box[3] > kPictureOfPage);
        }
    }
}

/// Each code of text stands where its own X and Y or the distances from the one before put it.
void PageReader::read_text(pugi::xml_node object) {
    Matrix place = place_of(object);
    double size = attribute_or(object, "Size", kDefaultSize);
    double scale = attribute_or(object, "HScale", 1);
    double x = 0;
    double y = 0;
    for (auto code : object.children()) {
        if (local_name(code) != "TextCode") continue;
        x = attribute_or(code, "X", x);
        y = attribute_or(code, "Y", y);
        std::string_view text = code.text().get();
        std::size_t count = std::min(length_in_characters(text), kMostInObject);
        auto steps_x = distances(attribute(code, "DeltaX"), count);
        auto steps_y = distances(attribute(code, "DeltaY"), count);
        std::size_t i = 0;
        for (std::size_t at = 0; at < text.size() && i < count; ++i) {
            char32_t c = next_code_point(text, at);
            std::string character;
            append_utf8(character, c);
            double width = (c < 0x80 ? kHalf : 1) * scale;
            bool stated = i < steps_x.size() || i < steps_y.size();
            if (i < steps_x.size() && steps_x[i] > 0 && size > 0) width = std::min(width, steps_x[i] / size);
            Matrix own = Matrix{size, 0, 0, -size, x, y}.then(place);
            canvas_.character(own, width, std::move(character), false);
            x += i < steps_x.size() ? steps_x[i] : stated ? 0 : width * size;
            y += i < steps_y.size() ? steps_y[i] : 0;
        }
    }
}

void PageReader::read_path(pugi::xml_node object) {
    Matrix place = place_of(object);
    draw_path(place, child(object, "AbbreviatedData").text().get());
    auto color = numbers(attribute(child(object, "StrokeColor"), "Value"));
    bool white = color.size() >= 3 &&
                 std::all_of(color.begin(), color.end(), [](double component) { return component >= 254; });
    canvas_.paint(is_set(object, "Stroke", true) && !white, is_set(object, "Fill", false), true);
}

/// Abbreviated data (GB/T 33190, 9.1): M and S begin, L Q B A go on, C closes. Curves end where they end.
void PageReader::draw_path(Matrix const& place, std::string_view data) {
    std::size_t left = kMostInObject;
    for (auto word = take_word(data); !word.empty() && left > 0; word = take_word(data), --left) {
        char operation = word[0];
        if (operation == 'C') {
            canvas_.close();
            continue;
        }
        int before = operation == 'Q' ? 2 : operation == 'B' ? 4 : operation == 'A' ? 5 : 0;
        if (operation != 'M' && operation != 'S' && operation != 'L' && before == 0) continue;
        for (int i = 0; i < before; ++i)
            take_word(data);
        double x = number_of(take_word(data));
        double y = number_of(take_word(data));
        if (operation == 'M' || operation == 'S') {
            canvas_.move_to(place, x, y);
        } else {
            canvas_.line_to(place, x, y);
        }
    }
}

}  // namespace zs::formats::ofd
