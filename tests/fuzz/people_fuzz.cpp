// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Any bytes as a person file, asked about the small catalogue: the whole path
// from text to JSON. The length chooses the view and whether presumptions are
// on, so that seeds stay plain files. An answer with simplification off is the
// same answer.

#include <memory>

#include "attiva/attiva.hpp"
#include "input.hpp"

using namespace attiva;

namespace {

// The catalogue keeps every text that has errors: it is opened again now and then.
const Catalogue& small_catalogue() {
    static std::unique_ptr<Catalogue> open;
    static int asked = 0;
    if (open == nullptr || ++asked % 20'000 == 0) {
        open = std::make_unique<Catalogue>(
            Catalogue::open(ATTIVA_ROOT "/tests/data/catalogo_minimo"));
        fuzz::require(open->ok());
    }
    return *open;
}

Question question(std::size_t size) {
    constexpr const char* views[] = {"", "cpi", "servizio_sociale", "serd", "inps"};
    Question q;
    q.day = *date_of(2026, 2, 1);
    q.view = views[size % 5];
    q.presumptions = size % 2 == 0;
    return q;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const Catalogue& catalogue = small_catalogue();
    const Input person{"persona.yaml", fuzz::text_of(bytes, size)};
    Question q = question(size);
    Diagnostics diagnostics;
    const auto answer = catalogue.ask(person, q, diagnostics);
    fuzz::require(answer.has_value() == diagnostics.ok());
    fuzz::require(catalogue.render(diagnostics, true, false).empty() == diagnostics.empty());
    if (!answer) return 0;
    q.simplify = false;
    const auto written = catalogue.ask(person, q, diagnostics);
    fuzz::require(written.has_value() && to_json(*answer) == to_json(*written));
    return 0;
}
