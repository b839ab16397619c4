// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Rulebook → Program. Typed nodes are compiled in the order of their ids, each
// after what it refers to (definitions, results, parameters, eligibility); the
// checker has refused cycles.
// Tested by tests/program/from_language_test.cpp.

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include "program/builder.hpp"
#include "vocabulary/value_reader.hpp"

namespace attiva::program {
namespace {

using language::Clause;
using language::ClauseId;
using language::ClauseKind;
using language::NodeId;
using language::Provenance;
using language::Rulebook;
using language::TypedNode;
using vocabulary::Base;

class Compiler {
public:
    Compiler(const Rulebook& book, const vocabulary::Vocabulary& vocabulary, bool simplify)
        : book_(book), vocabulary_(vocabulary), build_(program_, vocabulary, simplify) {}

    Program compile() {
        program_.of_typed.assign(book_.nodes.size(), no_id);
        program_.clause_applies.assign(book_.clauses.size(), no_id);
        program_.clause_truth.assign(book_.clauses.size(), no_id);
        program_.instruments.assign(book_.instruments.size(), Roots{});
        entered_.assign(book_.nodes.size(), false);
        for (NodeId n = 0; n < book_.nodes.size(); ++n) after_what_it_reads(n);
        index_incompatibilities();
        for (std::uint32_t i = 0; i < book_.instruments.size(); ++i) {
            eligible(i);
            in_time(i);
            offered(i);
            again(i);
        }
        for (ClauseId c = 0; c < book_.clauses.size(); ++c) clause(c);
        for (const language::Subject& f : book_.funds) program_.funds.push_back(fund(f));
        find_cones(program_, book_);
        return std::move(program_);
    }

private:
    // --- nodes ---------------------------------------------------------------

    // With a stack of its own: definitions may name one another in a long chain.
    void after_what_it_reads(NodeId root) {
        std::vector<NodeId> open{root};
        while (!open.empty()) {
            const NodeId id = open.back();
            if (entered_[id]) {
                open.pop_back();
                typed(id);
                continue;
            }
            entered_[id] = true;
            for (const NodeId read : reads(book_.nodes[id]))
                if (!entered_[read]) open.push_back(read);
        }
    }

    [[nodiscard]] std::vector<NodeId> reads(const TypedNode& t) const {
        std::vector<NodeId> out = t.args;
        const auto also = [&](const std::optional<NodeId>& n) {
            if (n) out.push_back(*n);
        };
        if (t.op == Op::definition) also(book_.definitions[t.ref].body);
        if (t.op == Op::result) also(book_.clauses[t.ref].body);
        if (t.op == Op::parameter)
            for (const auto& v : book_.parameters[t.ref].values) also(v.value);
        if (t.op == Op::eligible)
            for (const ClauseId c : book_.instruments[t.ref].clauses) {
                if (!language::of_eligibility(book_.clauses[c].kind)) continue;
                also(book_.clauses[c].guard);
                also(book_.clauses[c].body);
            }
        return out;
    }

    Id typed(NodeId id) {
        Id& known = program_.of_typed[id];
        if (known == no_id) {
            const Id made = compile_node(book_.nodes[id]);
            program_.of_typed[id] = made;
            return made;
        }
        return known;
    }

    std::vector<Id> typed_all(const std::vector<NodeId>& ids) {
        std::vector<Id> out;
        out.reserve(ids.size());
        for (const NodeId n : ids) out.push_back(typed(n));
        return out;
    }

    Id compile_node(const TypedNode& t) {
        switch (t.op) {
            case Op::titled: return typed(t.args[0]);
            case Op::definition: return definition(book_.definitions[t.ref]);
            case Op::result: return build_.of_person(typed(*book_.clauses[t.ref].body));
            case Op::eligible: return build_.of_person(eligible(t.ref));
            case Op::tiered: return build_.any_of(bands(t));
            case Op::all_of: return build_.all_of(typed_all(t.args));
            case Op::any_of: return build_.any_of(typed_all(t.args));
            case Op::negation: return build_.negation(typed(t.args[0]));
            case Op::except:
                return build_.all_of({typed(t.args[0]), build_.negation(typed(t.args[1]))});
            case Op::parameter: return parameter(t);
            default: return plain(t);
        }
    }

