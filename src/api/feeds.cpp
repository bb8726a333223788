#include "api/endpoints.h"
#include "api/feed_types.h"
#include "app/application.h"

namespace zs::api {

void add_feed_endpoints(Router& router, app::Application* app) {
    router.get<Nothing, FeedState>("/api/my/calendar", "Whether the caller has a calendar address",
                                   Access::reader, [app](Nothing const&, Call& call) -> Result<FeedState> {
                                       ASSIGN_OR_RETURN(auto made_at, app->feeds().made_at(call.caller));
                                       return FeedState{std::move(made_at)};
                                   });
    auto& made = router.post<Nothing, FeedAddress>(
        "/api/my/calendar", "Make a calendar address; the one before stops working", Access::reader,
        [app](Nothing const&, Call& call) -> Result<FeedAddress> {
            ASSIGN_OR_RETURN(auto const token, app->feeds().make(call.caller));
            return FeedAddress{"/api/calendar.ics?token=" + token};
        });
    made.status = 201;
    router.remove("/api/my/calendar", "Revoke the calendar address", Access::reader,
                  [app](Call& call) -> Result<Nothing> {
                      RETURN_IF_ERROR(app->feeds().revoke(call.caller));
                      return Nothing{};
                  });
    // Calendar programs cannot log in: the secret in the address is the key.
    router.download<FeedQuery>(
        "/api/calendar.ics", "The calendar at a secret address", Access::anyone,
        "text/calendar; charset=utf-8", [app](FeedQuery const& query, Call&) -> Result<Download> {
            ASSIGN_OR_RETURN(auto text, app->feeds().calendar(query.token.value_or("")));
            Download out;
            out.media_type = "text/calendar; charset=utf-8";
            out.text = std::move(text);
            return out;
        });
}

}  // namespace zs::api
