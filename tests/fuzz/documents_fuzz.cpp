// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Any bytes as a YAML document, then as each thing a catalogue is made of:
// vocabulary, acts, a sheet. Errors, never a fault.

#include "catalogue/from_document.hpp"
#include "document/yaml.hpp"
#include "input.hpp"
#include "vocabulary/from_document.hpp"

using namespace attiva;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    text::Sources sources;
    Diagnostics diagnostics;
    const FileId file = sources.add("x.yaml", fuzz::text_of(bytes, size), diagnostics);
    if (sources.usable(file)) {
        if (const auto document = document::read_yaml(sources, file, diagnostics)) {
            vocabulary::from_documents({*document}, diagnostics);
            catalogue::acts_from_document(*document, diagnostics);
            catalogue::sheet_from_document(*document, "x", false,
                                           language::Provenance::Layer::tuscany, diagnostics);
        }
    }
    fuzz::check_places(sources, diagnostics);
    return 0;
}
