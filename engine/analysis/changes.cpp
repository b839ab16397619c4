// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Each thing becomes a key, the words people read, and a text that is equal
// exactly when nothing changed. Tested by tests/analysis/difference_test.cpp.

#include "analysis/changes.hpp"

#include <fmt/format.h>

#include <map>

#include "evaluation/wording.hpp"
#include "language/check_words.hpp"
#include "text/literal.hpp"

namespace attiva::analysis {
namespace {

using catalogue::Catalogue;
using language::NodeId;
using vocabulary::Base;

constexpr int deepest_list = 6;

struct Thing {
    std::string key, subject, name, words, exact;
    Span where;
};

void join(std::string& out, const std::string& more, const char* between = ", ") {
    if (more.empty()) return;
    if (!out.empty()) out += between;
    out += more;
}

class Writer {
public:
    explicit Writer(const Catalogue& c) : c_(c) {}

    std::vector<Thing> clauses(const language::Subject* subject) const {
        std::vector<Thing> out;
        std::map<std::string, int> seen;
        if (subject == nullptr) return out;
        for (const auto id : subject->clauses) {
            Thing t = clause(c_.rules.clauses[id]);
            // The second of the same kind and sentence is another thing.
            t.key += fmt::format("#{}", seen[t.key]++);
            out.push_back(std::move(t));
        }
        return out;
    }

    std::vector<Thing> shared() const {
        std::vector<Thing> out;
        for (const auto& p : c_.rules.parameters)
            for (const auto& v : p.values) out.push_back(value(p, v));
        for (const auto& p : c_.rules.parameters) out.push_back(limits(p));
        for (const auto& d : c_.rules.definitions)
            out.push_back({"d " + d.id, "definizione", d.id, of(d.body), exact(d.body), d.where.span});
        for (const auto& i : c_.rules.interpretations) out.push_back(reading(i));
        for (const auto& a : c_.vocabulary.attributes()) out.push_back(attribute(a));
        return out;
    }

private:
    std::string of(NodeId n) const { return evaluation::words(c_, n); }
    // The sentences of a list hide what they stand for: told one by one.
    std::string items(NodeId id, int depth) const {
        const auto& n = c_.rules.nodes[id];
        std::string out;
        if (depth > deepest_list) return out;
        if (n.op == language::Op::titled && !n.title.empty()) out = fmt::format("«{}»: {}", n.title, of(n.args[0]));
        if (n.type.base == Base::boolean)
            for (const NodeId a : n.args) join(out, items(a, depth + 1), "; ");
        return out;
    }
    std::string exact(NodeId n) const { return language::dump(c_.rules, n, c_.vocabulary); }
    std::string place(const language::Provenance& w) const {
        if (w.scope == language::none) return "";
        return evaluation::scope_words(c_, w.scope, last_supported_day);
    }

    Thing clause(const language::Clause& c) const {
        Thing t;
        t.subject = language::checking::word(c);
        t.name = c.title.empty() ? c.name : c.title;
        t.where = c.where.span;
        t.key = fmt::format("{}|{}|{}", static_cast<int>(c.kind), t.name, place(c.where));
        std::string targets;
        for (const auto& id : c.targets) join(targets, id);
        if (t.name.empty()) t.key += targets;
        join(t.words, targets);
        for (const auto& part : {c.body, c.body2})
            if (part) {
                join(t.words, of(*part));
                join(t.words, items(*part, 0), "; ");
                t.exact += exact(*part) + "|";
            }
        if (c.guard) {
            join(t.words, "se " + of(*c.guard), " ");
            t.exact += "se " + exact(*c.guard);
        }
        join(t.words, text::write_period(c.from, c.to), " ");
        join(t.words, place(c.where));
        join(t.words, text::write_period(c.where.from, c.where.to), " ");
        if (!c.source.place.empty()) join(t.words, "(" + c.source.act + ", " + c.source.place + ")", " ");
        t.exact += "|" + t.words + "|" + c.source.act + (c.always ? "|sempre" : "") + (c.source.unverified ? "|v" : "") +
                   fmt::format("|{}|{}|{}|{}", c.at_most, c.renewal, c.shift, c.qualifier);
        return t;
    }

    Thing value(const language::Parameter& p, const language::ParameterValue& v) const {
        Thing t;
        t.subject = "parametro";
        t.where = v.where.span;
        t.name = p.id;
        join(t.name, place(v.where));
        if (v.tier != 0) join(t.name, fmt::format("fascia {}", v.tier));
        join(t.name, text::write_period(v.from ? v.from : v.where.from, std::nullopt));
        t.key = "p " + t.name;
        t.words = v.value ? of_value(*v.value) : "senza valore";
        join(t.words, text::write_period(std::nullopt, v.to), " ");
        t.exact = t.words + "|" + (v.value ? exact(*v.value) : "") + "|" + text::write_period(v.where.from, v.where.to);
        return t;
    }

