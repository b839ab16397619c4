// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "catalogue/model.hpp"

namespace attiva::catalogue {

/// Reads DIR/catalog and DIR/rules, all layers, in a fixed order (nazionale,
/// toscana, zone by name, comuni by name). Reports every error of every file;
/// the result may be asked only if `diagnostics.ok()`. Codes C001…C012 for
/// files and folders, C203…C206 for references.
Catalogue load(const std::string& directory, Diagnostics& diagnostics);

}  // namespace attiva::catalogue
