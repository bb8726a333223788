#pragma once

#include <string_view>

#include "api/dispatcher.h"
#include "http/static_files.h"

namespace zs {

/// Sent with every answer: pages run only their own scripts and styles and stand in no frame.
extern std::string_view const kSecurityFields;

/// The API below /api/, the pages everywhere else.
class Site final : public RequestHandler {
  public:
    Site(api::Dispatcher& api, http::StaticFiles pages) : api_(api), pages_(std::move(pages)) {}

    BodyPlan plan_body(Request const& request) override;
    [[nodiscard]] std::optional<BodyPlan> plan_quickly(Request const& request) const override;
    Response handle(Request& request) override;
    Response refuse(Error const& error, int status) override { return api_.refuse(error, status); }
    [[nodiscard]] bool is_quick(Request const& request) const override;
    [[nodiscard]] bool is_small_change(Request const& request) const override {
        return api_.is_small_change(request);
    }
    void handle_together(Exchanges& waiting) override { api_.handle_together(waiting); }

  private:
    api::Dispatcher& api_;
    http::StaticFiles pages_;
};

}  // namespace zs
