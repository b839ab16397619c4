// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Interviews on random rules, every way the answers may go, against everybody the person
// may be: no question that cannot matter, an end exactly when all come to the same, and
// how many questions it takes beside the best possible interview.

#include "inquiry/next_question.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <map>
#include <set>
#include <stdexcept>

#include "fixture.hpp"
#include "formulas.hpp"
#include "person/reader.hpp"

using namespace attiva;
using namespace attiva::inquiry;

namespace {

using laws::Random;
using laws::World;

#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
constexpr int catalogues_in_suite = 100;
#else
constexpr int catalogues_in_suite = 10;
#endif

// How many catalogues to ask about (ATTIVA_DOMANDE=N).
int catalogues() {
    const char* wanted = std::getenv("ATTIVA_DOMANDE");
    return wanted == nullptr ? catalogues_in_suite : std::atoi(wanted);
}

std::uint64_t seed() { return laws::seed(20'261'127); }

// Of each instrument: may be had, may not, or nobody can tell.
using Outcomes = std::string;

struct Completion {
    std::vector<std::size_t> choice;  // by open fact
    Outcomes outcomes;
    std::size_t senseless = 0;
};

char outcome(Verdict v) { return v == Verdict::available ? 'a' : v == Verdict::to_clarify ? 'x' : 'u'; }

struct Trial {
    const World& world;
    const laws::Court& court;
    Atlas& atlas;
    person::Profile profile;
    std::vector<everybody::Open> open;
    std::vector<bool> untold;  // open facts that nobody knows
    std::vector<Completion> all;
    bool limited = false;  // a search gave up
};

std::vector<Completion> judged(const Trial& t) {
    std::vector<Completion> out;
    everybody::each(t.world, t.profile, t.atlas.day.day, t.open, [&](const person::Profile& who, const auto& choice) {
        const laws::Naive naive(t.court.book(), t.world.vocabulary, t.world.territory, who, t.atlas.day.day);
        Outcomes o;
        for (InstrumentId i = 0; i < t.court.book().instruments.size(); ++i) o += outcome(laws::verdict(naive, naive, i));
        out.push_back({choice, o, everybody::senseless(who)});
    });
    return out;
}

// Of those who differ in what nobody knows, what all come to; «?» where they do not agree.
std::vector<Completion> without_untold(const Trial& t) {
    std::map<std::vector<std::size_t>, Completion> out;
    for (Completion c : t.all) {
        for (std::size_t f = 0; f < t.open.size(); ++f)
            if (t.untold[f]) c.choice[f] = 0;
        const auto [at, fresh] = out.emplace(c.choice, c);
        for (std::size_t i = 0; i < c.outcomes.size(); ++i)
            if (at->second.outcomes[i] != c.outcomes[i]) at->second.outcomes[i] = '?';
    }
    std::vector<Completion> list;
    for (auto& [choice, c] : out) {
        std::replace(c.outcomes.begin(), c.outcomes.end(), 'x', '?');  // neither is settled
        list.push_back(std::move(c));
    }
    return list;
}

bool constant(const std::vector<const Completion*>& some) {
    return std::all_of(some.begin(), some.end(), [&](const Completion* c) { return c->outcomes == some.front()->outcomes; });
}

// Two who differ in that fact alone come to different things.
bool matters(const std::vector<const Completion*>& some, std::size_t fact) {
    std::map<std::vector<std::size_t>, Outcomes> seen;
    for (const Completion* c : some) {
        auto rest = c->choice;
        rest[fact] = 0;
        const auto [at, fresh] = seen.emplace(std::move(rest), c->outcomes);
        if (!fresh && at->second != c->outcomes) return true;
    }
    return false;
}

std::map<std::size_t, std::vector<const Completion*>> by_answer(const std::vector<const Completion*>& some, std::size_t fact) {
    std::map<std::size_t, std::vector<const Completion*>> out;
    for (const Completion* c : some) out[c->choice[fact]].push_back(c);
    return out;
}

// The questions of the best interview, over all who may answer.
class Best {
public:
    double questions(const std::vector<const Completion*>& some, std::vector<std::size_t>& known) {
        if (constant(some)) return 0;
        const auto done = kept_.find(known);
        if (done != kept_.end()) return done->second;
        double best = 1e9;
        for (std::size_t f = 0; f < known.size(); ++f) {
            if (known[f] != unknown) continue;
            double sum = static_cast<double>(some.size());
            const auto answers = by_answer(some, f);
            if (answers.size() < 2) continue;
            for (const auto& [value, rest] : answers) {
                known[f] = value;
                sum += questions(rest, known);
                known[f] = unknown;
                if (sum >= best) break;
            }
            best = std::min(best, sum);
        }
        kept_[known] = best;
        return best;
    }
    static constexpr std::size_t unknown = static_cast<std::size_t>(-1);

private:
    std::map<std::vector<std::size_t>, double> kept_;
};

struct Tally {
    double asked = 0, best = 0, people = 0, worst_ratio = 1;
    int worst = 0, interviews = 0, questions = 0, useless = 0, early = 0, compared = 0, unknown_fact = 0, limited = 0, unguarded = 0;
    std::string wrong;
};

person::Profile answered(const Trial& t, const Completion& c, const std::vector<bool>& known) {
    person::Profile p = t.profile;
    for (std::size_t f = 0; f < known.size(); ++f) {
        if (!known[f]) continue;
        const everybody::Open& o = t.open[f];
        person::Fact& fact = (o.list == 0 ? p.facts : o.list <= p.members.size() ? p.members[o.list - 1].facts
                                                                               : p.relatives[o.list - 1 - p.members.size()].facts)[o.attribute];
        if (o.places.empty()) fact.value = o.values[c.choice[f]];
        else fact.places = {o.places[c.choice[f]]};
        fact.status = person::Status::known;
    }
    Diagnostics none;
    person::derive(p, t.world.vocabulary, none);
    return p;
}

evaluation::Subject subject_of(const Trial& t, std::size_t list) {
    using Kind = evaluation::Subject::Kind;
    const std::size_t members = t.profile.members.size();
    if (list == 0) return {};
    if (list <= members) return {Kind::member, static_cast<std::uint32_t>(list - 1)};
    return {Kind::relative, static_cast<std::uint32_t>(list - 1 - members)};
}

std::size_t place_of(const Trial& t, const Topic& topic) {
    for (std::size_t f = 0; f < t.open.size(); ++f)
        if (topic.about == Topic::About::fact && t.open[f].attribute == topic.at.attribute && subject_of(t, t.open[f].list) == topic.at.subject)
            return f;
    return Best::unknown;
}

// Who is asked: the facts still open, and what all those she may be come to.
std::string story(const Trial& t, const std::vector<const Completion*>& some, const std::vector<bool>& known) {
    std::string out = "aperti:";
    for (std::size_t f = 0; f < t.open.size(); ++f)
        if (!known[f]) out += fmt::format(" {}({})", t.world.vocabulary[t.open[f].attribute].id, t.open[f].list);
    for (const Completion* c : some) {
        out += "\n  ";
        for (std::size_t f = 0; f < t.open.size(); ++f) out += std::to_string(c->choice[f]);
        out += " " + c->outcomes;
    }
    for (language::InstrumentId i = 0; i < t.court.book().instruments.size(); ++i)
        for (const auto c : t.court.book().instruments[i].clauses) {
            const auto& clause = t.court.book().clauses[c];
            out += fmt::format("\n  s{} tipo {}: {}", i, static_cast<int>(clause.kind),
                               clause.body ? language::dump(t.court.book(), *clause.body, t.world.vocabulary) : "");
        }
    return out;
}

// The rules themselves settle, as far as is known, what differs in the end: only where a
// fact that makes no sense is read without a guard, which checked rules never do.
bool settled_already(const Trial& t, const person::Profile& p, const std::vector<const Completion*>& some) {
    const laws::Naive naive(t.court.book(), t.world.vocabulary, t.world.territory, p, t.atlas.day.day);
    for (InstrumentId i = 0; i < some.front()->outcomes.size(); ++i) {
        const bool differs = std::any_of(some.begin(), some.end(), [&](const Completion* c) { return c->outcomes[i] != some.front()->outcomes[i]; });
        if (differs && laws::verdict(naive, naive, i) == Verdict::to_clarify) return false;
    }
    return true;
}

// Every way the interview may go; the questions asked, over all who may answer.
double interview(Trial& t, const std::vector<const Completion*>& some, std::vector<bool>& known, int depth, Tally& tally) {
    const person::Profile p = answered(t, *some.front(), known);
    Costs costs;
    costs.alike = true;
    analysis::Spared spared;
    for (std::size_t f = 0; f < t.open.size(); ++f)
        if (t.untold[f]) spared.facts.push_back({subject_of(t, t.open[f].list), t.open[f].attribute});
    Inquirer inquirer(t.atlas, p, spared, costs);
    const auto q = inquirer.next();
    tally.worst = std::max(tally.worst, depth);
    if (!q) {
        if (constant(some)) return 0;
        if (settled_already(t, p, some)) {
            t.limited = true;
            ++tally.unguarded;
            return 0;
        }
        if (inquirer.exhausted()) {
            t.limited = true;
            return 0;
        }
        ++tally.early;
        if (tally.wrong.empty()) tally.wrong = "ends early; " + story(t, some, known);
        return 0;
    }
    ++tally.questions;
    const std::size_t f = place_of(t, q->topic);
    if (f == Best::unknown || known[f] || t.untold[f]) {
        ++tally.unknown_fact;
        if (tally.wrong.empty()) tally.wrong = fmt::format("asks what is known: {}\n{}", t.world.vocabulary[q->topic.at.attribute].id, story(t, some, known));
        return 0;
    }
    if (!matters(some, f)) {
        ++tally.useless;
        if (tally.wrong.empty())
            tally.wrong = fmt::format("useless: {} because {}\n{}", t.world.vocabulary[q->topic.at.attribute].id, q->because, story(t, some, known));
    }
    double sum = static_cast<double>(some.size());
    known[f] = true;
    for (const auto& [value, rest] : by_answer(some, f)) sum += interview(t, rest, known, depth + 1, tally);
    known[f] = false;
    return sum;
}

struct Limits {
    std::size_t completions = 1500;
    bool compare = true;
    int untold = 0;  // percent of the open facts that nobody knows
};

// One catalogue and one person. False when there is nothing to ask, or too much to compare.
bool try_one(const World& world, const laws::Court& court, Atlas& atlas, const person::Profile& p, const Limits& limits, Random& random,
             Tally& tally) {
    Trial t{world, court, atlas, p, everybody::open_facts(world, p), {}, {}};
    std::size_t size = 1;
    for (const auto& o : t.open) size *= o.size();
    if (size > limits.completions) return false;
    for (std::size_t f = 0; f < t.open.size(); ++f) t.untold.push_back(random.chance(limits.untold));
    t.all = judged(t);
    // Where nobody guards a fact that may make no sense, the atoms on it are ignoto again.
    if (std::any_of(t.all.begin(), t.all.end(), [&](const Completion& c) { return c.senseless != everybody::senseless(p); })) return false;
    const auto told = without_untold(t);
    std::vector<const Completion*> some;
    for (const Completion& c : told) some.push_back(&c);
    if (some.empty() || constant(some)) return false;
    std::vector<bool> known(t.open.size());
    ++tally.interviews;
    const int unguarded = tally.unguarded;
    const double asked = interview(t, some, known, 0, tally);
    if (t.limited) {
        if (tally.unguarded == unguarded) ++tally.limited;
        return true;
    }
    if (!limits.compare) return true;
    std::vector<std::size_t> nothing(t.open.size(), Best::unknown);
    const double best = Best().questions(some, nothing);
    ++tally.compared;
    tally.asked += asked / static_cast<double>(some.size());
    tally.best += best / static_cast<double>(some.size());
    tally.worst_ratio = std::max(tally.worst_ratio, asked / best);
    return true;
}

void say(const char* what, const Tally& t) {
    fmt::print("{}: {} cataloghi, domande {}, inutili {}, finite presto {}, non esaurite {}; {} confrontate: in media {:.3f} contro {:.3f} "
               "della migliore ({:.3f} volte; la peggiore {:.2f}); la più lunga {}\n",
               what, t.interviews, t.questions, t.useless, t.early, t.limited, t.compared, t.asked / t.compared, t.best / t.compared,
               t.asked / t.best, t.worst_ratio, t.worst);
}

void check(const Tally& t) {
    INFO(t.wrong);
    CHECK(t.useless == 0);
    CHECK(t.early == 0);
    CHECK(t.unknown_fact == 0);
    CHECK(t.limited == 0);
    CHECK(t.wrong.empty());
}

}  // namespace

