// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/cases/buoni/quando/.

#include "inquiry/turn_words.hpp"

#include <fmt/format.h>

#include "analysis/links.hpp"
#include "evaluation/atoms.hpp"
#include "evaluation/wording.hpp"
#include "text/literal.hpp"

namespace attiva::inquiry {
namespace {

using evaluation::Subject;
using language::Op;
using program::Node;
using vocabulary::Attribute;
using vocabulary::AttributeId;
using vocabulary::Possible;

Date day_of(Number n) { return Date{static_cast<std::int32_t>(n.num())}; }

class Words {
public:
    Words(const Clock& clock, const Turn& turn, const evaluation::Evaluation& e)
        : clock_(clock), turn_(turn), e_(e), day_(e.day().day) {}

    std::string tell() {
        if (turn_.node == program::no_id) return past(clock_.catalogue.rules.instruments[turn_.own].id);
        const Node& n = node(turn_.node);
        switch (n.op) {
            case Op::compare:
            case Op::between: return compared();
            case Op::happened: return attribute_of(n, 0) != nullptr ? arrived(*attribute_of(n, 0)) : "";
            case Op::since: return elapsed(n);
            case Op::day_in: return period(clock_.program.extra(n));
            case Op::parameter: return parameter(n);
            case Op::in_place: return "cambia il territorio: comuni e zone di questo giorno";
            case Op::done:
            case Op::running:
            case Op::times: return past(clock_.catalogue.rules.instruments[n.ref].id);
            case Op::quantified:
            case Op::every:
            case Op::counted:
            case Op::summed: return n.who == language::Who::applicants ? grown(clock_.catalogue.rules.age) : "";
            default: return {};
        }
    }

private:
    [[nodiscard]] const Node& node(Id id) const { return clock_.program.nodes[id]; }

    // The attribute that a node's argument is, but for the names given to it.
    [[nodiscard]] const Node* attribute_of(const Node& n, std::uint32_t i) const {
        const Node* a = &node(clock_.program.argument(n, i));
        while (a->op == Op::definition) a = &node(clock_.program.argument(*a, 0));
        return a->op == Op::attribute ? a : nullptr;
    }

    // Of whom, in front of what follows; nothing for the person herself.
    [[nodiscard]] std::string whose() const {
        return turn_.subject.kind == Subject::Kind::person ? "" : evaluation::subject_words(e_.profile(), turn_.subject) + " ";
    }
    [[nodiscard]] std::string label(AttributeId id) const {
        const std::string& text = clock_.catalogue.vocabulary[id].label;
        return turn_.subject.kind == Subject::Kind::person ? text : fmt::format("{} ({})", text, evaluation::subject_words(e_.profile(), turn_.subject));
    }

    // An age, or another time that grows or shrinks with the days.
    std::string compared() const {
        // A date beside a day that stays: it turns only with what else is counted from the date.
        if (clock_.hand_of(turn_.node) == language::none) return {};
        const auto& hand = clock_.hands()[clock_.hand_of(turn_.node)];
        if (hand.terms.size() == 1 && node(hand.terms.front()).op == Op::today && beside_a_day(node(turn_.node)))
            return "si arriva al " + text::write_day(day_);
        AttributeId moving = vocabulary::no_attribute;
        for (const Id id : hand.terms) {
            const Node& n = node(id);
            if (n.op == Op::definition) continue;
            if (n.op != Op::attribute || moving != vocabulary::no_attribute) return {};
            moving = static_cast<AttributeId>(n.ref);
        }
        return moving == vocabulary::no_attribute ? "" : grown(moving);
    }

    // Is it the day beside one written in the rules?
    [[nodiscard]] bool beside_a_day(const Node& n) const {
        for (std::uint32_t i = 0; i < n.count; ++i) {
            const Op op = node(clock_.program.argument(n, i)).op;
            if (op != Op::today && op != Op::constant) return false;
        }
        return true;
    }

