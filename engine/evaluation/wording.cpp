// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "evaluation/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/literal.hpp"

namespace attiva::evaluation {
namespace {

using language::Compare;
using language::NodeId;
using language::Op;
using language::Scope;
using language::TypedNode;
using language::Who;
using vocabulary::Base;

constexpr int deepest = 5;

const char* sign(Compare c) {
    switch (c) {
        case Compare::equal: return "=";
        case Compare::different: return "≠";
        case Compare::less: return "<";
        case Compare::less_equal: return "≤";
        case Compare::greater: return ">";
        case Compare::greater_equal: return "≥";
    }
    return "";
}

std::string spaced(std::string id) {
    std::replace(id.begin(), id.end(), '_', ' ');
    return id;
}

std::string who_words(Who w, bool plural) {
    switch (w) {
        case Who::members: return plural ? "componenti" : "componente";
        case Who::others: return plural ? "altri componenti" : "altro componente";
        case Who::applicants: return plural ? "richiedenti" : "richiedente";
        case Who::relatives: return plural ? "familiari" : "familiare";
    }
    return {};
}

class Words {
public:
    explicit Words(const catalogue::Catalogue& c) : c_(c) {}

    std::string of(NodeId id, int depth) {
        if (depth > deepest) return "…";
        const TypedNode& n = c_.rules.nodes[id];
        switch (n.op) {
            case Op::all_of: return list(n, " e ", depth);
            case Op::any_of:
            case Op::tiered: return list(n, " o ", depth);
            case Op::at_least: return fmt::format("almeno {} tra ({})", n.count, list(n, "; ", depth));
            case Op::at_most: return fmt::format("al massimo {} tra ({})", n.count, list(n, "; ", depth));
            case Op::negation: return "non " + bracketed(n.args[0], depth);
            case Op::except:
                return of(n.args[0], depth + 1) + ", salvo " + of(n.args[1], depth + 1);
            case Op::titled: return n.title;
            case Op::quantified:
            case Op::every: return quantified(n, depth);
            case Op::done: return "concluso: " + instrument(n.ref);
            case Op::running: return "in corso: " + instrument(n.ref);
            case Op::eligible: return "ammissibile a " + instrument(n.ref);
            default: return n.type.base == Base::boolean ? atom(n, depth) : term(n, depth);
        }
    }

private:
    [[nodiscard]] std::string instrument(language::InstrumentId i) const {
        return subject_name(c_, c_.rules.instruments[i].id);
    }

    std::string list(const TypedNode& n, const char* between, int depth) {
        std::string out;
        for (const NodeId a : n.args) out += (out.empty() ? "" : between) + bracketed(a, depth);
        return out;
    }

    // A connective inside another gets brackets.
    std::string bracketed(NodeId id, int depth) {
        const Op op = c_.rules.nodes[id].op;
        const std::string inner = of(id, depth + 1);
        return op == Op::all_of || op == Op::any_of || op == Op::except ? "(" + inner + ")" : inner;
    }

    std::string quantified(const TypedNode& n, int depth) {
        const std::string body = of(n.args[0], depth + 1);
        const std::string filter = n.args.size() > 1 ? " con " + of(n.args[1], depth + 1) : "";
        if (n.op == Op::every) return "ogni " + who_words(n.who, false) + filter + ": " + body;
        if (n.cmp == Compare::greater_equal && n.count == 1)
            return "almeno un " + who_words(n.who, false) + " con " + body;
        return fmt::format("{} {} {} con {}", n.cmp == Compare::less_equal ? "al massimo" : "almeno",
                           n.count, who_words(n.who, n.count != 1), body);
    }

    std::string choices(std::uint64_t mask, vocabulary::Type type) const {
        vocabulary::Possible p;
        p.may = mask;
        const auto& items = c_.vocabulary.list(type.list).items;
        std::string out;
        for (std::size_t i = 0; i < items.size(); ++i)
            if ((mask >> i & 1U) != 0) out += (out.empty() ? "" : " o ") + items[i].label;
        return out;
    }