TEST_CASE("on rules of every kind, an interview asks nothing useless and ends when all agree") {
    const World world;
    Random random(seed());
    laws::Made made{};
    Tally tally;
    while (tally.interviews < catalogues() && tally.wrong.empty()) {
        everybody::Setting on(world, random, made);
        std::set<analysis::AttributeId> read;
        for (const auto& n : on.court.book().nodes)
            if (n.op == language::Op::attribute) read.insert(static_cast<analysis::AttributeId>(n.ref));
        for (int tries = 0; tries < 8; ++tries) {
            const auto p = everybody::few_open(world, random, 2 + random.below(7), read);
            try {
                if (try_one(world, on.court, on.atlas, p, {2000, true, tries % 2 == 0 ? 0 : 25}, random, tally)) break;
            } catch (const std::overflow_error&) {
                break;  // a number did not fit: neither judge has an answer
            }
        }
    }
    say("regole d'ogni specie", tally);
    check(tally);
}

namespace {

// The facts that the small catalogues are about.
std::set<analysis::AttributeId> asked_about(const World& world, std::initializer_list<const char*> others) {
    std::set<analysis::AttributeId> out;
    for (int i = 0; i < 10; ++i) out.insert(*world.vocabulary.find(fmt::format("q{}", i)));
    for (const char* id : others) out.insert(*world.vocabulary.find(id));
    return out;
}

Tally formulas(int wanted, std::size_t least, std::size_t most, const std::set<analysis::AttributeId>& about, const World& world,
               const Limits& limits, Random& random) {
    Tally tally;
    while (tally.interviews < wanted && tally.wrong.empty()) {
        const person::Profile p = everybody::few_open(world, random, least + random.below(most - least + 1), about);
        const auto open = everybody::open_facts(world, p);
        if (open.empty()) continue;
        const laws::Court court(world, everybody::formulas(world, random, open));
        const evaluation::DayTables tables(court.program(true), court.book(), world.vocabulary, world.territory, world.days.front());
        Atlas atlas(court.catalogue(), court.program(true), tables);
        try_one(world, court, atlas, p, limits, random, tally);
    }
    return tally;
}

}  // namespace