    // The condition of each fascia; no where the layer that has fasce has not that one.
    std::vector<Id> bands(const TypedNode& t) {
        std::vector<Id> out;
        for (const NodeId arg : t.args) {
            std::vector<Id> parts{typed(arg)};
            std::vector<NodeId> open{arg};
            while (!open.empty()) {
                const TypedNode& n = book_.nodes[open.back()];
                open.pop_back();
                open.insert(open.end(), n.args.begin(), n.args.end());
                if (n.op == Op::parameter && n.count > 0) parts.push_back(build_.negation(absent(book_.parameters[n.ref], n.count)));
            }
            out.push_back(build_.all_of(std::move(parts)));
        }
        return out;
    }

    // Here and today there are other fasce, and neither this one nor a value for all.
    Id absent(const language::Parameter& p, std::int32_t tier) {
        std::vector<Id> missing;
        std::vector<Id> present;  // in this rank, or in one nearer to the comune
        for (int rank = 0; rank <= 3; ++rank) {
            std::vector<Id> others;
            for (const auto& v : p.values)
                if (rank_of(v.where.scope) == rank)
                    (v.tier == tier || v.tier == 0 ? present : others).push_back(said(v));
            missing.push_back(build_.all_of({build_.any_of(std::move(others)), build_.negation(build_.any_of(present))}));
        }
        return build_.any_of(std::move(missing));
    }

    // Only a definition `di componente` speaks of the member looked at.
    Id definition(const language::Definition& d) {
        const Id body = typed(d.body);
        return d.of_member ? body : build_.of_person(body);
    }

    Id plain(const TypedNode& t) {
        Draft d;
        d.node.op = t.op;
        d.node.base = t.type.base;
        d.node.cmp = t.cmp;
        d.node.who = t.who;
        d.node.ref = t.ref;
        d.args = typed_all(t.args);
        d.extra = {t.value, t.mask, t.scope, t.count, t.rounding, t.missing_day, t.from, t.to, t.gate, {}};
        d.has_extra = !(d.extra == Extra{});
        return build_.make(std::move(d));
    }

    // --- parameters -------------------------------------------------------------

    // The table of a parameter at a tier; a filling without tiers stands for all.
    Id parameter(const TypedNode& t) {
        const language::Parameter& p = book_.parameters[t.ref];
        ParameterTable table;
        table.parameter = t.ref;
        table.tier = t.count;
        table.whole = vocabulary::default_domain(p.type, vocabulary_);
        if (p.least) table.whole.lo = *p.least;
        if (p.most) table.whole.hi = *p.most;
        Draft d;
        for (std::uint32_t i = 0; i < p.values.size(); ++i) {
            const auto& v = p.values[i];
            if (v.tier != 0 && v.tier != t.count) continue;
            table.rows.push_back(row(v, i));
            if (v.value) d.args.push_back(table.rows.back().value);
        }
        std::stable_sort(table.rows.begin(), table.rows.end(),
                         [](const ParameterRow& a, const ParameterRow& b) { return a.rank < b.rank; });
        d.node.op = Op::parameter;
        d.node.base = p.type.base;
        d.node.ref = table_index(std::move(table));
        return build_.make(std::move(d));
    }

    ParameterRow row(const language::ParameterValue& v, std::uint32_t index) {
        ParameterRow r;
        r.from = later(v.from, v.where.from);
        r.to = earlier(v.to, v.where.to);
        r.scope = v.where.scope;
        r.rank = rank_of(v.where.scope);
        r.source = index;
        if (v.value) r.value = build_.of_person(typed(*v.value));
        return r;
    }

    // Comuni first, then zones and provinces, then the region, last everywhere.
    [[nodiscard]] int rank_of(language::ScopeId s) const {
        return s == language::none ? 3 : language::rank(book_.scopes[s]);
    }

