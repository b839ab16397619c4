// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "catalogue/folders.hpp"
#include "catalogue/model.hpp"

namespace attiva::catalogue {

/// Reads DIR/catalog and DIR/rules, all layers, in a fixed order (nazionale,
/// toscana, zone by name, comuni by name). Reports every error of every file;
/// the result may be asked only if `diagnostics.ok()`. Codes C001…C012 for
/// files and folders, C203…C206 for references. `supposed`: values of parameters in place of
/// those written (language/suppose.hpp); the digest stays that of the files.
Catalogue load(const std::string& directory, Diagnostics& diagnostics, std::vector<std::string> supposed = {});

/// Reads the files of a listing, in the order it gives them. What is asked of the
/// catalogue does not depend on that order: only the order in which clauses of one
/// layer are told does (tests/catalogue/order_test.cpp).
Catalogue load(const Listing& listing, Diagnostics& diagnostics);

}  // namespace attiva::catalogue
