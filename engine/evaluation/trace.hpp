// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "attiva/answer.hpp"
#include "catalogue/model.hpp"
#include "evaluation/evaluator.hpp"
#include "evaluation/phrases.hpp"

// Why: the values recorded by one evaluation, told along the rule as it was
// written (the Rulebook's nodes, with their sentences and sources). Nothing is
// decided again: every truth shown is the one the evaluation used.
// Tested by tests/cases/buoni/perche/ and tests/session/.

namespace attiva::evaluation {

/// A fact that is not settled, and whose.
struct OpenFact {
    vocabulary::AttributeId attribute = vocabulary::no_attribute;
    Subject subject;
    enum class Kind : std::uint8_t {
        attribute,     ///< ask its holder
        catalogue,     ///< a value the law does not give: ref = parameter
        reading,       ///< an open interpretation: ref = interpretation
        member_list,   ///< are all members of the household listed?
        relative_list, ///< are all the relatives that live elsewhere?
        history,       ///< the list of past measures
        concealed,     ///< past measures that the viewer may not see
        window,        ///< a call whose days are not published
    } kind = Kind::attribute;
    std::uint32_t ref = language::none;
    friend bool operator==(const OpenFact& a, const OpenFact& b) {
        return a.attribute == b.attribute && a.kind == b.kind && a.ref == b.ref &&
               a.subject.kind == b.subject.kind && a.subject.index == b.subject.index;
    }
};

class Trace {
public:
    /// Keeps references; the evaluation must have run.
    Trace(const catalogue::Catalogue& catalogue, Evaluation& evaluation, const Phrases& phrases)
        : catalogue_(catalogue), evaluation_(evaluation), phrases_(phrases) {}

    /// The explanation of one condition or term of the person.
    std::shared_ptr<const Reason> reason(language::NodeId node) { return shared(node, Subject{}); }
    /// Adds the unsettled facts an ignoto node hangs on, without repeating.
    void open_facts(language::NodeId node, std::vector<OpenFact>& out, Subject subject = {});
    /// Adds every fact the node reads that is presumed. What one call has looked at
    /// is not looked at again by the next: the facts of all go to one list.
    void presumed_facts(language::NodeId node, std::vector<OpenFact>& out, Subject subject = {});
    /// Adds the attributes the node reads, of the person only.
    void attributes(language::NodeId node, std::vector<vocabulary::AttributeId>& out);

    [[nodiscard]] Truth truth(language::NodeId node, Subject subject = {});
    [[nodiscard]] vocabulary::Possible value(language::NodeId node, Subject subject = {});

    /// The act of the value that a zone or a comune surely gave a parameter read by
    /// this node itself (not by the definitions it names); nothing if none did.
    [[nodiscard]] SharedSource local_source(language::NodeId node) const;

    [[nodiscard]] const Phrases& phrases() const { return phrases_; }

private:
    std::shared_ptr<const Reason> shared(language::NodeId node, Subject subject);
    Reason tell(language::NodeId node, Subject subject);
    [[nodiscard]] SharedSource filled_by(const language::TypedNode& n, Id own) const;
    Reason titled_reason(language::NodeId node, Subject subject);
    Reason negated_reason(language::NodeId node, Subject subject);
    ReasonPart member_reason(const language::TypedNode& n, Subject s);
    void parts(const language::TypedNode& n, Reason& r, Subject subject);
    void definition_parts(const language::TypedNode& n, Reason& r, Subject subject);
    void member_parts(const language::TypedNode& n, Reason& r);
    ReasonPart others_reason(const language::TypedNode& n);
    /// Whoever is not listed cannot change this quantifier; `body_` is its own.
    bool others_settled(const language::TypedNode& n);
    Truth member_truth(const language::TypedNode& n, Subject s);
    static void settle(Reason& r, Truth deciding);
    static void settle_exception(Reason& r);
    static void first_alone(Reason& r);
    static void firmest_alone(Reason& r);
    static void rest_on_parts(Reason& r);
    std::string operands(const language::TypedNode& n, Subject subject);
    void operand(language::NodeId node, Subject subject, std::vector<std::string>& out, int depth);
    void mark(language::NodeId node, Subject subject, Reason& r, int depth);
    bool settled(language::NodeId node, Subject subject);
    /// May the viewer not see the past of the instrument this node asks about?
    [[nodiscard]] bool concealed(const language::TypedNode& n) const;
    void open_leaf(const language::TypedNode& n, std::vector<OpenFact>& out, Subject subject);
    void open_parameter(const language::TypedNode& n, std::vector<OpenFact>& out);
    void open_members(const language::TypedNode& n, std::vector<OpenFact>& out);
    void open_age(Subject subject, std::vector<OpenFact>& out) const;
    [[nodiscard]] std::string subject_name(Subject subject) const;
    /// The children of a node, definitions, results and eligibility followed.
    const std::vector<language::NodeId>& children(const language::TypedNode& n);
    static std::uint64_t key_of(language::NodeId node, Subject subject) {
        return (std::uint64_t{node} << 32U) | (static_cast<std::uint64_t>(subject.kind) << 24U) | subject.index;
    }

    const catalogue::Catalogue& catalogue_;
    Evaluation& evaluation_;
    const Phrases& phrases_;
    std::unordered_map<std::uint64_t, std::shared_ptr<const Reason>> told_;  // by node and subject
    std::unordered_map<language::NodeId, std::vector<language::NodeId>> followed_;  // children
    std::unordered_set<std::uint64_t> presumed_seen_;
    int depth_ = 0;
    const std::vector<Id>* body_ = nullptr;  ///< of the quantifier being told
};

}  // namespace attiva::evaluation