    std::string atom(const TypedNode& n, int depth) {
        const auto arg = [&](std::size_t i) { return of(n.args[i], depth + 1); };
        switch (n.op) {
            case Op::constant: return n.value.may == vocabulary::may_yes ? "sì" : "no";
            case Op::compare: return arg(0) + " " + sign(n.cmp) + " " + arg(1);
            case Op::between: return arg(0) + " tra " + arg(1) + " e " + arg(2);
            case Op::one_of:
                return arg(0) + ": " + choices(n.mask, c_.rules.nodes[n.args[0]].type);
            case Op::contains_all:
            case Op::contains_any:
                return arg(0) + " contiene " + choices(n.mask, c_.rules.nodes[n.args[0]].type);
            case Op::is_never: return arg(0) + ": mai";
            case Op::happened: return arg(0) + ": avvenuto";
            case Op::since:
                return arg(0) + (n.cmp == Compare::less ? " da meno di " : " da almeno ") + arg(1);
            case Op::day_in: return text::write_period(n.from, n.to);
            case Op::in_place:
                return label(n.ref) + " in " + scope_words(c_, n.scope, last_supported_day);
            default: return term(n, depth);
        }
    }

    [[nodiscard]] std::string label(std::uint32_t attribute) const {
        return c_.vocabulary[static_cast<vocabulary::AttributeId>(attribute)].label;
    }

    // Sums inside products, and whatever is taken away, stand in brackets.
    std::string operand(NodeId id, const TypedNode& around, bool right, int depth) {
        const auto sum = [](Op op) { return op == Op::add || op == Op::subtract; };
        const auto product = [](Op op) { return op == Op::multiply || op == Op::divide; };
        NodeId bare = id;
        while (c_.rules.nodes[bare].op == Op::titled) bare = c_.rules.nodes[bare].args[0];
        const Op inner = c_.rules.nodes[bare].op;
        const std::string text = of(id, depth + 1);
        const bool needed = (sum(inner) && (product(around.op) || (right && around.op == Op::subtract))) ||
                            (product(inner) && right && around.op == Op::divide) ||
                            ((sum(inner) || product(inner)) && (around.op == Op::per_month || around.op == Op::per_year || around.op == Op::minus));
        return needed ? "(" + text + ")" : text;
    }

    std::string operation(const TypedNode& n, const char* op, int depth) {
        return operand(n.args[0], n, false, depth) + " " + op + " " + operand(n.args[1], n, true, depth);
    }

    // "16.500 euro se …; altrimenti 22.000 euro"
    std::string cases(const TypedNode& n, int depth) {
        constexpr std::size_t most = 8;
        if (n.args.size() > most) return "secondo i casi";
        std::string out;
        for (std::size_t i = 0; i + 1 < n.args.size(); i += 2)
            out += (i == 0 ? "" : "; ") + of(n.args[i + 1], depth + 1) + " se " + of(n.args[i], depth + 1);
        if (n.args.size() % 2 == 1) out += "; altrimenti " + of(n.args.back(), depth + 1);
        return out;
    }

    std::string term(const TypedNode& n, int depth) {
        const auto arg = [&](std::size_t i) { return of(n.args[i], depth + 1); };
        switch (n.op) {
            case Op::constant: return vocabulary::show(n.value, n.type, c_.vocabulary);
            case Op::attribute: return label(n.ref);
            case Op::parameter: {
                const auto& p = c_.rules.parameters[n.ref];
                return p.title.empty() ? spaced(p.id) : p.title;
            }
            case Op::definition: return spaced(c_.rules.definitions[n.ref].id);
            case Op::result: return c_.rules.clauses[n.ref].title;
            case Op::reading: return c_.rules.interpretations[n.ref].title;
            case Op::today: return "oggi";
            case Op::add: return operation(n, "+", depth);
            case Op::subtract: return operation(n, "−", depth);
            case Op::multiply: return operation(n, "×", depth);
            case Op::divide: return operation(n, ":", depth);
            case Op::minus: return "−" + operand(n.args[0], n, true, depth);
            case Op::minimum: return "il minore tra (" + list(n, "; ", depth) + ")";
            case Op::maximum: return "il maggiore tra (" + list(n, "; ", depth) + ")";
            case Op::rounded: return arg(0);
            case Op::per_month: return operand(n.args[0], n, false, depth) + " al mese";
            case Op::per_year: return operand(n.args[0], n, false, depth) + " all'anno";
            case Op::date_plus: return operation(n, "+", depth);
            case Op::date_minus: return operation(n, "−", depth);
            case Op::months_between: return "mesi tra " + arg(0) + " e " + arg(1);
            case Op::days_between: return "giorni tra " + arg(0) + " e " + arg(1);
            case Op::first_of_month: return "primo giorno del mese di " + arg(0);
            case Op::last_of_month: return "ultimo giorno del mese di " + arg(0);
            case Op::counted:
                return "numero di " + who_words(n.who, true) + (n.args.empty() ? "" : " con " + arg(0));
            case Op::summed: return "somma di " + arg(0) + " per ogni " + who_words(n.who, false);
            case Op::times: return "volte " + instrument(n.ref);
            case Op::cases: return cases(n, depth);
            default: return "secondo i casi";
        }
    }

