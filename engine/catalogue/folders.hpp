// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/diagnostic.hpp"
#include "language/typed.hpp"

// Which files a catalogue is made of, and what the folders say about them.

namespace attiva::catalogue {

/// One file of the catalogue, not yet read.
struct CatalogueFile {
    enum class Kind : std::uint8_t { vocabulary, acts, levels, territory, sheet, rules };
    Kind kind = Kind::rules;
    std::string path;   ///< to open
    std::string name;   ///< shown to people and hashed: relative to the directory
    std::string stem;   ///< file name without extension
    bool fund = false;
    language::Provenance::Layer layer = language::Provenance::Layer::national;
    std::string zone;    ///< of a zone or comune folder
    std::string comune;
};

/// A folder of a zone or of a comune, even an empty one.
struct PlaceFolder {
    std::string name;    ///< shown to people: relative to the directory
    std::string zone;
    std::string comune;  ///< empty for the zone's own
    Diagnostics inside;  ///< of its files and folders: of use if it is the place it says
};

/// What a directory holds.
struct Listing {
    std::vector<CatalogueFile> files;
    std::vector<PlaceFolder> places;
};

/// Lists it in the order of loading: layer, folder, file name. Everything under
/// catalog/ and rules/ is listed, is an authors' case in prove/, is allowed to stand
/// anywhere (pages for people, hidden files, what editors leave behind), or is an
/// error without position (C001…C006); of a comune's folder they wait in it. Symbolic links are not followed.
Listing list_files(const std::string& directory, Diagnostics& diagnostics);

}  // namespace attiva::catalogue
