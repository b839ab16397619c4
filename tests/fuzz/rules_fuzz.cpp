// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Any bytes as a rule file: read, printed, read again, checked against the small
// catalogue's vocabulary, compiled and evaluated for a person of whom nothing is
// known. What is read without errors prints to a text that reads to the same
// tree; what passes the check evaluates without an exception, and simplification
// changes no condition.

#include "catalogue/load.hpp"
#include "evaluation/evaluator.hpp"
#include "input.hpp"
#include "language/check.hpp"
#include "language/parse.hpp"
#include "person/reader.hpp"
#include "program/program.hpp"

using namespace attiva;

namespace {

const catalogue::Catalogue& small_catalogue() {
    static const catalogue::Catalogue loaded = [] {
        Diagnostics diagnostics;
        auto c = catalogue::load(ATTIVA_ROOT "/tests/data/catalogo_minimo", diagnostics);
        fuzz::require(diagnostics.ok());
        return c;
    }();
    return loaded;
}

language::Tree read(text::Sources& sources, std::string text, Diagnostics& diagnostics,
                    FileId& file) {
    file = sources.add("x.regole", std::move(text), diagnostics);
    if (!sources.usable(file)) return {};
    return language::parse(sources, file, diagnostics);
}

void check_printing(const language::Tree& tree) {
    const std::string printed = language::print(tree);
    text::Sources sources;
    Diagnostics diagnostics;
    FileId file = no_file;
    const language::Tree again = read(sources, printed, diagnostics, file);
    fuzz::require(diagnostics.ok());
    fuzz::require(language::print(again) == printed);
    fuzz::require(language::equal(tree, again));
}

// Every condition of an instrument, for a person of whom nothing is known.
std::vector<Truth> truths(const language::Rulebook& book, const vocabulary::Vocabulary& words,
                          bool simplify) {
    const auto program = program::from_language(book, words, simplify);
    const evaluation::DayTables day(program, book, words, small_catalogue().territory,
                                    *date_of(2026, 2, 1));
    evaluation::Evaluation evaluation(day);
    const person::Profile profile = person::blank(words);
    evaluation.run(profile);
    std::vector<Truth> out;
    for (const auto& roots : program.instruments)
        for (const program::Id id : {roots.eligible, roots.in_time, roots.offered})
            if (id != program::no_id) out.push_back(evaluation.truth(id));
    return out;
}

void check_and_evaluate(language::Tree tree, FileId file) {
    vocabulary::Vocabulary words = small_catalogue().vocabulary;
    std::vector<language::RuleFile> files;
    files.push_back({std::move(tree), file, language::Provenance::Layer::tuscany});
    Diagnostics diagnostics;
    const language::Rulebook book = language::check(files, words, {}, diagnostics);
    if (diagnostics.ok()) fuzz::require(truths(book, words, true) == truths(book, words, false));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    text::Sources sources;
    Diagnostics diagnostics;
    FileId file = no_file;
    language::Tree tree = read(sources, fuzz::text_of(bytes, size), diagnostics, file);
    fuzz::check_places(sources, diagnostics);
    if (!sources.usable(file)) return 0;
    if (diagnostics.ok()) check_printing(tree);
    check_and_evaluate(std::move(tree), file);
    return 0;
}
