// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "document/shape.hpp"

// The fields of a file of authors' cases (docs/catalogo.md, «Casi»). Private to
// this room, which hands the first one to the room schema.

namespace attiva::session {

const document::Shape& case_file_shape();
const document::Shape& case_shape();
const document::Shape& expected_shape();
const document::Shape& case_source_shape();

}  // namespace attiva::session