    std::uint32_t table_index(ParameterTable table) {
        const auto next = static_cast<std::uint32_t>(program_.tables.size());
        const auto [known, fresh] = tables_.emplace(std::pair{table.parameter, table.tier}, next);
        if (fresh) program_.tables.push_back(std::move(table));
        return known->second;
    }

    static std::optional<Date> later(std::optional<Date> a, std::optional<Date> b) {
        if (!a || !b) return a ? a : b;
        return std::max(*a, *b);
    }
    static std::optional<Date> earlier(std::optional<Date> a, std::optional<Date> b) {
        if (!a || !b) return a ? a : b;
        return std::min(*a, *b);
    }

    // --- clauses ------------------------------------------------------------------

    Id day_in(std::optional<Date> from, std::optional<Date> to) {
        if (!from && !to) return build_.boolean(true);
        Draft d;
        d.node.op = Op::day_in;
        d.extra.from = from;
        d.extra.to = to;
        d.has_extra = true;
        return build_.make(std::move(d));
    }

    Id in_scope(language::ScopeId scope) {
        if (scope == language::none) return build_.boolean(true);
        Draft d;
        d.node.op = Op::in_place;
        d.node.ref = book_.residence;
        d.extra.scope = scope;
        d.has_extra = true;
        return build_.make(std::move(d));
    }

    // Place and days of what an overlay says.
    Id placed(const Provenance& where) {
        return build_.all_of({in_scope(where.scope), day_in(where.from, where.to)});
    }

    // Where and when a value of a parameter holds.
    Id said(const language::ParameterValue& v) {
        return build_.all_of({placed(v.where), day_in(v.from, v.to)});
    }

    Id applies(ClauseId id) {
        Id& known = program_.clause_applies[id];
        if (known != no_id) return known;
        const Clause& c = book_.clauses[id];
        std::vector<Id> parts{placed(c.where)};
        // The days of valid and window are what they say, not when they say it.
        if (c.kind != ClauseKind::valid && c.kind != ClauseKind::window &&
            c.kind != ClauseKind::activated)
            parts.push_back(day_in(c.from, c.to));
        if (c.guard) parts.push_back(typed(*c.guard));
        return program_.clause_applies[id] = build_.all_of(std::move(parts));
    }

    Id when_applies(ClauseId id, Id condition) {
        return build_.any_of({build_.negation(applies(id)), condition});
    }

    // What a clause demands; no_id for clauses that demand nothing.
    Id condition(const Clause& c) {
        switch (c.kind) {
            case ClauseKind::requires_:
            case ClauseKind::after:
            case ClauseKind::during:
            case ClauseKind::prepares: return typed(*c.body);
            case ClauseKind::excludes:
            case ClauseKind::incompatible: return build_.negation(typed(*c.body));
            case ClauseKind::valid:
            case ClauseKind::window: return day_in(c.from, c.to);
            default: return c.body && book_.nodes[*c.body].type.base == Base::boolean ? typed(*c.body)
                                                                                    : no_id;
        }
    }

    Id clause(ClauseId id) {
        Id& known = program_.clause_truth[id];
        if (known != no_id) return known;
        const Id demanded = condition(book_.clauses[id]);
        applies(id);
        if (demanded != no_id) program_.clause_truth[id] = when_applies(id, demanded);
        return program_.clause_truth[id];
    }

    // --- roots --------------------------------------------------------------------

    template <class Wanted>
    std::vector<ClauseId> clauses_of(std::uint32_t instrument, Wanted wanted) const {
        return clauses_of(book_.instruments[instrument], wanted);
    }
    template <class Wanted>
    std::vector<ClauseId> clauses_of(const language::Subject& subject, Wanted wanted) const {
        std::vector<ClauseId> out;
        for (const ClauseId c : subject.clauses)
            if (wanted(book_.clauses[c].kind)) out.push_back(c);
        return out;
    }

    Id eligible(std::uint32_t instrument) {
        Id& known = program_.instruments[instrument].eligible;
        if (known != no_id) return known;
        std::vector<Id> parts;
        for (const ClauseId c : clauses_of(instrument, language::of_eligibility))
            parts.push_back(clause(c));
        const Id made = build_.all_of(std::move(parts));
        return program_.instruments[instrument].eligible = made;
    }

