// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "attiva/value.hpp"

// What is read again of a path written by `percorso --formato json`: however long its one
// line and however deep its reasons. Tested by tests/export/path_json_test.cpp.

namespace attiva::exporting {

struct EarlierPath {
    struct Step {
        std::string id;
        Date from, to;
        bool presumed = false;  ///< it was escluso salvo
    };
    Date day;
    std::string view, subject, goal, digest;  ///< as written; `subject` may be empty
    std::optional<Date> end;
    bool at_least = false;    ///< of the end; no where the file does not say
    int unknown_lengths = 0;
    std::vector<std::string> aims;  ///< as written (`mete`); empty where there was a goal
    std::string reaches;      ///< as written, of the first path
    std::string only_if;      ///< as written; empty where nothing was presumed to bar it
    std::vector<Step> steps;  ///< of the first path, those to come; none: there was no path
};

/// Nothing where it is not an attiva/percorso/1.
std::optional<EarlierPath> read_path(const std::string& json);

}  // namespace attiva::exporting
