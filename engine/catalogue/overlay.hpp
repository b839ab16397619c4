// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/diagnostic.hpp"
#include "catalogue/folders.hpp"
#include "catalogue/ground.hpp"
#include "catalogue/model.hpp"
#include "catalogue/territory.hpp"
#include "language/typed.hpp"
#include "text/source.hpp"

// A zone's folder is its own: the folder must be a zone (or a comune of it) and
// what is written inside may not reach beyond. Codes C010…C013, C108, C112…C117,
// C207…C210.

namespace attiva::catalogue {

/// A file of the catalogue and the source it became.
struct PlacedFile {
    CatalogueFile file;
    FileId id = no_file;
};

bool place_exists(const Territory& territory, language::Scope::Kind kind, const std::string& id);
std::vector<std::string> place_names(const Territory& territory, language::Scope::Kind kind);

/// Folder names are zones, and comuni of that zone (on any day). Returns the files
/// that stand in a folder of the right place: of the others no more is asked.
std::vector<PlacedFile> check_folders(const std::vector<PlaceFolder>& folders,
                                      const std::vector<PlacedFile>& files,
                                      const Territory& territory, Diagnostics& diagnostics);

/// Every `ambito` stays within the folder it is written in, day by day: a comune that
/// has left the zone is another zone's from then on (C012). Days on which its comune
/// or zone is not there are told (C117, a warning).
void check_ambits(const std::vector<PlacedFile>& files, const language::Rulebook& rules, const Territory& territory,
                  Diagnostics& diagnostics);

/// What zones and comuni say beside conditions may not be more than the layers
/// above allow, nor name what another zone has made, nor twice of the same place:
/// C013, C108, C113…C115. `sound`: nothing was wrong in the rules by themselves; if not,
/// durations and windows are not compared.
void check_voices(const std::vector<PlacedFile>& files, const language::Rulebook& rules, Ground& ground, bool sound,
                  Diagnostics& diagnostics);

/// Where a zone or a comune switches an instrument on, it also sets every value
/// left to it that the instrument reads: else the instrument stays not offered
/// there (C112, a warning). And the reverse: values or a call for an instrument
/// offered only where switched on, in places where nobody switches it on (C116).
void check_activations(const language::Rulebook& rules, Ground& ground, Diagnostics& diagnostics);

/// A sheet is a fund's where the rules declare a fund, an instrument's where they
/// declare an instrument (C207), and stands with them (C208). Nobody may take one
/// thing for another: a zone's or a comune's bears no name of a thing that may be met
/// in the same place (C209), and no two ids look the same (C210). `sound`: as above; if
/// not, where the sheet stands is not looked at.
void check_sheets(const std::vector<Sheet>& sheets, const std::vector<PlacedFile>& files, const language::Rulebook& rules,
                  Ground& ground, bool sound, Diagnostics& diagnostics);

}  // namespace attiva::catalogue
