// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "fixture.hpp"

#include <stdexcept>

#include "language/check_fixture.hpp"

namespace reviewed {

using namespace attiva;

Small rules(const std::string& text) {
    auto checked = checked::rules(text);
    if (!checked.diagnostics.ok()) throw std::runtime_error(checked.findings());
    Small out;
    out.catalogue.sources = std::make_shared<text::Sources>(std::move(checked.sources));
    out.catalogue.vocabulary = std::move(checked.vocabulary);
    out.catalogue.rules = std::move(checked.book);
    out.program = program::from_language(out.catalogue.rules, out.catalogue.vocabulary, true);
    return out;
}

program::Id Small::definition(const std::string& id) const {
    for (const auto& d : catalogue.rules.definitions)
        if (d.id == id) return program.of_typed[d.body];
    throw std::runtime_error("manca " + id);
}

std::string codes(const Diagnostics& diagnostics, const Small& small) {
    std::string out;
    for (const auto& d : diagnostics.items()) {
        if (!out.empty()) out += ", ";
        out += d.code;
        if (d.where.known()) out += ":" + std::to_string(small.catalogue.sources->place(d.where).line);
    }
    return out;
}

}  // namespace reviewed