    void in_time(std::uint32_t instrument) {
        std::vector<Id> parts;
        for (const ClauseId c : clauses_of(instrument, [](ClauseKind k) {
                 return k == ClauseKind::valid || k == ClauseKind::after || k == ClauseKind::during ||
                        k == ClauseKind::incompatible;
             }))
            parts.push_back(clause(c));
        // Who says to be incompatible with it must not be running either.
        const auto named = incompatible_with_.find(book_.instruments[instrument].id);
        if (named != incompatible_with_.end())
            for (const auto& [other, c] : named->second)
                if (other != instrument) parts.push_back(when_applies(c, build_.negation(running(other))));
        parts.push_back(windows(book_.instruments[instrument]));
        program_.instruments[instrument].in_time = build_.all_of(std::move(parts));
    }

    // By the name of the target: who declares the incompatibility, and where.
    void index_incompatibilities() {
        for (std::uint32_t i = 0; i < book_.instruments.size(); ++i)
            for (const ClauseId c : clauses_of(i, [](ClauseKind k) { return k == ClauseKind::incompatible; }))
                for (const std::string& target : book_.clauses[c].targets) incompatible_with_[target].emplace_back(i, c);
    }

    Id running(std::uint32_t instrument) {
        Draft d;
        d.node.op = Op::running;
        d.node.ref = instrument;
        return build_.make(std::move(d));
    }

    // Every voice that has windows here must have one open. A window of unknown
    // days waits for a voice below it to say them.
    Id windows(const language::Subject& subject) {
        std::array<std::vector<Id>, language::voices> here;
        std::array<std::vector<Id>, language::voices> open;
        const auto clauses = clauses_of(subject, [](ClauseKind k) {
            return k == ClauseKind::window || k == ClauseKind::window_unknown;
        });
        for (const ClauseId c : clauses) here[language::voice(book_.clauses[c].where.layer)].push_back(applies(c));
        for (const ClauseId c : clauses) {
            const Clause& w = book_.clauses[c];
            const std::size_t voice = language::voice(w.where.layer);
            std::vector<Id> inside{w.kind == ClauseKind::window ? day_in(w.from, w.to) : unknown()};
            for (std::size_t below = voice + 1; w.kind != ClauseKind::window && below < here.size(); ++below)
                inside.insert(inside.end(), here[below].begin(), here[below].end());
            open[voice].push_back(build_.all_of({applies(c), build_.any_of(std::move(inside))}));
        }
        std::vector<Id> all;
        for (std::size_t v = 0; v < here.size(); ++v) {
            open[v].push_back(build_.negation(build_.any_of(std::move(here[v]))));
            all.push_back(build_.any_of(std::move(open[v])));
        }
        return build_.all_of(std::move(all));
    }

    // A truth nobody can settle: a window whose days are not published.
    Id unknown() {
        Draft d;
        d.node.op = Op::constant;
        d.extra.value.may = vocabulary::may_no | vocabulary::may_yes;
        d.has_extra = true;
        return build_.make(std::move(d));
    }

    void offered(std::uint32_t instrument) {
        const auto& subject = book_.instruments[instrument];
        std::vector<Id> parts{placed(subject.where)};
        std::vector<Id> activated;
        for (const ClauseId c : clauses_of(instrument, [](ClauseKind k) { return k == ClauseKind::activated; }))
            activated.push_back(build_.all_of({applies(c), day_in(book_.clauses[c].from, book_.clauses[c].to)}));
        const Id anywhere = build_.any_of(std::move(activated));
        for (const ClauseId c : clauses_of(instrument, [](ClauseKind k) {
                 return k == ClauseKind::offered_where_activated;
             }))
            parts.push_back(when_applies(c, anywhere));
        // What a local clause reads must be filled where it speaks, not elsewhere.
        for (const ClauseId c : subject.clauses)
            for (const language::ParameterId p : language::parameters_of(book_, book_.clauses[c]))
                if (book_.parameters[p].left_to_zone)
                    parts.push_back(build_.any_of({build_.negation(placed(book_.clauses[c].where)), filled(book_.parameters[p])}));
        program_.instruments[instrument].offered = build_.all_of(std::move(parts));
    }

