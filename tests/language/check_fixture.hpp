// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "language/check.hpp"
#include "text/source.hpp"

// Rules checked against a small vocabulary (check_fixture.cpp), for the tests of
// the checker.

namespace checked {

using attiva::language::Provenance;

/// A rule file of a layer. Local layers get `ambito` from the text itself.
struct File {
    std::string text;
    Provenance::Layer layer = Provenance::Layer::tuscany;
};

/// What came of it.
struct Result {
    attiva::text::Sources sources;
    attiva::vocabulary::Vocabulary vocabulary;
    attiva::Diagnostics diagnostics;
    attiva::language::Rulebook book;

    /// Each finding on a line: "R102 1:12 «words»: message | help".
    [[nodiscard]] std::string findings() const;
    /// Only "R102 «words»", separated by ", ".
    [[nodiscard]] std::string codes() const;
    /// Dump of a definition's body; the findings when there are errors.
    [[nodiscard]] std::string definition(const std::string& id) const;
    /// Each clause of an instrument on a line: "richiede[se guard]: body".
    [[nodiscard]] std::string clauses(const std::string& instrument) const;
    /// Each value of a parameter on a line: "dal … al …: value".
    [[nodiscard]] std::string parameter(const std::string& id) const;
    [[nodiscard]] std::string dumped(attiva::language::NodeId node) const;
};

/// Parses and checks. Every file must parse without errors. Places: comune
/// pietrasanta, massa; zone versilia, apuane; provinces LU, MS. Acts: legge_a,
/// avviso_b. `sheets`: what has a sheet; {"*"} = not checked.
Result layers(const std::vector<File>& files, const std::vector<std::string>& sheets = {"*"});
Result rules(const std::string& text);
/// `definizione prova : TYPE` with this body.
Result body(const std::string& type, const std::string& text);
/// An instrument `prova` with a source and these lines (indented here), and
/// `altro`, `terzo` with nothing to ask.
Result instrument(const std::string& lines);

}  // namespace checked
