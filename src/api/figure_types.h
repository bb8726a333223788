#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/consistency.h"
#include "json/traits.h"

namespace zs::api {

using store::FigureSource;

struct StatedFigure {
    FigureSource source = FigureSource::evidence;
    std::int64_t source_id = 0;
    std::optional<std::string> title;  ///< of the evidence it stands in
    std::string value;
    std::string quote;
};
ZS_WIRE(StatedFigure, source, source_id, title, value, quote);

struct DoubtfulFact {
    OrganisationId organisation_id;
    std::string organisation_name;
    std::string fact;
    std::string period;
    std::string unit;
    std::vector<StatedFigure> figures;
};
ZS_WIRE(DoubtfulFact, organisation_id, organisation_name, fact, period, unit, figures);

struct RateDoubt {
    std::string quote;
    std::string rate;
    std::string stated;
    std::string numerator;
    std::string denominator;
    std::string computed;
};
ZS_WIRE(RateDoubt, quote, rate, stated, numerator, denominator, computed);

struct Contradiction {
    std::string fact;
    std::string period;
    std::string unit;
    std::string value;
    std::string quote;
    std::vector<StatedFigure> others;
};
ZS_WIRE(Contradiction, fact, period, unit, value, quote, others);

struct FigureDoubts {
    std::vector<RateDoubt> rates;
    std::vector<Contradiction> contradictions;
};
ZS_WIRE(FigureDoubts, rates, contradictions);

struct TextToCheck {
    OrganisationId organisation_id;
    std::string text;
};
ZS_WIRE(TextToCheck, organisation_id, text);
ZS_WIRE_RULES(TextToCheck, {.field = "text", .max = 20000});

}  // namespace zs::api
