#include "formats/pdf/interpreter.h"

#include <algorithm>
#include <cmath>

#include "formats/pdf/lexer.h"

namespace zs::formats::pdf {
namespace {

using Kind = Value::Kind;

constexpr int kDeepestForm = 12;
constexpr std::size_t kFormCost = 4'000;  // in operators: it is expanded each time
constexpr std::size_t kMostSaved = 512;
constexpr std::size_t kMostOperands = 4096;
constexpr double kThousand = 1000;
constexpr double kPictureOfPage = 100'000;  // square points: a fifth of A4

double at(std::vector<Value> const& in, std::size_t i) {
    return i < in.size() ? in[i].number : 0;
}

Matrix matrix_of(File& file, Value const& list) {
    auto const& items = list.array();
    if (items.size() < 6) return {};
    double v[6];
    for (std::size_t i = 0; i < 6; ++i)
        v[i] = file.resolve(items[i]).number;
    return {v[0], v[1], v[2], v[3], v[4], v[5]};
}

Error too_much() {
    return {ErrorCode::too_large,
            "PDF 的页面内容过多，已停止读取。请用 WPS 或 Word 打开后另存为 .docx 再导入。",
            "",
            {}};
}

/// After "ID": to behind "EI", which ends the data of an inline picture.
void skip_inline_picture(std::string_view content, Lexer& lexer) {
    std::size_t at = lexer.at();
    while ((at = content.find("EI", at)) != std::string_view::npos) {
        bool alone =
            at > 0 && is_blank(content[at - 1]) && (at + 2 >= content.size() || is_blank(content[at + 2]));
        at += 2;
        if (alone) break;
    }
    lexer.move_to(std::min(at, content.size()));
}

}  // namespace

Result<void> Interpreter::run(std::string_view content, Value const& resources, Matrix const& base) {
    State outer = state_;
    state_.matrix = base;
    std::size_t saved_before = saved_.size();
    Lexer lexer(content);
    Operands operands;
    while (!lexer.done()) {
        Value value = lexer.next();
        if (!value.is(Kind::keyword)) {
            if (operands.size() < kMostOperands) operands.push_back(std::move(value));
            continue;
        }
        if (operators_left_ == 0) return too_much();
        --operators_left_;
        if (value.text == "ID") skip_inline_picture(content, lexer);
        RETURN_IF_ERROR(operate(value.text, operands, resources));
        operands.clear();
    }
    saved_.resize(std::min(saved_.size(), saved_before));
    state_ = outer;
    return {};
}

Result<void> Interpreter::operate(std::string_view name, Operands const& in, Value const& resources) {
    if (operate_path(name, in) || operate_state(name, in)) return {};
    if (name == "Tf" && in.size() >= 2) {
        state_.size = at(in, 1);
        return choose_font(resources, in[0].text);
    }
    if (name == "Do" && !in.empty()) return draw_object(resources, in[0].text);
    if (!operate_text(name, in)) operate_color(name, in);
    return {};
}

bool Interpreter::operate_state(std::string_view name, Operands const& in) {
    if (name == "q") {
        if (saved_.size() < kMostSaved) saved_.push_back(state_);
    } else if (name == "Q") {
        if (!saved_.empty()) {
            state_ = saved_.back();
            saved_.pop_back();
        }
    } else if (name == "cm") {
        state_.matrix =
            Matrix{at(in, 0), at(in, 1), at(in, 2), at(in, 3), at(in, 4), at(in, 5)}.then(state_.matrix);
    } else if (name == "Tc") {
        state_.spacing = at(in, 0);
    } else if (name == "Tw") {
        state_.word_spacing = at(in, 0);
    } else if (name == "Tz") {
        state_.scale = at(in, 0) / 100;
    } else if (name == "TL") {
        state_.leading = at(in, 0);
    } else if (name == "Ts") {
        state_.rise = at(in, 0);
    } else {
        return false;
    }
    return true;
}

bool Interpreter::operate_path(std::string_view name, Operands const& in) {
    auto to = [&](std::size_t i) {
        path_x_ = at(in, i);
        path_y_ = at(in, i + 1);
    };
    if (name == "m") {
        to(0);
        canvas_.move_to(state_.matrix, path_x_, path_y_);
    } else if (name == "l") {
        to(0);
        canvas_.line_to(state_.matrix, path_x_, path_y_);
    } else if (name == "re") {
        to(0);
        double width = at(in, 2);
        double height = at(in, 3);
        canvas_.move_to(state_.matrix, path_x_, path_y_);
        canvas_.line_to(state_.matrix, path_x_ + width, path_y_);
        canvas_.line_to(state_.matrix, path_x_ + width, path_y_ + height);
        canvas_.line_to(state_.matrix, path_x_, path_y_ + height);
        canvas_.close();
    } else if (name == "c" || name == "v" || name == "y") {
        to(name == "c" ? 4 : 2);
        canvas_.line_to(state_.matrix, path_x_, path_y_);
    } else if (name == "h") {
        canvas_.close();
    } else {
        return paint(name);
    }
    return true;
}

bool Interpreter::paint(std::string_view name) {
    bool closes = name == "s" || name == "b" || name == "b*";
    bool strokes = name == "S" || name == "B" || name == "B*" || closes;
    bool fills = name == "f" || name == "F" || name == "f*" || name == "B" || name == "B*" || name == "b" ||
                 name == "b*";
    if (!strokes && !fills && name != "n") return false;
    if (closes) canvas_.close();
    canvas_.paint(strokes && !state_.stroke_white, fills && !state_.fill_white, true);
    return true;
}

/// White lines are no lines. Colours of other spaces count as visible.
void Interpreter::operate_color(std::string_view name, Operands const& in) {
    auto all = [&in](double value) {
        return !in.empty() && std::all_of(in.begin(), in.end(), [value](Value const& component) {
            return component.is(Kind::number) && std::abs(component.number - value) < 0.01;
        });
    };
    bool light = name == "g" || name == "G" || name == "rg" || name == "RG" || name == "sc" || name == "SC" ||
                 name == "scn" || name == "SCN";
    bool ink = name == "k" || name == "K";
    bool space = name == "cs" || name == "CS";
    if (!light && !ink && !space) return;
    bool white = !space && (in.size() == 4 ? all(0) : all(1));
    bool stroke = name[0] >= 'A' && name[0] <= 'Z';
    (stroke ? state_.stroke_white : state_.fill_white) = white;
}

void Interpreter::move_line(double x, double y) {
    line_ = Matrix{1, 0, 0, 1, x, y}.then(line_);
    text_ = line_;
}

bool Interpreter::operate_text(std::string_view name, Operands const& in) {
    if (name == "BT") {
        line_ = text_ = Matrix{};
    } else if (name == "Td") {
        move_line(at(in, 0), at(in, 1));
    } else if (name == "TD") {
        state_.leading = -at(in, 1);
        move_line(at(in, 0), at(in, 1));
    } else if (name == "Tm") {
        line_ = text_ = Matrix{at(in, 0), at(in, 1), at(in, 2), at(in, 3), at(in, 4), at(in, 5)};
    } else if (name == "T*") {
        move_line(0, -state_.leading);
    } else if (name == "Tj") {
        if (!in.empty()) show(in[0].text);
    } else if (name == "TJ") {
        if (!in.empty()) show_all(in[0]);
    } else if (name == "'" || name == "\"") {
        if (name == "\"") {
            state_.word_spacing = at(in, 0);
            state_.spacing = at(in, 1);
        }
        move_line(0, -state_.leading);
        if (!in.empty()) show(in.back().text);
    } else {
        return false;
    }
    return true;
}

void Interpreter::show_all(Value const& list) {
    bool vertical = state_.font && state_.font->vertical();
    for (auto const& item : list.array()) {
        if (item.is(Kind::string)) {
            show(item.text);
        } else if (item.is(Kind::number)) {
            double back = -item.number / kThousand * state_.size;
            text_ = Matrix{1, 0, 0, 1, vertical ? 0 : back * state_.scale, vertical ? back : 0}.then(text_);
        }
    }
}

void Interpreter::show(std::string_view bytes) {
    if (!state_.font) return;
    bool vertical = state_.font->vertical();
    for (auto& shown : state_.font->decode(bytes)) {
        double size = state_.size;
        Matrix place =
            Matrix{size * state_.scale, 0, 0, size, 0, state_.rise}.then(text_).then(state_.matrix);
        canvas_.character(place, shown.width / kThousand, std::move(shown.text), vertical);
        double extra = state_.spacing + (shown.blank ? state_.word_spacing : 0);
        double x = vertical ? 0 : (shown.width / kThousand * size + extra) * state_.scale;
        double y = vertical ? -size - extra : 0;
        text_ = Matrix{1, 0, 0, 1, x, y}.then(text_);
    }
}

Result<void> Interpreter::choose_font(Value const& resources, std::string_view name) {
    Value const& fonts = file_.get(resources, "Font");
    Value const& entry = fonts[name];
    int number = entry.is(Kind::reference) ? entry.integer() : 0;
    if (auto known = fonts_.find(number); number != 0 && known != fonts_.end()) {
        state_.font = known->second;
        return {};
    }
    ASSIGN_OR_RETURN(Font font, Font::load(file_, file_.resolve(entry)));
    state_.font = std::make_shared<Font const>(std::move(font));
    if (number != 0) fonts_[number] = state_.font;
    return {};
}

Result<void> Interpreter::draw_object(Value const& resources, std::string_view name) {
    Value const& objects = file_.get(resources, "XObject");
    Value const& object = file_.get(objects, name);
    if (file_.get(object, "Subtype").is_name("Image")) {
        double area = std::abs(state_.matrix.a * state_.matrix.d - state_.matrix.b * state_.matrix.c);
        saw_picture_ = saw_picture_ || area > kPictureOfPage;
    }
    if (!file_.get(object, "Subtype").is_name("Form") || depth_ >= kDeepestForm) return {};
    if (operators_left_ < kFormCost) return too_much();
    operators_left_ -= kFormCost;
    ASSIGN_OR_RETURN(std::string content, file_.data(object));
    Value const& own = file_.get(object, "Resources");
    Matrix matrix = matrix_of(file_, file_.get(object, "Matrix")).then(state_.matrix);
    Matrix text = text_;
    Matrix line = line_;
    ++depth_;
    auto done = run(content, own.is(Kind::dictionary) ? own : resources, matrix);
    --depth_;
    text_ = text;
    line_ = line;
    return done;
}

}  // namespace zs::formats::pdf
