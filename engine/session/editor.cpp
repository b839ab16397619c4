// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What editors read: the public door to the room schema.

#include "schema/schema.hpp"
#include "session/case_shapes.hpp"
#include "session/state.hpp"

namespace attiva {

std::string Catalogue::editor_text(const std::string& kind) const {
    if (kind == "textmate") return schema::textmate_grammar();
    if (!ok()) return {};
    return schema::json_schema({state_->catalogue, session::case_file_shape()}, kind);
}

}  // namespace attiva
