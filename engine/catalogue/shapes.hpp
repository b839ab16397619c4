// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "document/shape.hpp"

// The fields of sheets, acts and service levels (docs/catalogo.md).

namespace attiva::catalogue {

/// …/strumenti/<id>.yaml and …/fondi/<id>.yaml: what may be written is the same but
/// for `tipo`.
const document::Shape& instrument_shape();
const document::Shape& fund_shape();

/// catalog/fonti.yaml, and one act of it.
const document::Shape& acts_file_shape();
const document::Shape& act_shape();

/// catalog/leps.yaml, and one level of it.
const document::Shape& levels_file_shape();
const document::Shape& level_shape();

}  // namespace attiva::catalogue
