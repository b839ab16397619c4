// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "schema/json.hpp"
#include "schema/schema.hpp"

// Shapes as JSON Schemas. Private to this room.

namespace attiva::schema {

/// Writes schemas of maps, and collects what several of them share.
class Fields {
public:
    explicit Fields(const Source& source) : source_(source) {}

    /// The schema of a map of that shape.
    Json map(const document::Shape& shape);
    /// What the schemas written so far refer to, under "definitions".
    Json take_definitions() { return std::move(definitions_); }

private:
    Json field(const document::FieldShape& f);
    Json form(const document::FieldShape& f);
    Json text(const document::FieldShape& f);
    Json list(const document::FieldShape& f, Json item);
    /// One section of facts; `others` are the fields that are no facts.
    Json facts(const document::FieldShape& f, Json others);
    Json fact(const vocabulary::Attribute& a);
    Json stated(const Json& value);
    Json changes();
    /// A reference to a shared schema, written when first asked for.
    template <class Write>
    Json shared(const std::string& name, Write write);

    const Source& source_;
    Json definitions_ = Json::object();
};

}  // namespace attiva::schema
