// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "language/tree.hpp"

// Every construct of docs/lingua.md §4-8 as a row, told by what it looks like in
// the written tree.

namespace attiva::tests {

/// Does a written node show the construct?
using Form = std::function<bool(const language::Tree&, const language::Node&)>;

/// One way of saying something.
struct Construct {
    std::string words;  ///< as docs/lingua.md writes it
    Form form;
    std::string reason = {};  ///< Italian: why no shipped rule uses it; empty when one must
};

/// The constructs of one section.
struct Section {
    std::string title;
    std::vector<Construct> rows;
    bool truths = false;  ///< its constructs are conditions, or hold one
    bool later = false;   ///< kept and shown only: what they do is not there yet
};

/// In the order of docs/lingua.md.
std::vector<Section> sections();

/// Kinds of node that are no construct of their own, only parts of one.
bool is_part(language::Kind kind);

}  // namespace attiva::tests
