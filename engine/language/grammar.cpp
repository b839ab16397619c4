// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The grammar of the rules, in Boost.Spirit X3: the only file that sees it. One
// chunk of the layout is read at a time. Every parser is without attributes: nodes
// are made by the Reader, which also remembers how far reading got, so that no
// expectation point (and no exception) is needed to say what was missing.
//
// Time is linear: alternatives differ in their first words, and the few that go
// back (`tried`) go back over a bounded number of words. Nesting is counted
// (`deeper`), so the depth of recursion is bounded.
// Tested by tests/language/parse_test.cpp.
#include <boost/spirit/home/x3.hpp>
#include <functional>
#include <tuple>
#include <type_traits>

#include "language/grammar.hpp"
#include "language/keywords.hpp"

namespace attiva::language {
namespace {

namespace x3 = boost::spirit::x3;

#include "language/grammar_directives.ipp"
#include "language/grammar_expression.ipp"
#include "language/grammar_clauses.ipp"
#include "language/grammar_declarations.ipp"

template <class Rule>
bool read(Reader& reader, const Rule& rule) {
    const char* first = reader.begin();
    const char* last = first + reader.chunk().text.size();
    return x3::parse(first, last, x3::with<reader_tag>(std::ref(reader))[rule]);
}

}  // namespace

bool read_declaration(Reader& reader) { return read(reader, declaration); }
bool read_clause(Reader& reader) { return read(reader, clause); }

}  // namespace attiva::language
