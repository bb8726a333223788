#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "formats/pdf/file.h"
#include "formats/pdf/font.h"
#include "formats/positioned/canvas.h"
#include "formats/positioned/matrix.h"

namespace zs::formats::pdf {

/// Fonts by the number of their object: loaded once for all pages.
using FontCache = std::map<int, std::shared_ptr<Font const>>;

/// Runs content streams (ISO 32000-1, 8 and 9) as far as characters and lines need it.
class Interpreter {
  public:
    /// `operators_left` is shared by all pages: forms may use each other to grow without end.
    Interpreter(File& file, Canvas& canvas, FontCache& fonts, std::size_t& operators_left)
        : file_(file), canvas_(canvas), fonts_(fonts), operators_left_(operators_left) {}

    /// Errors: too_large.
    Result<void> run(std::string_view content, Value const& resources, Matrix const& base);
    [[nodiscard]] bool saw_picture() const { return saw_picture_; }

  private:
    struct State {
        Matrix matrix;
        std::shared_ptr<Font const> font;
        double size = 0;
        double spacing = 0;
        double word_spacing = 0;
        double scale = 1;
        double leading = 0;
        double rise = 0;
        bool stroke_white = false;
        bool fill_white = false;
    };
    using Operands = std::vector<Value>;

    Result<void> operate(std::string_view name, Operands const& in, Value const& resources);
    bool operate_state(std::string_view name, Operands const& in);
    bool operate_path(std::string_view name, Operands const& in);
    bool operate_text(std::string_view name, Operands const& in);
    void operate_color(std::string_view name, Operands const& in);
    bool paint(std::string_view name);
    Result<void> choose_font(Value const& resources, std::string_view name);
    Result<void> draw_object(Value const& resources, std::string_view name);
    void show(std::string_view bytes);
    void show_all(Value const& list);
    void move_line(double x, double y);

    File& file_;
    Canvas& canvas_;
    FontCache& fonts_;
    std::size_t& operators_left_;
    State state_;
    std::vector<State> saved_;
    Matrix text_;
    Matrix line_;
    double path_x_ = 0;
    double path_y_ = 0;
    int depth_ = 0;
    bool saw_picture_ = false;
};

}  // namespace zs::formats::pdf
