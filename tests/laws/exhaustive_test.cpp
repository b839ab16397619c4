// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Every condition of at most three connectives (e, o, non, salvo, almeno 2 tra
// three) over three atoms, under each of their 27 valuations: the engine,
// simplifying or not, answers as the oracle.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "trial.hpp"

using namespace attiva;
using namespace attiva::laws;
using language::NodeId;
using language::Op;

namespace {

constexpr const char* atoms[] = {"lavora", "ha_casa", "ha_debiti"};

// All conditions, level by level: level n has those of exactly n connectives.
class Conditions {
public:
    explicit Conditions(const World& world) {
        for (const char* atom : atoms) {
            language::TypedNode n;
            n.op = Op::attribute;
            n.ref = world.vocabulary.find(atom).value();
            levels_[0].push_back(add(std::move(n)));
        }
        for (std::size_t level = 1; level <= 3; ++level) grow(level);
    }
    language::Rulebook book;

private:
    NodeId add(language::TypedNode n) {
        book.nodes.push_back(std::move(n));
        return static_cast<NodeId>(book.nodes.size() - 1);
    }

    void add(std::size_t level, Op op, std::vector<NodeId> args) {
        language::TypedNode n;
        n.op = op;
        n.args = std::move(args);
        n.count = op == Op::at_least ? 2 : 0;
        levels_[level].push_back(add(std::move(n)));
    }

    void grow(std::size_t level) {
        const std::size_t inside = level - 1;  // connectives left for the arguments
        for (const NodeId a : levels_[inside]) add(level, Op::negation, {a});
        for (std::size_t i = 0; i <= inside; ++i) {
            for (const NodeId a : levels_[i])
                for (const NodeId b : levels_[inside - i])
                    for (const Op op : {Op::all_of, Op::any_of, Op::except}) add(level, op, {a, b});
            for (std::size_t j = 0; i + j <= inside; ++j)
                for (const NodeId a : levels_[i])
                    for (const NodeId b : levels_[j])
                        for (const NodeId c : levels_[inside - i - j])
                            add(level, Op::at_least, {a, b, c});
        }
    }

    std::vector<NodeId> levels_[4];
};

}  // namespace

TEST_CASE("every condition of at most three connectives over three atoms") {
    const World world;
    const Court court(world, Conditions(world).book);
    const Date day = world.days.back();
    std::uint64_t compared = 0;
    std::uint64_t differences = 0;
    for (const bool simplified : {true, false}) {
        const evaluation::DayTables tables(court.program(simplified), court.book(),
                                           world.vocabulary, world.territory, day);
        evaluation::Evaluation engine(tables);
        for (int valuation = 0; valuation < 27; ++valuation) {
            person::Profile profile;
            profile.facts.resize(world.vocabulary.attributes().size());
            for (std::size_t i = 0; i < profile.facts.size(); ++i)
                profile.facts[i].value = world.vocabulary.attributes()[i].domain;
            int rest = valuation;
            for (const char* atom : atoms) {
                profile.facts[world.vocabulary.find(atom).value()].value.may =
                    static_cast<std::uint64_t>(rest % 3 + 1);
                rest /= 3;
            }
            engine.run(profile);
            const Naive naive(court.book(), world.vocabulary, world.territory, profile, day);
            for (NodeId id = 0; id < court.book().nodes.size(); ++id) {
                ++compared;
                if (naive.truth(id) == engine.truth(court.program(simplified).of_typed[id]))
                    continue;
                if (++differences == 1)
                    UNSCOPED_INFO(language::dump(court.book(), id, world.vocabulary)
                                  << " valutazione " << valuation);
            }
        }
    }
    fmt::print("condizioni esaustive: {} per 27 valutazioni, {} confronti\n",
               court.book().nodes.size(), compared);
    CHECK(differences == 0);
    CHECK(court.book().nodes.size() == 162'282);
}
