// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "catalogue/model.hpp"
#include "document/shape.hpp"

// The names a field may refer to, with what they stand for. Private to this room.

namespace attiva::schema {

struct Names {
    std::string kind;  ///< "atto": the name of the shared schema
    std::vector<std::string> ids, meanings;
};

/// Every name of that kind in the catalogue.
Names names_of(document::Refers kind, const catalogue::Catalogue& catalogue);

/// Places as people write them: comuni, zones, provinces, out of Tuscany, not known.
std::vector<std::string> place_names(const catalogue::Territory& territory);

/// What an editor shows of an attribute: the question, the meaning, the type and its
/// limits, who knows it, what is presumed.
std::string explained(const vocabulary::Attribute& attribute, const vocabulary::Vocabulary& vocabulary);

}  // namespace attiva::schema
