// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "catalogue/model.hpp"
#include "laws/world.hpp"

// Sheets of one person that differ only in what one viewer may not see: whether a fact is
// there, its value, also one that cannot be read, one written twice or out of place; past
// measures of protected groups; consents that show him nothing; remarks; the order of all
// this among what he sees. Tested by pairs_test.cpp.

namespace attiva::views {

class Sheets {
public:
    /// Decides the consents of the person. `viewer` looks at her.
    Sheets(const catalogue::Catalogue& catalogue, vocabulary::ServiceId viewer, laws::Random& random);
    /// With these consents and no fact: what `matching::reserved` wants.
    [[nodiscard]] const person::Profile& consenting() const { return consenting_; }

    /// Decides all that the viewer sees. `concealed`: the instruments (sorted ids) whose
    /// past he may not see.
    void begin(const std::vector<std::string>& concealed);
    /// One sheet: what the viewer may not see is made anew each time.
    std::string sheet();

private:
    using Lines = std::vector<std::string>;

    [[nodiscard]] bool sees(vocabulary::AttributeId id) const;
    Lines facts(const std::string& section, bool seen);
    std::string value(const vocabulary::Attribute& a, bool seen);
    std::string plain_value(const vocabulary::Attribute& a);
    std::string place();
    std::string day();
    std::string period(const std::string& instrument);
    Lines mixed(Lines seen, const Lines& unseen);
    std::string section(const std::string& name, const Lines& seen);
    std::string people(const std::string& name, const std::vector<Lines>& seen);
    std::string past();
    std::string consents();
    [[nodiscard]] bool knows_wish(const std::string& instrument) const;
    std::string wishes(const std::string& list, const Lines& seen);

    const catalogue::Catalogue& c_;
    vocabulary::ServiceId viewer_;
    laws::Random& r_;
    int percent_;  ///< of the facts, how many are said
    person::Profile consenting_;
    Lines concealed_, idle_consents_, frame_, past_, wanted_, refused_;
    Lines person_, household_, activation_;
    std::vector<Lines> members_, relatives_;
};

/// Services to whom something is hidden.
std::vector<vocabulary::ServiceId> viewers(const vocabulary::Vocabulary& vocabulary);

}  // namespace attiva::views
