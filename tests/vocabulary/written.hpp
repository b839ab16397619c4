// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "document/yaml.hpp"
#include "text/report.hpp"
#include "vocabulary/from_document.hpp"

// A vocabulary, or any YAML, written in a test.

namespace written {

using namespace attiva;

/// Sources and what was found in them; the nodes stay valid with it.
struct Reading {
    text::Sources sources;
    Diagnostics diagnostics;
    /// Throws when the text is not YAML at all.
    document::Node yaml(const std::string& text) {
        const FileId id = sources.add("prova.yaml", text, diagnostics);
        auto node = document::read_yaml(sources, id, diagnostics);
        if (!node) throw std::runtime_error(text::report(diagnostics, sources));
        return std::move(*node);
    }
    /// "V104 «words»", separated by ", ".
    [[nodiscard]] std::string codes() const {
        std::string out;
        for (const Diagnostic& d : diagnostics.items())
            out += (out.empty() ? "" : ", ") + d.code + " «" + std::string(sources.words(d.where)) + "»";
        return out;
    }
};

/// One attribute of the `attributi` list: id, level, type and further lines.
inline std::string attribute(const std::string& id, const std::string& level, const std::string& type,
                             const std::string& more = "", const std::string& holder = "inps",
                             const std::string& privacy = "comune") {
    std::string out = "  - id: " + id + "\n    livello: " + level + "\n    tipo: " + type +
                      "\n    etichetta: " + id + "\n    domanda: " + id + "?\n    chi_lo_sa: " + holder +
                      "\n    classe: " + privacy + "\n";
    if (!more.empty()) out += "    " + more + "\n";
    return out;
}

inline std::string services() {
    return "servizi:\n  - {id: inps, nome: l'INPS, vede: [comune, economico]}\n"
           "  - {id: cpi, nome: il CPI, vede: [comune]}\n  - {id: serd, nome: il SerD, vede: [comune]}\n"
           "  - {id: sociale, nome: il servizio sociale, vede: [comune, economico, particolare, giudiziario, protetto]}\n";
}

/// A vocabulary that must have no error.
inline vocabulary::Vocabulary vocabulary_of(const std::string& attributes) {
    Reading r;
    const auto node = r.yaml(services() + "attributi:\n" + attributes);
    auto v = vocabulary::from_documents({node}, r.diagnostics);
    if (!r.diagnostics.ok()) throw std::runtime_error(text::report(r.diagnostics, r.sources));
    return v;
}

}  // namespace written
