// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/analysis/witness_test.cpp.

#include "analysis/person_words.hpp"

#include <fmt/format.h>

#include "evaluation/wording.hpp"
#include "text/literal.hpp"

namespace attiva::analysis {
namespace {

using evaluation::Subject;
using vocabulary::Attribute;
using vocabulary::Base;

void join(std::string& out, const std::string& more, const char* between = "; ") {
    if (more.empty()) return;
    if (!out.empty()) out += between;
    out += more;
}

// The computed time of a date known exactly.
Possible time_of(const Attribute& a, const Possible& date, Date day) {
    return vocabulary::exactly(Number{time_at(a, Date{static_cast<std::int32_t>(date.lo.num())}, day)});
}

class Teller {
public:
    Teller(const Witness& w, const std::vector<const catalogue::Catalogue*>& sides, Date day)
        : w_(w), sides_(sides), day_(day) {}

    std::string tell() {
        std::string out = facts(Subject{});
        const auto& p = w_.profiles[0];
        for (std::uint32_t i = 0; i < p.members.size(); ++i) somebody(out, "un altro componente", {Subject::Kind::member, i});
        for (std::uint32_t i = 0; i < p.relatives.size(); ++i) somebody(out, "un familiare", {Subject::Kind::relative, i});
        if (w_.members_count && p.members.empty()) join(out, "nessun altro componente");
        for (const auto& period : p.history)
            join(out, fmt::format("{}: {}", period.open_possible ? "in corso" : "già concluso",
                                  evaluation::subject_name(*sides_[0], period.instrument)));
        for (const auto& [side, reading, bit] : w_.readings) join(out, reading_words(side, reading, bit));
        return out.empty() ? "chiunque" : out;
    }

private:
    void somebody(std::string& out, const char* who, Subject s) {
        const std::string said = facts(s);
        if (!said.empty()) join(out, fmt::format("{} ({})", who, said));
        else if (w_.members_count) join(out, who);
    }

    std::string facts(Subject s) {
        std::string out;
        for (const Detail& d : w_.details)
            if (d.at.subject == s && !counts_members(d)) join(out, one(d));
        return out;
    }

    // Told by the members themselves.
    bool counts_members(const Detail& d) const {
        return w_.members_count && d.named == sides_[d.side]->vocabulary.household_size();
    }

    std::string one(const Detail& d) {
        const auto& c = *sides_[d.side];
        const person::Fact& f = facts_of(w_.profiles[d.side], d.at.subject)[d.at.attribute];
        const Attribute& a = c.vocabulary[d.named];
        if (a.type.base == Base::place) return a.label + ": " + place(c, f);
        const Possible value = d.named == d.at.attribute ? f.value : time_of(a, f.value, day_);
        return a.label + ": " + show(value, a.type, c.vocabulary);
    }

    static std::string place(const catalogue::Catalogue& c, const person::Fact& f) {
        if (f.places.empty() || f.places[0] == person::outside_tuscany) return "fuori Toscana";
        return c.territory[f.places[0]].name;
    }

    std::string reading_words(std::size_t side, std::uint32_t reading, std::uint64_t bit) const {
        const auto& c = *sides_[side];
        const auto& i = c.rules.interpretations[reading];
        return fmt::format("letto «{}» come «{}»", i.title.empty() ? i.id : i.title,
                           show(vocabulary::exactly_choice(bit), {Base::choice, i.readings}, c.vocabulary));
    }

    const Witness& w_;
    const std::vector<const catalogue::Catalogue*>& sides_;
    Date day_;
};

}  // namespace

std::string in_words(const Witness& witness, const std::vector<const catalogue::Catalogue*>& sides, Date day) {
    return Teller(witness, sides, day).tell();
}

}  // namespace attiva::analysis
