// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "catalogue/folders.hpp"

// A catalogue as text in which the order of its files cannot show: what the rules
// mean, clause by clause; what persons are answered; what a look at it finds.

namespace attiva::tests {

struct Asked {
    std::string person;  ///< YAML
    std::string comune;
    Date day;
};

/// Reads the files of the listing in their order and tells all of it: the digest,
/// the rules; if there are questions, each answer and what `controlla` finds.
std::string told(const catalogue::Listing& listing, const std::vector<Asked>& questions);

/// The same of an answer in JSON: keys and elements of lists sorted, the digest
/// gone, file names as `renamed` makes them.
std::string canonical_json(const std::string& json, std::string (*renamed)(const std::string&));

}  // namespace attiva::tests
