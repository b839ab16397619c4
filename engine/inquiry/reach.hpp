// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "inquiry/topics.hpp"

// Under each node that is still ignoto, the topics it hangs on: what one could ask to
// settle it. A topic that makes no sense yet gives way to its premise. It may name more
// than what matters, never less. Tested by tests/inquiry/next_question_test.cpp.

namespace attiva::inquiry {

class Reach {
public:
    /// `spared`: what is not to be asked. Keeps references to the first two.
    Reach(Atlas& atlas, const analysis::Candidate& candidate, const analysis::Spared& spared);

    /// Reads these nodes, smallest first; `evaluation` has run on the candidate.
    void read(const evaluation::Evaluation& evaluation, const std::vector<Id>& nodes);

    /// The topics found, by their index.
    [[nodiscard]] const std::vector<Topic>& topics() const { return topics_; }
    /// The indexes under some nodes, in order.
    [[nodiscard]] std::vector<std::uint32_t> under(const std::vector<Id>& nodes) const;
    /// Is this topic under the node?
    [[nodiscard]] bool holds(Id node, std::uint32_t topic) const;
    /// The index of a topic, found or not.
    std::uint32_t index(const Topic& topic);

private:
    using Word = std::uint64_t;
    void node(const evaluation::Evaluation& e, Id id);
    void below(const program::Node& n, Word* out);
    void members(const evaluation::Evaluation& e, const program::Node& n, Word* out);
    void place(Word* out);
    void parameter(const evaluation::Evaluation& e, const program::Node& n, Word* out);
    void fact(AttributeId attribute, evaluation::Subject subject, Word* out);
    void add(const Topic& topic, Word* out);
    [[nodiscard]] std::size_t most_topics() const;
    [[nodiscard]] const Word* row(Id id) const { return rows_.data() + std::size_t{id} * words_; }

    Atlas& atlas_;
    const analysis::Candidate& candidate_;
    const analysis::Spared& spared_;
    std::size_t words_;
    std::vector<Word> rows_;
    std::vector<Topic> topics_;
    std::map<std::tuple<Topic::About, evaluation::Subject::Kind, std::uint32_t, AttributeId>, std::uint32_t> index_;
};

}  // namespace attiva::inquiry
