// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The typed tree on one line, for tests and for those who mend the checker.
// Values are in base units; what the written tree had and the typed one has
// not (brackets, units, `almeno una tra`) is gone here too.
// Tested by tests/language/check_conditions_test.cpp and check_terms_test.cpp.
#include <fmt/format.h>

#include "language/typed.hpp"
#include "text/literal.hpp"

namespace attiva::language {
namespace {

using vocabulary::Base;

const char* sign(Compare c) {
    static constexpr const char* signs[] = {"=", "!=", "<", "<=", ">", ">="};
    return signs[static_cast<std::size_t>(c)];
}

const char* whom(Who w) {
    static constexpr const char* words[] = {"componenti", "altri", "richiedenti", "familiari"};
    return words[static_cast<std::size_t>(w)];
}

std::string number(Number n) {
    return n.whole() ? std::to_string(n.num()) : fmt::format("{}/{}", n.num(), n.den());
}

class Dump {
public:
    Dump(const Rulebook& book, const vocabulary::Vocabulary& v) : book_(book), v_(v) {}

    std::string of(NodeId id) const {
        const TypedNode& n = book_.nodes[id];
        switch (n.op) {
            case Op::all_of:
                return call("e", n);
            case Op::any_of:
                return call("o", n);
            case Op::at_least:
                return call(fmt::format("almeno {}", n.count), n);
            case Op::at_most:
                return call(fmt::format("al massimo {}", n.count), n);
            case Op::negation:
                return call("non", n);
            case Op::except:
                return call("salvo", n);
            case Op::tiered:
                return call("fasce", n);
            case Op::compare:
                return fmt::format("{} {} {}", arg(n, 0), sign(n.cmp), arg(n, 1));
            case Op::between:
                return fmt::format("{} tra {} e {}", arg(n, 0), arg(n, 1), arg(n, 2));
            case Op::one_of:
                return fmt::format("{} tra {}", arg(n, 0), items(n.mask, argument(n, 0).type));
            case Op::contains_all:
                return fmt::format("{} contiene {}", arg(n, 0), items(n.mask, argument(n, 0).type));
            case Op::contains_any:
                return fmt::format("{} contiene una tra {}", arg(n, 0),
                                   items(n.mask, argument(n, 0).type));
            case Op::is_never:
                return arg(n, 0) + " = mai";
            case Op::happened:
                return arg(n, 0) + " avvenuto";
            case Op::since:
                return fmt::format("{} da {} di {}", arg(n, 0),
                                   n.cmp == Compare::less ? "meno" : "almeno", arg(n, 1));
            case Op::day_in:
                return "giorno" + days(n.from, n.to);
            case Op::in_place:
                return v_[static_cast<AttributeId>(n.ref)].id + " in " + places(n.scope);
            case Op::quantified:
                return fmt::format("{}{}{}{}", whom(n.who), sign(n.cmp), n.count, call("", n));
            case Op::every:
                return fmt::format("ogni {}{}", whom(n.who), call("", n));
            case Op::counted:
                return fmt::format("numero {}{}", whom(n.who), call("", n));
            case Op::summed:
                return fmt::format("somma {}{}", whom(n.who), call("", n));
            default:
                return value(n);
        }
    }

private:
    std::string value(const TypedNode& n) const {
        switch (n.op) {
            case Op::done:
                return "concluso " + instrument(n.ref) + gate(n.gate);
            case Op::running:
                return "in corso " + instrument(n.ref);
            case Op::eligible:
                return "ammissibile a " + instrument(n.ref);
            case Op::times:
                return "volte " + instrument(n.ref);
            case Op::constant:
                return constant(n);
            case Op::attribute:
                return v_[static_cast<AttributeId>(n.ref)].id;
            case Op::parameter: {
                const std::string& id = book_.parameters[n.ref].id;
                return n.count > 0 ? fmt::format("{}[{}]", id, n.count) : id;
            }
            case Op::definition:
                return book_.definitions[n.ref].id;
            case Op::reading:
                return book_.interpretations[n.ref].id;
            case Op::result: {
                const Clause& c = book_.clauses[n.ref];
                return instrument(c.owner) + "." + c.name;
            }
            case Op::titled:
                return fmt::format("«{}»{}", n.title, call("", n));
            case Op::cases:
                return table(n);
            case Op::today:
                return "oggi";
            case Op::minimum:
                return call("minore", n);
            case Op::maximum:
                return call("maggiore", n);
            case Op::minus:
                return call("-", n);
            case Op::per_month:
                return call("al_mese", n);
            case Op::per_year:
                return call("all_anno", n);
            case Op::rounded: {
                static constexpr const char* how[] = {"", " per difetto", " per eccesso"};
                return fmt::format("arrotondato{}({}, {})",
                                   how[static_cast<std::size_t>(n.rounding)], arg(n, 0),
                                   number(n.value.lo));
            }
            case Op::months_between:
                return call("mesi", n);
            case Op::days_between:
                return call("giorni", n);
            case Op::first_of_month:
                return call("primo", n);
            case Op::last_of_month:
                return call("ultimo", n);
            default:
                return infix(n);
        }
    }

