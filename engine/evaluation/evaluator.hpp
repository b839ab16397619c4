// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "attiva/value.hpp"
#include "catalogue/territory.hpp"
#include "evaluation/ranks.hpp"
#include "language/typed.hpp"
#include "person/profile.hpp"
#include "program/program.hpp"

// One person, one day: every node of the program gets the set of its possible
// values (docs/lingua.md §9-11).
//
//   const DayTables day(program, book, vocabulary, territory, date);   // once per day
//   Evaluation e(day);
//   e.run(profile);                                          // one loop over the nodes
//   e.truth(program.instruments[i].eligible);
//
// Tested by tests/evaluation/ and, against the naive oracle, tests/laws/.

namespace attiva::evaluation {

using program::Id;
using vocabulary::Possible;

/// The truth in a boolean's set of possible values: from two bits for each set, because which
/// it is nobody can foretell and a wrong guess costs more than all the rest.
constexpr Truth truth_of_mask(std::uint64_t may) { return static_cast<Truth>(0b01'10'00'01U >> (2 * (may & 3U)) & 3U); }
static_assert(truth_of_mask(vocabulary::may_yes) == Truth::yes && truth_of_mask(vocabulary::may_no) == Truth::no);
static_assert(truth_of_mask(0) == Truth::unknown && truth_of_mask(vocabulary::may_no | vocabulary::may_yes) == Truth::unknown);
/// The set of possible values of a truth.
constexpr std::uint64_t mask_of(Truth t) {
    return t == Truth::yes  ? vocabulary::may_yes
           : t == Truth::no ? vocabulary::may_no
                            : vocabulary::may_no | vocabulary::may_yes;
}

/// The sets of a truth's possible values, by mask.
inline const std::array<Possible, 4> truth_values = [] {
    std::array<Possible, 4> out;
    for (std::uint64_t may = 0; may < out.size(); ++may) out[may].may = may;
    return out;
}();

/// What depends on the day alone: which rows of a parameter hold, which comuni
/// each scope contains. Immutable; share it between threads. Keeps references
/// to everything it is made from.
class DayTables {
public:
    DayTables(const program::Program& program, const language::Rulebook& book,
              const vocabulary::Vocabulary& vocabulary, const catalogue::Territory& territory,
              Date day);
    /// The same tables for another day. Shares the scopes when no comune or zone
    /// changes between the two days.
    DayTables(const DayTables& other, Date day);
    /// The same tables for another day, only as far as some nodes need: for `run_cone`
    /// alone. Shares the scopes when no comune or zone changes between the two days.
    DayTables(const DayTables& other, Date day, const std::vector<Id>& nodes);

    const program::Program& program;
    const language::Rulebook& book;
    const vocabulary::Vocabulary& vocabulary;
    const catalogue::Territory& territory;
    const Date day;

    /// The rows of a parameter table that hold on the day, in order.
    [[nodiscard]] const std::vector<std::uint32_t>& rows(std::uint32_t table) const { return rows_[table]; }
    /// The value of each node that is the same for everybody on the day.
    [[nodiscard]] const std::vector<Possible>& fixed() const { return fixed_; }
    /// By node: is it the same for everybody on the day?
    [[nodiscard]] std::vector<bool> alike() const;
    /// The other nodes, in order; and those of them that some verdict hangs on.
    [[nodiscard]] const std::vector<Id>& moving() const { return moving_; }
    [[nodiscard]] const std::vector<Id>& deciding() const { return deciding_; }
    /// The same as `deciding`, in the order that is quickest; made when first asked for.
    [[nodiscard]] const Ranks& ranks() const;
    /// Is a residence among these comuni inside the scope? (docs §6, `in`)
    [[nodiscard]] Truth inside(language::ScopeId scope, const std::vector<std::uint16_t>& places) const;

private:
    using Scopes = std::vector<std::vector<std::uint8_t>>;  ///< by scope, by comune: mask of {out, in}
    void read_all();
    void read_rows(std::uint32_t table);
    void fix();
    [[nodiscard]] bool same_for_all(const program::Node& n, const std::vector<bool>& known) const;
    [[nodiscard]] std::shared_ptr<const Scopes> read_scopes() const;

    std::vector<std::vector<std::uint32_t>> rows_;
    std::vector<Possible> fixed_;
    std::vector<Id> moving_;
    std::vector<Id> deciding_;
    struct Ranked {
        std::once_flag once;
        std::optional<Ranks> ranks;
    };
    std::shared_ptr<Ranked> ranked_ = std::make_shared<Ranked>();  ///< copies of a day share them
    std::shared_ptr<const Scopes> inside_;
};

/// How many there may be that nobody has listed or written: others of a household, relatives,
/// periods of a measure (docs/lingua.md §10).
inline constexpr std::int64_t most_unlisted = 99;
/// And in all: the person, those listed, those who may be beside them.
inline constexpr std::int64_t most_counted = 1 + static_cast<std::int64_t>(std::max(person::most_members, person::most_relatives)) + most_unlisted;
/// From how many months on one is of age (`richiedente`).
inline constexpr std::int64_t adult_months = 18 * 12;

/// How much of the program a run evaluates.
enum class Extent : std::uint8_t { all, deciding };

/// Which subject a member-dependent node looks at.
struct Subject {
    enum class Kind : std::uint8_t { person, member, relative, unlisted };
    Kind kind = Kind::person;
    std::uint32_t index = 0;
    friend bool operator==(Subject, Subject) = default;
};

/// Anybody an open list leaves out (person::Profile::unlisted).
inline constexpr Subject unlisted{Subject::Kind::unlisted, 0};

/// The facts of a subject of the profile, const or not; not of `unlisted`, who may have none.
template <class Profile>
auto& facts_of(Profile& profile, Subject subject) {
    if (subject.kind == Subject::Kind::person) return profile.facts;
    return (subject.kind == Subject::Kind::member ? profile.members : profile.relatives)[subject.index].facts;
}

/// The values of one profile. Reuse it: the buffers stay.
class Evaluation {
public:
    explicit Evaluation(const DayTables& day);
    /// Evaluates for the person every node, or those the verdicts hang on (then only
    /// they may be read). `profile` must outlive the reads below.
    void run(const person::Profile& profile, Extent extent = Extent::all);
    /// Evaluates only the nodes of one instrument's cone (its E and amounts), on the
    /// day of `on`; nothing else may be read afterwards.
    void run_cone(const person::Profile& profile, language::InstrumentId instrument, const DayTables& on);
    /// Only these nodes, smallest first, with everything they read among them.
    void run(const person::Profile& profile, const std::vector<Id>& only);
    /// From here on asks about another day of the same program: the next run must be of
    /// these nodes alone. What it does not evaluate again keeps its value. `on` may be
    /// tables made for some nodes only.
    void move_to(const DayTables& on);
    /// Evaluates some terms again, smallest first, as if the day were another: for the
    /// person, and in their bodies for another subject, whom `value_for` has just looked
    /// at. Parameters and places stay as they are.
    void look_ahead(const std::vector<Id>& terms, Subject subject, Date day);

    /// The value of a node that reads its arguments alone, were they these, in order.
    const Possible& value_of(Id id, const std::vector<Possible>& arguments);

    /// For the next runs, takes one reading of an interpretation (a bit; 0 = as
    /// the rules say), to tell what depends on it.
    void fix_reading(std::uint32_t interpretation, std::uint64_t bit) { readings_[interpretation] = bit; }

    [[nodiscard]] Truth truth(Id id) const { return truth_of_mask(truths_[id]); }
    [[nodiscard]] const Possible& value(Id id) const {
        return program::is_condition(day_->program.nodes[id]) ? truth_values[truths_[id]] : values_[id];
    }
    /// The reading now fixed (0: none).
    [[nodiscard]] std::uint64_t reading(std::uint32_t interpretation) const { return readings_[interpretation]; }

    /// The value of a member-dependent node for another subject. `body` is the
    /// extra.body of the quantifier it belongs to; overwritten by the next call.
    const Possible& value_for(Id id, const std::vector<Id>& body, Subject subject);

    [[nodiscard]] const DayTables& day() const { return *day_; }
    [[nodiscard]] const person::Profile& profile() const { return *profile_; }
    /// The fact behind an attribute for a subject (derived durations: their date's).
    [[nodiscard]] const person::Fact& fact(vocabulary::AttributeId attribute, Subject subject) const;
    /// The value of an attribute for a subject on the day.
    [[nodiscard]] Possible attribute_value(vocabulary::AttributeId attribute, Subject subject) const;

    /// The subjects a quantifier ranges over, and whether there may be more: then
    /// `unlisted` stands for each of those.
    [[nodiscard]] std::vector<Subject> subjects(language::Who who) const;
    [[nodiscard]] bool open_list(language::Who who) const;
    /// Is this subject of age (`richiedente`)? yes for every other `who`.
    [[nodiscard]] Truth of_age(language::Who who, Subject subject) const;

private:
    const Possible& at(Id id) const {
        return in_member_ && day_->program.nodes[id].of_member ? member_values_[id] : value(id);
    }
    const Possible& argument(const program::Node& n, std::uint32_t i) const {
        return at(day_->program.argument(n, i));
    }
    friend class DayTables;  // fixes what is the same for all
    void start(const person::Profile& profile);
    void settle(Id id);
    void set(Id id, const Possible& value);
    void settle_for_member(Id id);
    void settle_by_rank(const Ranks& ranks);
    [[nodiscard]] Truth comparison(const program::Node& n) const;
    std::uint64_t condition(const program::Node& n);
    Possible term(const program::Node& n);
    Possible arithmetic_value(const program::Node& n);
    Possible shifted_date(const program::Node& n);
    Possible cases(const program::Node& n) const;
    Possible parameter(const program::Node& n) const;
    std::uint64_t count_conditions(const program::Node& n) const;
    // quantifiers (members.cpp)
    struct Count { std::int64_t yes = 0, unknown = 0; bool open = false; };
    Count count(const program::Node& n);
    [[nodiscard]] Truth counts(const program::Node& n, Subject subject);
    [[nodiscard]] Truth complies(const program::Node& n, Subject subject);
    [[nodiscard]] const Possible& seen(Id id, Subject subject) const;
    std::uint64_t quantified(const program::Node& n);
    std::uint64_t every(const program::Node& n);
    Possible counted(const program::Node& n);
    Possible summed(const program::Node& n);
    void enter(const std::vector<Id>& body, Subject subject);
    void evaluate_outside(Id id, const std::vector<Id>& body, Subject subject);
    // history (history.cpp)
    std::uint64_t done(const program::Node& n) const;
    std::uint64_t running(const program::Node& n) const;
    Possible times(const program::Node& n) const;
    [[nodiscard]] bool history_open(const program::Node& n) const;

    const DayTables* day_;
    Date now_;  ///< the day asked about: that of `day_`, but while looking ahead
    const person::Profile* profile_ = nullptr;
    /// Of the person: of a condition only its truth is kept, of a truth that is a term both.
    std::vector<std::uint8_t> truths_;
    std::vector<Possible> values_;
    std::vector<Possible> member_values_;
    std::vector<person::Fact> unknown_member_;  ///< a member of whom nothing is known
    bool in_member_ = false;
    Subject subject_;
    const std::vector<Id>* entered_body_ = nullptr;  ///< what member_values_ hold
    Subject entered_;
    std::vector<std::uint64_t> readings_;  ///< fixed readings, by interpretation; 0 = as the rules say
};

/// One period of the history against the day: has it ended / is it open / has
/// it begun, as truths (history.cpp; also used by matching for `in corso`).
Truth ended(const person::Period& p, Date day);
Truth begun(const person::Period& p, Date day);
/// Has it ended by the day, with such an outcome, so long ago?
Truth passes(const person::Period& p, const language::Gate& gate, Date day);

}  // namespace attiva::evaluation
