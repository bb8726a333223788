#include "app/masked_text.h"

#include "campaign/personal_data.h"
#include "ledger/masking.h"

namespace zs::app {
namespace {

/// ０…９ and ＠ as they are typed on a Chinese keyboard; everything else stays.
std::string with_plain_digits(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        bool const wide = text.substr(at).starts_with("\xEF\xBC") && at + 2 < text.size();
        auto const third = wide ? static_cast<unsigned char>(text[at + 2]) : 0U;
        if (wide && third >= 0x90 && third <= 0x99) {
            out += static_cast<char>('0' + (third - 0x90));
            at += 3;
        } else if (wide && third == 0xA0) {
            out += '@';
            at += 3;
        } else {
            out += text[at++];
        }
    }
    return out;
}

std::string hidden(std::string_view found, campaign::PersonalKind kind) {
    constexpr std::size_t kEnds = 4;
    if (kind == campaign::PersonalKind::mailbox) return "***" + std::string(found.substr(found.find('@')));
    auto const head = kind == campaign::PersonalKind::phone ? std::size_t{3} : std::size_t{6};
    return std::string(found.substr(0, head)) + "****" + std::string(found.substr(found.size() - kEnds));
}

}  // namespace

std::string without_personal_data(std::string_view text) {
    auto const plain = with_plain_digits(text);
    std::string out;
    std::size_t done = 0;
    for (auto const& one : campaign::personal_data_in(plain)) {
        out.append(plain, done, one.begin - done);
        out += hidden(std::string_view(plain).substr(one.begin, one.end - one.begin), one.kind);
        done = one.end;
    }
    out.append(plain, done);
    return ledger::masked(out, false);
}

std::string masked_name(std::string_view name) {
    return ledger::masked(name, true);
}

}  // namespace zs::app