    std::string infix(const TypedNode& n) const {
        const char* word = n.op == Op::add || n.op == Op::date_plus ? "+"
                           : n.op == Op::multiply                   ? "*"
                           : n.op == Op::divide                     ? "/"
                                                                    : "-";
        return fmt::format("({} {} {}{})", arg(n, 0), word, arg(n, 1),
                           n.missing_day == MissingDay::next_day ? " per eccesso" : "");
    }

    std::string call(const std::string& word, const TypedNode& n) const {
        std::string out = word + "(";
        for (std::size_t i = 0; i < n.args.size(); ++i) out += (i > 0 ? ", " : "") + of(n.args[i]);
        return out + ")";
    }

    std::string table(const TypedNode& n) const {
        std::string out = "casi(";
        std::size_t i = 0;
        for (; i + 1 < n.args.size(); i += 2)
            out += (i > 0 ? "; " : "") + of(n.args[i]) + ": " + of(n.args[i + 1]);
        if (i < n.args.size()) out += "; " + of(n.args[i]);
        return out + ")";
    }

    std::string constant(const TypedNode& n) const {
        switch (n.type.base) {
            case Base::boolean:
                return (n.value.may & vocabulary::may_yes) != 0 ? "sì" : "no";
            case Base::choice:
            case Base::set:
                return items(n.value.may, n.type);
            case Base::event:
                return n.value.never ? "mai" : day(n.value.lo);
            case Base::date:
                return day(n.value.lo);
            default:
                return number(n.value.lo);
        }
    }

    static std::string day(Number n) {
        return text::write_date(Date{static_cast<std::int32_t>(n.num())});
    }

    static std::string days(std::optional<Date> from, std::optional<Date> to) {
        return (from ? " dal " + text::write_date(*from) : "") +
               (to ? " al " + text::write_date(*to) : "");
    }

    std::string items(std::uint64_t mask, Type type) const {
        std::string out;
        const auto& list = v_.list(type.list).items;
        for (std::size_t i = 0; i < list.size(); ++i)
            if ((mask >> i & 1U) != 0) out += (out.empty() ? "" : ", ") + list[i].id;
        return "{" + out + "}";
    }

    std::string places(ScopeId scope) const {
        static constexpr const char* words[] = {"regione", "provincia", "zona", "comune"};
        std::string out;
        for (const Scope::Part& p : book_.scopes[scope].parts)
            out += fmt::format("{}{} {}", out.empty() ? "" : ", ",
                               words[static_cast<std::size_t>(p.kind)], p.id);
        return out;
    }

    static std::string gate(const Gate& g) {
        static constexpr const char* outcomes[] = {"positivo", "parziale", "negativo",
                                                   "interrotto"};
        std::string out;
        for (std::size_t i = 0; i < 4; ++i)
            if ((g.outcomes >> i & 1U) != 0) out += fmt::format(" {}", outcomes[i]);
        if (g.has_since)
            out += fmt::format(" {} {} {}", sign(g.cmp), number(g.amount),
                               g.in_days ? "giorni" : "mesi");
        return out.empty() ? "" : "(" + out.substr(1) + ")";
    }

    const std::string& instrument(InstrumentId id) const { return book_.instruments[id].id; }
    const TypedNode& argument(const TypedNode& n, std::size_t i) const {
        return book_.nodes[n.args[i]];
    }
    std::string arg(const TypedNode& n, std::size_t i) const { return of(n.args[i]); }

    const Rulebook& book_;
    const vocabulary::Vocabulary& v_;
};

}  // namespace

std::string dump(const Rulebook& book, NodeId node, const vocabulary::Vocabulary& v) {
    return node == none ? "?" : Dump(book, v).of(node);
}

}  // namespace attiva::language