    const catalogue::Catalogue& c_;
};

}  // namespace

std::string words(const catalogue::Catalogue& catalogue, NodeId node) {
    return Words(catalogue).of(node, 0);
}

std::string list_heading(const TypedNode& n) {
    switch (n.op) {
        case Op::all_of: return "tutte queste";
        case Op::any_of: return "almeno una di queste";
        case Op::tiered: return "in una delle fasce";
        case Op::at_least: return fmt::format("almeno {} di queste", n.count);
        case Op::at_most: return fmt::format("al massimo {} di queste", n.count);
        default: return {};
    }
}

std::string scope_words(const catalogue::Catalogue& catalogue, language::ScopeId scope, Date day) {
    std::string out;
    const auto& t = catalogue.territory;
    for (const Scope::Part& p : catalogue.rules.scopes[scope].parts) {
        if (!out.empty()) out += ", ";
        if (p.kind == Scope::Kind::region) out += "Toscana";
        if (p.kind == Scope::Kind::province) out += "provincia " + p.id;
        if (p.kind == Scope::Kind::zone) out += "zona " + t.zone_name(p.id, day);
        if (p.kind != Scope::Kind::comune) continue;
        const auto lives = t.find_any(p.id);
        out += "comune di " + (lives.empty() ? p.id : t[lives.back()].name);
    }
    return out;
}

std::string subject_words(const person::Profile& profile, Subject s) {
    if (s.kind == Subject::Kind::person) return "la persona";
    if (s.kind == Subject::Kind::unlisted) return "altri componenti non elencati";
    const auto& list = s.kind == Subject::Kind::member ? profile.members : profile.relatives;
    const std::string& name = list[s.index].name;
    const char* kind = s.kind == Subject::Kind::member ? "componente" : "familiare";
    return fmt::format("{} {}", name.empty() ? kind : name, s.index + 1);
}

std::string subject_name(const catalogue::Catalogue& catalogue, const std::string& id) {
    const auto* sheet = catalogue.sheet(id);
    return sheet == nullptr ? id : sheet->name;
}

std::vector<std::string> instrument_names(const catalogue::Catalogue& catalogue) {
    std::vector<std::string> out;
    for (const auto& i : catalogue.rules.instruments) out.push_back(subject_name(catalogue, i.id));
    return out;
}

std::string gate_words(const language::Rulebook& rules, const language::Clause& clause) {
    if (!clause.body) return "";
    // Of several instruments all have the same.
    NodeId node = *clause.body;
    while (!rules.nodes[node].args.empty()) node = rules.nodes[node].args.front();
    const language::Gate& gate = rules.nodes[node].gate;
    static constexpr const char* outcomes[] = {"positivo", "parziale", "negativo", "interrotto"};
    std::vector<std::string> parts;
    std::vector<std::string> how;
    // Rules ask one outcome, or bar one or two.
    const bool one = (gate.outcomes & (gate.outcomes - 1)) == 0;
    for (unsigned k = 0; k < 4 && gate.outcomes != 0; ++k)
        if (((gate.outcomes >> k & 1) != 0) == one) how.emplace_back(outcomes[k]);
    if (!how.empty()) parts.push_back(fmt::format("{} esito {}", one ? "con" : "salvo", fmt::join(how, " o ")));
    if (gate.has_since) parts.push_back(fmt::format("da {} {}", gate.cmp == language::Compare::less ? "meno di" : "almeno", text::write_quantity(gate.amount, gate.in_days ? "giorni" : "mesi")));
    return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace attiva::evaluation