    // Whom a fund may pay, and when; what it pays is in its clauses.
    Roots fund(const language::Subject& subject) {
        Roots out;
        std::vector<Id> whom;
        std::vector<Id> when{windows(subject)};
        for (const ClauseId c : subject.clauses) {
            const ClauseKind kind = book_.clauses[c].kind;
            if (kind == ClauseKind::beneficiaries) whom.push_back(clause(c));
            if (kind == ClauseKind::valid) when.push_back(clause(c));
        }
        out.eligible = build_.all_of(std::move(whom));
        out.in_time = build_.all_of(std::move(when));
        out.offered = placed(subject.where);
        return out;
    }

    // Whose instrument it is must let it be had once more; a voice below that speaks
    // of it may only allow less.
    void again(std::uint32_t instrument) {
        std::array<std::vector<Id>, language::voices> speaks;
        std::array<std::vector<Id>, language::voices> says;
        std::vector<Id> all;
        const auto clauses = clauses_of(instrument, [](ClauseKind k) { return k == ClauseKind::repeatable; });
        if (clauses.empty()) return;
        for (const ClauseId c : clauses) {
            const Clause& r = book_.clauses[c];
            const std::size_t voice = language::voice(r.where.layer);
            speaks[voice].push_back(applies(c));
            says[voice].push_back(r.body ? build_.all_of({applies(c), fewer(instrument, typed(*r.body))}) : applies(c));
            if (r.body2) all.push_back(when_applies(c, build_.negation(ended(instrument, *r.body2))));
        }
        const std::size_t own = language::voice(book_.instruments[instrument].where.layer);
        for (std::size_t v = own; v < language::voices; ++v) {
            if (v > own) says[v].push_back(build_.negation(build_.any_of(std::move(speaks[v]))));
            all.push_back(build_.any_of(std::move(says[v])));
        }
        const Id had = done(instrument, {});
        program_.instruments[instrument].again = build_.any_of({build_.negation(had), build_.all_of(std::move(all))});
    }

    Id done(std::uint32_t instrument, const language::Gate& gate) {
        Draft d;
        d.node.op = Op::done;
        d.node.ref = instrument;
        d.extra.gate = gate;
        d.has_extra = !(gate == language::Gate{});
        return build_.make(std::move(d));
    }

    // Ended less than the wait ago; ever, if what the wait is hangs on the person.
    Id ended(std::uint32_t instrument, NodeId wait) {
        const TypedNode& t = book_.nodes[wait];
        if (t.op != Op::constant) return done(instrument, {});
        return done(instrument, {0, true, language::Compare::less, t.value.lo, t.type.base == Base::days});
    }

    Id fewer(std::uint32_t instrument, Id most) {
        Draft times;
        times.node.op = Op::times;
        times.node.base = Base::number;
        times.node.ref = instrument;
        Draft d;
        d.node.op = Op::compare;
        d.node.cmp = language::Compare::less;
        d.args = {build_.make(std::move(times)), most};
        return build_.make(std::move(d));
    }

    // Some row, of whatever tier, holds here and today.
    Id filled(const language::Parameter& p) {
        std::vector<Id> somewhere;
        for (const auto& v : p.values) somewhere.push_back(said(v));
        return build_.any_of(std::move(somewhere));
    }

    const Rulebook& book_;
    const vocabulary::Vocabulary& vocabulary_;
    Program program_;
    Builder build_;
    std::vector<bool> entered_;
    std::unordered_map<std::string, std::vector<std::pair<std::uint32_t, ClauseId>>> incompatible_with_;
    std::map<std::pair<language::ParameterId, std::int32_t>, std::uint32_t> tables_;
};

}  // namespace

Program from_language(const Rulebook& book, const vocabulary::Vocabulary& vocabulary, bool simplify) {
    return Compiler(book, vocabulary, simplify).compile();
}

}  // namespace attiva::program