TEST_CASE("where much hangs on what is open, an interview is near the shortest") {
    const World world = everybody::world_of_questions();
    Random random(seed());
    const auto about = asked_about(world, {"lavora", "ha_casa", "grado", "saperi", "debito", "scadenza"});
    const Tally tally = formulas(catalogues(), 2, 8, about, world, {}, random);
    say("fino a 8 fatti", tally);
    check(tally);
    CHECK(tally.asked <= 1.15 * tally.best);
}

TEST_CASE("where nobody knows some facts, an interview asks only what can still settle something") {
    const World world = everybody::world_of_questions();
    Random random(seed() + 1);
    const auto about = asked_about(world, {"lavora", "grado", "debito"});
    const Tally tally = formulas(catalogues(), 3, 8, about, world, {1500, true, 30}, random);
    say("con fatti che nessuno sa", tally);
    check(tally);
}

TEST_CASE("up to fourteen open facts, an interview asks nothing useless") {
    const World world = everybody::world_of_questions();
    Random random(seed() + 2);
    const auto about = asked_about(world, {"lavora", "ha_casa", "ha_debiti", "grado"});
    const Tally tally = formulas(std::max(1, catalogues() / 10), 9, 14, about, world, {40'000, false, 0}, random);
    say("fino a 14 fatti", tally);
    check(tally);
}
