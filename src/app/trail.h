#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "app/caller.h"
#include "base/clock.h"
#include "json/encode.h"
#include "store/audit_log.h"

namespace zs::app {

/// The facts of an audit record: a JSON object, written in order.
class Facts {
  public:
    template <class T>
    Facts& add(std::string_view name, T const& value) {
        if (json_.size() > 1) json_ += ',';
        json::append_string(json_, name);
        json_ += ':';
        json::append_json(json_, value);
        return *this;
    }

    /// {"before":{…},"after":{…}} with the fields that differ only.
    template <class T>
    Facts& add_changes(T const& before, T const& after) {
        std::string from, to;
        boost::mp11::mp_for_each<json::MembersOf<T>>([&](auto member) {
            using Member = decltype(member);
            std::string const old_value = json::encode(before.*Member::pointer);
            std::string const new_value = json::encode(after.*Member::pointer);
            if (old_value == new_value) return;
            add_member(from, Member::name, old_value);
            add_member(to, Member::name, new_value);
        });
        add_member_raw("before", "{" + from + "}");
        add_member_raw("after", "{" + to + "}");
        return *this;
    }

    [[nodiscard]] std::string json() const { return json_ + "}"; }

  private:
    static void add_member(std::string& out, std::string_view name, std::string const& value) {
        if (!out.empty()) out += ',';
        json::append_string(out, name);
        out += ':' + value;
    }
    void add_member_raw(std::string_view name, std::string const& value) {
        std::string member;
        add_member(member, name, value);
        json_ += (json_.size() > 1 ? "," : "") + member;
    }

    std::string json_ = "{";
};

/// Writes what was changed into the audit chain, in the transaction of the change.
inline void record(store::Connection& connection, Clock const& clock, std::string const& actor,
                   std::string_view action, std::string const& subject, Facts const& facts) {
    store::AuditLog(connection)
        .append({0, iso_time(clock.now()), actor, std::string(action), subject, facts.json(), "", ""});
}

template <class Tag>
std::string subject_of(std::string_view kind, Id<Tag> id) {
    return std::string(kind) + "/" + std::to_string(id.value);
}

/// Within what a page may ask for.
inline PageRequest clamped(PageRequest page) {
    return {std::max<std::int64_t>(page.offset, 0), std::clamp<std::int64_t>(page.limit, 1, kMaxPageLimit)};
}

}  // namespace zs::app
