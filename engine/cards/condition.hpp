// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>
#include <string>
#include <vector>

#include "cards/cards.hpp"

// A condition as indented lines. Private to this room.

namespace attiva::cards {

/// The value of a parameter on the day, where it has one for everybody; else empty.
std::string value_today(const Source& source, language::ParameterId parameter);

/// Tells conditions of one card: each definition is opened once.
class Conditions {
public:
    explicit Conditions(const Source& source) : source_(source) {}
    std::vector<CardLine> tell(language::NodeId node);

private:
    void add(language::NodeId node, int depth, std::vector<CardLine>& out);
    void list(const std::string& heading, const std::vector<language::NodeId>& parts, int depth,
              std::vector<CardLine>& out);
    void cases(const language::TypedNode& n, int depth, std::vector<CardLine>& out);
    [[nodiscard]] std::string with_figures(language::NodeId node) const;
    void leaf(language::NodeId node, int depth, std::vector<CardLine>& out);
    void definitions(language::NodeId node, int depth, std::vector<CardLine>& out);

    const Source& source_;
    std::set<language::DefinitionId> opened_;
};

}  // namespace attiva::cards
