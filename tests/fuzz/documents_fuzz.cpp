// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Any bytes as a YAML document, then as vocabulary: errors, never a fault. Every
// place reported lies within the text, every error has its help.

#include <fmt/format.h>

#include "document/yaml.hpp"
#include "input.hpp"
#include "text/report.hpp"
#include "vocabulary/from_document.hpp"

using namespace attiva;

namespace {

void check_places(const text::Sources& sources, const Diagnostics& diagnostics) {
    for (const Diagnostic& d : diagnostics.items()) {
        fuzz::require(!d.code.empty() && !d.message.empty());
        fuzz::require(d.severity != Severity::error || !d.help.empty());
        if (!d.where.known()) continue;
        fuzz::require(d.where.begin <= d.where.end);
        fuzz::require(d.where.end <= sources.text(d.where.file).size());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    text::Sources sources;
    Diagnostics diagnostics;
    const FileId file = sources.add("x.yaml", fuzz::text_of(bytes, size), diagnostics);
    if (sources.usable(file)) {
        const auto document = document::read_yaml(sources, file, diagnostics);
        if (document) vocabulary::from_documents({*document}, diagnostics);
    }
    check_places(sources, diagnostics);
    return 0;
}
