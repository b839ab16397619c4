// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <unordered_map>

#include "caseload/caseload.hpp"

// One case at a time, as its format is read. Private to this room.

namespace attiva::caseload {

/// Cases read so far.
class Cases {
public:
    Cases(const catalogue::Catalogue& catalogue, const Budgets& budgets, Diagnostics& diagnostics, bool discreet)
        : catalogue_(catalogue), budgets_(budgets), diagnostics_(diagnostics), discreet_(discreet) {}

    /// A document that is a case; `unnamed` what it is called if it does not say. `found` is
    /// what is wrong with it already: with any error it is left out. `of_person`: what is
    /// wrong among the facts, and hides none of the rest (Case::of_person).
    void add(const document::Node* document, const std::string& unnamed, Span begin, bool json, Diagnostics found, Diagnostics of_person = {});
    /// Something that could have been a case.
    void refuse() { ++refused; }

    std::vector<Case> read;
    std::size_t refused = 0;

    const catalogue::Catalogue& catalogue() const { return catalogue_; }
    const Budgets& budgets() const { return budgets_; }
    Diagnostics& diagnostics() { return diagnostics_; }

private:
    const catalogue::Catalogue& catalogue_;
    const Budgets& budgets_;
    Diagnostics& diagnostics_;
    bool discreet_;
    std::unordered_map<std::string, Span> ids_;  // of the good and of the wrong: the first of two is the one to keep
    bool said_most_ = false;
};

/// A text of the alphabet of Windows (1252) in UTF-8. One that is UTF-8 but for a few bytes is
/// left as it is: those are told where they stand.
std::string as_utf8(const std::string& text);
bool is_utf8(std::string_view text);
std::string from_windows(std::string_view text);
/// Each row one request or commitment of a case; `unfit`: the characters that were, in order.
void read_csv_cases(FileId file, const Diagnostics& unfit, Cases& cases);

}  // namespace attiva::caseload
