#pragma once

#include <string>

#include "app/accounts.h"
#include "app/catalogues.h"
#include "app/data_place.h"
#include "app/exports.h"
#include "app/files.h"
#include "app/findings.h"
#include "app/imports.h"
#include "app/items.h"
#include "app/password.h"
#include "app/sessions.h"
#include "app/tasks.h"
#include "app/units.h"
#include "base/clock.h"
#include "store/database.h"
#include "store/schema.h"
#include "store/scratch_database.h"

/// An application for tests: a fresh folder, a clock that stands still, a recogniser that is told its answer.
namespace zs::app {

struct Workplace {
    Workplace() { store::migrate(database); }

    /// A catalogue of two lists, five items, three units and a group, with one error and one correction.
    static catalogue::Catalogue sample();
    /// Imports `catalogue` as if it had been recognised; returns the draft's id.
    CatalogueId import(catalogue::Catalogue recognised);

    /// Takes the guard `table`_`trigger` off, as somebody could who has the database and a shell.
    void disarm(store::Connection& connection, std::string const& table, std::string const& trigger);

    store::ScratchDatabase scratch{store::ScratchDatabase::Filled::tables};
    ScratchFolder const& folder = scratch.folder();
    DataPlace place{folder.path(), scratch.is_server() ? scratch.location() : ""};
    FixedClock clock{*parse_iso_time("2024-03-01T08:00:00Z")};
    store::Database database{scratch.driver()};
    FileStore files{folder.path()};
    PasswordHasher hasher{PasswordCost::testing};
    Result<catalogue::Catalogue> recognised = catalogue::Catalogue{};
    Result<documents::Document> document = documents::Document{};
    Accounts accounts{database, hasher, clock};
    Sessions sessions{database, hasher, clock};
    Imports imports{database,
                    files,
                    {[this](std::string_view, std::string const&) { return document; },
                     [this](documents::Document const&, catalogue::Catalogue const*) { return recognised; }},
                    clock};
    Catalogues catalogues{database, clock};
    Items items{database, clock};
    Findings findings{database, clock};
    Units units{database, clock};
    Tasks tasks{database};
    Exports exports{database, folder.path(), clock};
    Caller editor{{1}, "editor", Role::editor};
};

}  // namespace zs::app
