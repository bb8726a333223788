#include "api/endpoints.h"
#include "api/evidence_types.h"
#include "api/page_types.h"
#include "app/application.h"

namespace zs::api {

namespace {

constexpr std::uint64_t kMaxPieceBytes = 16U << 20;

struct PieceSink final : ByteSink {
    std::unique_ptr<app::IncomingPiece> piece;

    Result<void> write(std::string_view bytes) override { return piece->append(bytes); }
};

Upload wire_of(app::Application& app, app::Upload const& upload) {
    return {upload.id,         upload.organisation_id, upload.file_name,
            upload.size_bytes, upload.received_bytes,  app.uploads().bounds().max_piece_bytes,
            upload.state,      upload.evidence_id,     upload.created_at,
            upload.expires_at};
}

Result<std::unique_ptr<PieceSink>> open_piece(app::Application& app, PieceQuery const& query, Call& call) {
    if (!query.offset) return Error{ErrorCode::invalid_input, "请给出这一段的起点", "?offset", {}};
    if (!query.sha256) return Error{ErrorCode::invalid_input, "请给出这一段的 SHA-256 摘要", "?sha256", {}};
    auto sink = std::make_unique<PieceSink>();
    ASSIGN_OR_RETURN(sink->piece,
                     app.uploads().begin_piece(call.id<store::UploadId>(), *query.offset, call.caller));
    return sink;
}

Result<RowsOf<Upload>> own_uploads(app::Application& app, Call& call) {
    ASSIGN_OR_RETURN(auto const uploads, app.uploads().open_of(call.caller));
    RowsOf<Upload> out;
    for (auto const& upload : uploads)
        out.rows.push_back(wire_of(app, upload));
    return out;
}

void add_pieces(Router& router, app::Application* app) {
    Route& piece = router.upload<PieceQuery, Upload, PieceSink>(
        "/api/uploads/{id}/content", "The next piece of a file, from the offset received so far on",
        Access::reader, kMaxPieceBytes,
        [app](PieceQuery const& query, Call& call) { return open_piece(*app, query, call); },
        [app](PieceQuery const& query, PieceSink& sink, Call& call) -> Result<Upload> {
            ASSIGN_OR_RETURN(auto const upload, app->uploads().keep(call.id<store::UploadId>(), *sink.piece,
                                                                    *query.sha256, call.caller));
            return wire_of(*app, upload);
        });
    piece.method = "PUT";
    piece.status = 200;
    Route& finish = router.post<NewEvidence, Evidence>(
        "/api/uploads/{id}/evidence", "Make a complete upload evidence; may be asked again", Access::reader,
        [app](NewEvidence const& in, Call& call) -> Result<Evidence> {
            ASSIGN_OR_RETURN(auto evidence, app->uploads().finish(call.id<store::UploadId>(),
                                                                  {in.sha256, in.title, in.since, in.until,
                                                                   in.mark, in.replaces},
                                                                  call.caller));
            return evidence_wire(std::move(evidence));
        });
    finish.status = 201;
}

}  // namespace

void add_upload_endpoints(Router& router, app::Application* app) {
    router
        .post<NewUpload, Upload>(
            "/api/uploads", "Announce a file that will arrive in pieces", Access::reader,
            [app](NewUpload const& in, Call& call) -> Result<Upload> {
                ASSIGN_OR_RETURN(
                    auto const upload,
                    app->uploads().create({in.organisation_id, in.file_name, in.size_bytes}, call.caller));
                return wire_of(*app, upload);
            })
        .needs(campaign::Right::file, "organisation", "body/organisation_id")
        .status = 201;
    router.get<Nothing, RowsOf<Upload>>(
        "/api/uploads", "Your uploads that are not finished", Access::reader,
        [app](Nothing const&, Call& call) { return own_uploads(*app, call); });
    router.get<Nothing, Upload>(
        "/api/uploads/{id}", "How much of an upload has arrived", Access::reader,
        [app](Nothing const&, Call& call) -> Result<Upload> {
            ASSIGN_OR_RETURN(auto const upload, app->uploads().find(call.id<store::UploadId>(), call.caller));
            return wire_of(*app, upload);
        });
    router.remove("/api/uploads/{id}", "Give an upload up", Access::reader,
                  [app](Call& call) -> Result<Nothing> {
                      RETURN_IF_ERROR(app->uploads().cancel(call.id<store::UploadId>(), call.caller));
                      return Nothing{};
                  });
    add_pieces(router, app);
}

}  // namespace zs::api