    std::string grown(AttributeId id) const {
        if (id == vocabulary::no_attribute) return {};
        const Attribute& a = clock_.catalogue.vocabulary[id];
        if (a.derivation == vocabulary::Derivation::none) return {};
        const Possible& date = e_.fact(id, turn_.subject).value;
        const auto at = [&](Number n, Date day) { return analysis::time_at(a, day_of(n), day); };
        const bool exact = date.lo == date.hi;
        // Of a date known in part the early end makes it possible, the late one sure.
        const bool early = exact || at(date.lo, day_) != at(date.lo, day_ + -1);
        const std::string amount = show(vocabulary::exactly(Number{at(early ? date.lo : date.hi, day_)}), a.type, clock_.catalogue.vocabulary);
        if (id == clock_.catalogue.rules.age)
            return whose() + (exact ? "compie " : early ? "può compiere da questo giorno " : "ha di certo compiuto ") + amount;
        return label(id) + ": " + (exact ? "" : early ? "può essere di " : "è di certo di ") + amount;
    }

    std::string arrived(const Node& attribute) const {
        const auto id = static_cast<AttributeId>(attribute.ref);
        const Possible& date = e_.fact(id, turn_.subject).value;
        return date.lo == date.hi ? "arriva il giorno: " + label(id) : "può arrivare da questo giorno, o è di certo arrivato: " + label(id);
    }

    std::string elapsed(const Node& n) const {
        const Node* a = attribute_of(n, 0);
        if (a == nullptr) return {};
        const auto id = static_cast<AttributeId>(a->ref);
        const Possible& date = e_.fact(id, turn_.subject).value;
        if (day_of(date.lo) == day_ || day_of(date.hi) == day_) return arrived(*a);
        const Node& wait = node(clock_.program.argument(n, 1));
        const Possible& duration = e_.value(clock_.program.argument(n, 1));
        // Of somebody else than it was asked of, or of an event that never was, nothing is said.
        if (date.never && !date.dated) return {};
        if (date.lo == date.hi && after(day_of(date.lo), duration.lo, wait.base) != day_ && after(day_of(date.lo), duration.hi, wait.base) != day_) return {};
        const std::string amount = show(duration, {wait.base, vocabulary::no_list}, clock_.catalogue.vocabulary);
        const bool one = amount.rfind("1 ", 0) == 0;
        const bool exact = date.lo == date.hi;
        return fmt::format("{}: {} {}", label(id), one ? (exact ? "è passato" : "può essere passato") : exact ? "sono passati" : "possono essere passati", amount);
    }

    static Date after(Date day, Number n, vocabulary::Base base) {
        return evaluation::shifted(day, n, base == vocabulary::Base::days, MissingDay::last_day);
    }

    std::string period(const program::Extra& e) const {
        if (e.from && *e.from == day_) return "comincia il " + text::write_day(day_);
        return e.to ? "è finito il " + text::write_day(*e.to) : "";
    }

    std::string parameter(const Node& n) const {
        const auto& table = clock_.program.tables[n.ref];
        const auto& p = clock_.catalogue.rules.parameters[table.parameter];
        const Possible& value = e_.value(turn_.node);
        const std::string name = p.title.empty() ? p.id : p.title;
        if (value == table.whole) return fmt::format("«{}»: da questo giorno nessuno dà il valore", name);
        return fmt::format("«{}» diventa {}", name, show(value, p.type, clock_.catalogue.vocabulary));
    }

    // A period of a measure begins or ends; else so much time has passed since.
    std::string past(const std::string& instrument) const {
        const std::string name = evaluation::subject_name(clock_.catalogue, instrument);
        for (const person::Period& p : e_.profile().history) {
            if (p.instrument != instrument) continue;
            for (const Number n : {p.start.lo, p.start.hi})
                if (day_of(n) == day_) return "comincia " + name;
            for (const Number n : {p.end.lo, p.end.hi})
                if (p.ended_possible && day_of(n) == day_) return "finisce " + name;
        }
        return "è passato il tempo chiesto dalla fine di " + name;
    }

    const Clock& clock_;
    const Turn& turn_;
    const evaluation::Evaluation& e_;
    Date day_;
};

}  // namespace

std::string turn_words(const Clock& clock, const Turn& turn, const evaluation::Evaluation& e) { return Words(clock, turn, e).tell(); }

}  // namespace attiva::inquiry