    // A table of cases tells its values one after another.
    std::string of_value(NodeId id) const {
        const auto& n = c_.rules.nodes[id];
        if (n.op == language::Op::titled) return of_value(n.args[0]);
        if (n.op != language::Op::cases) return of(id);
        std::string out;
        for (std::size_t i = 0; i + 1 < n.args.size(); i += 2)
            join(out, of_value(n.args[i + 1]) + " se " + of(n.args[i]), "; ");
        if (n.args.size() % 2 == 1) join(out, "altrimenti " + of_value(n.args.back()), "; ");
        return out;
    }

    Thing limits(const language::Parameter& p) const {
        Thing t{"l " + p.id, "parametro", p.id, "", "", p.span};
        const auto amount = [&](Number n) { return show(vocabulary::exactly(n), p.type, c_.vocabulary); };
        if (p.left_to_zone) join(t.words, "stabilito dalla zona");
        if (p.widenable) join(t.words, "ampliabile dalla zona");
        if (p.least && p.most) join(t.words, fmt::format("tra {} e {}", amount(*p.least), amount(*p.most)));
        if (t.words.empty()) t.words = vocabulary::word(p.type.base);
        t.exact = t.words + vocabulary::word(p.type.base);
        return t;
    }

    Thing reading(const language::Interpretation& i) const {
        const vocabulary::Type type{Base::choice, i.readings};
        vocabulary::Possible all;
        all.may = i.chosen.value_or(c_.vocabulary.list(i.readings).all());
        const std::string words = i.chosen ? show(all, type, c_.vocabulary) : "ogni lettura è possibile";
        return {"i " + i.id, "interpretazione", i.title.empty() ? i.id : i.title, words, words, i.where.span};
    }

    Thing attribute(const vocabulary::Attribute& a) const {
        Thing t{"a " + a.id, "attributo", a.id, a.label + ": " + vocabulary::word(a.type.base), "", a.span};
        std::string items;
        if (a.type.list != vocabulary::no_list)
            for (const auto& item : c_.vocabulary.list(a.type.list).items) join(items, item.id);
        if (!items.empty()) t.words += " (" + items + ")";
        t.exact = t.words + show(a.domain, a.type, c_.vocabulary);
        if (a.presumption) t.exact += "|" + show(*a.presumption, a.type, c_.vocabulary);
        for (const auto& test : a.applicable_if) t.exact += fmt::format("|{}/{}", c_.vocabulary[test.attribute].id, test.allowed);
        for (const auto& x : a.implies)
            t.exact += fmt::format("|{}>{}/{}", x.when, c_.vocabulary[x.then.attribute].id, x.then.allowed);
        return t;
    }

    const Catalogue& c_;
};

Change told(ChangeKind kind, const Thing* old, const Thing* now, const Catalogue& c) {
    const Thing& shown = now != nullptr ? *now : *old;
    Change out{kind, shown.subject, shown.name, old != nullptr ? old->words : "", now != nullptr ? now->words : "", "", 0};
    if (shown.where.known()) {
        out.file = c.sources->name(shown.where.file);
        out.line = static_cast<int>(c.sources->place(shown.where).line);
    }
    return out;
}

std::vector<Change> differences(const std::vector<Thing>& old, const Catalogue& before, const std::vector<Thing>& now,
                                const Catalogue& after) {
    std::map<std::string, const Thing*> known;
    for (const Thing& t : old) known.emplace(t.key, &t);
    std::vector<Change> out;
    for (const Thing& t : now) {
        const auto found = known.find(t.key);
        if (found == known.end()) {
            out.push_back(told(ChangeKind::added, nullptr, &t, after));
            continue;
        }
        if (found->second->exact != t.exact) out.push_back(told(ChangeKind::changed, found->second, &t, after));
        known.erase(found);
    }
    for (const Thing& t : old)
        if (const auto left = known.find(t.key); left != known.end() && left->second == &t)
            out.push_back(told(ChangeKind::removed, &t, nullptr, before));
    return out;
}

}  // namespace

std::vector<Change> clause_changes(const Catalogue& before, const language::Subject* old, const Catalogue& after,
                                   const language::Subject* now) {
    return differences(Writer(before).clauses(old), before, Writer(after).clauses(now), after);
}

std::vector<Change> shared_changes(const Catalogue& before, const Catalogue& after) {
    return differences(Writer(before).shared(), before, Writer(after).shared(), after);
}

}  // namespace attiva::analysis
