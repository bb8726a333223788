#pragma once

#include <utility>

namespace zs::formats {

/// An affine map as PDF and OFD write it: (x, y) -> (a x + c y + e, b x + d y + f).
struct Matrix {
    double a = 1;
    double b = 0;
    double c = 0;
    double d = 1;
    double e = 0;
    double f = 0;

    [[nodiscard]] std::pair<double, double> apply(double x, double y) const {
        return {a * x + c * y + e, b * x + d * y + f};
    }
    /// First this, then `next`.
    [[nodiscard]] Matrix then(Matrix const& next) const {
        return {a * next.a + b * next.c, a * next.b + b * next.d,          c * next.a + d * next.c,
                c * next.b + d * next.d, e * next.a + f * next.c + next.e, e * next.b + f * next.d + next.f};
    }
};

}  // namespace zs::formats
