// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attiva/diagnostic.hpp"
#include "catalogue/territory.hpp"
#include "language/typed.hpp"
#include "text/source.hpp"
#include "vocabulary/vocabulary.hpp"

// The catalogue: what can be activated. What a thing *is* comes from YAML
// (Sheet), what it *requires and does* from rules (language::Rulebook), the
// acts from fonti.yaml, the places from territorio/. Plain structs.

namespace attiva::catalogue {

/// An act or a published page (catalog/fonti.yaml).
struct LegalSource {
    std::string id;      ///< "dl_48_2023"
    std::string kind;    ///< decreto-legge, legge, dgr, avviso, pagina, …
    std::string number;
    std::string year;
    std::string title;
    std::string address;      ///< URL; may be empty
    std::string read_on;      ///< ISO day; may be empty
    char mark = 'K';          ///< 'V' read, 'K' general knowledge
    Span span;
};

/// What an instrument is (catalog/<layer>/strumenti/<id>.yaml).
struct Sheet {
    std::string id;
    std::string name;         ///< "Assegno di Inclusione"
    std::string kind;         ///< word of a closed list, Italian
    std::string description;
    std::vector<std::string> bodies;     ///< who gives it
    std::vector<std::string> documents;  ///< papers to bring
    std::vector<std::string> links;
    std::string unit;         ///< persona | nucleo
    std::string service;      ///< id of the service to turn to; may be empty
    std::string source;       ///< id in fonti.yaml
    bool unverified = false;  ///< marca: K
    bool fund = false;        ///< from …/fondi/
    language::Provenance::Layer layer = language::Provenance::Layer::national;
    Span span;
    Span source_span, service_span;  ///< where those two are written
};

/// A level of service the law calls essential (LEPS): what every area must assure
/// (catalog/leps.yaml). Its figures are parameters of the rules.
struct ServiceLevel {
    std::string id;
    std::string name;
    std::string description;
    std::string source;       ///< id in fonti.yaml
    std::string place;        ///< "art. 1, c. 700"; may be empty
    std::string from;         ///< ISO day; may be empty
    bool unverified = false;  ///< marca: K
    Span span;
    Span source_span;
};

/// Everything loaded, all layers. Owns its texts. Immutable after loading.
struct Catalogue {
    std::shared_ptr<text::Sources> sources;
    vocabulary::Vocabulary vocabulary;
    Territory territory;
    std::vector<LegalSource> acts;
    std::vector<Sheet> sheets;
    std::vector<ServiceLevel> levels;
    language::Rulebook rules;
    std::string digest;  ///< hex SHA-256 of all files, names and contents, by name

    /// The sheet of an instrument or fund (no two have one id, C203); null if there is none.
    [[nodiscard]] const Sheet* sheet(std::string_view id) const {
        const auto at = std::find_if(sheets.begin(), sheets.end(), [&](const Sheet& s) { return s.id == id; });
        return at == sheets.end() ? nullptr : &*at;
    }
};

}  // namespace attiva::catalogue
