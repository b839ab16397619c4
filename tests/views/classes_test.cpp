// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What follows from a fact is as guarded as the fact, whatever its own class: a time
// computed from a date, what an implication says, what makes sense only beside it. Every
// class and holder of both, every viewer (all sets of classes seen), every consent.

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "person/reader.hpp"
#include "vocabulary/written.hpp"

using namespace attiva;

namespace {

constexpr const char* classes[] = {"comune", "economico", "particolare", "giudiziario", "protetto"};
constexpr const char* holders[] = {"uno", "due"};
constexpr unsigned all_sets = 1U << 5U;

// Thirty-two viewers, one for each set of classes.
std::string services() {
    std::string out = "servizi:\n  - {id: uno, nome: il primo, vede: []}\n  - {id: due, nome: il secondo, vede: []}\n";
    for (unsigned set = 0; set < all_sets; ++set) {
        std::string sees;
        for (unsigned c = 0; c < 5; ++c)
            if ((set >> c & 1U) != 0) sees += (sees.empty() ? "" : ", ") + std::string(classes[c]);
        out += fmt::format("  - {{id: v{0}, nome: v{0}, vede: [{1}]}}\n", set, sees);
    }
    return out;
}

vocabulary::Vocabulary made(const char* class_of_source, const char* holder_of_source, const char* class_of_other, const char* holder_of_other) {
    const auto source = [&](const char* id, const char* type, const char* more = "") {
        return written::attribute(id, "persona", type, more, holder_of_source, class_of_source);
    };
    const auto other = [&](const char* id, const char* type, const char* more = "") {
        return written::attribute(id, "persona", type, more, holder_of_other, class_of_other);
    };
    written::Reading r;
    const auto node = r.yaml(services() + "attributi:\n" + source("giorno", "data") + other("mesi", "mesi", "trascorso_da: giorno") +
                             source("causa", "sì_no", "implica: [{se: sì, allora: effetto, vale: sì}]") + other("effetto", "sì_no") +
                             source("premessa", "sì_no") + other("conseguenza", "sì_no", "ha_senso_se: [{attributo: premessa, vale: sì}]"));
    auto v = vocabulary::from_documents({node}, r.diagnostics);
    if (!r.diagnostics.ok()) throw std::runtime_error(text::report(r.diagnostics, r.sources));
    return v;
}

// The person with one yes or no known, as a viewer sees her.
person::Profile seen(const vocabulary::Vocabulary& v, const person::Profile& consenting, vocabulary::ServiceId viewer,
                     const char* fact, bool value) {
    person::Profile p = consenting;
    person::Fact& f = p.facts[*v.find(fact)];
    f.value = vocabulary::exactly(value);
    f.status = person::Status::known;
    person::hide(p, v, viewer);
    Diagnostics none;
    person::derive(p, v, none);
    person::presume(p, v);
    REQUIRE(none.ok());
    return p;
}

bool equal(const person::Fact& a, const person::Fact& b) { return a.status == b.status && a.value == b.value; }

void check(const vocabulary::Vocabulary& v, const person::Profile& p, vocabulary::ServiceId viewer) {
    const auto sees = [&](const char* id) { return visible(p, v, *v.find(id), viewer); };
    CHECK(sees("mesi") == sees("giorno"));
    const auto fact = [&](const char* given, bool value, const char* looked) {
        return seen(v, p, viewer, given, value).facts[*v.find(looked)];
    };
    const bool told = !equal(fact("causa", true, "effetto"), fact("causa", false, "effetto"));
    CHECK(told == (sees("causa") && sees("effetto")));
    // Backwards too: what an effect known to be no says of its cause.
    const bool back = !equal(fact("effetto", true, "causa"), fact("effetto", false, "causa"));
    CHECK(back == (sees("causa") && sees("effetto")));
    const bool sense = !equal(fact("premessa", true, "conseguenza"), fact("premessa", false, "conseguenza"));
    CHECK(sense == (sees("premessa") && sees("conseguenza")));
}

}  // namespace

TEST_CASE("what follows from a fact inherits its class: every class, holder, viewer and consent") {
    for (const char* class_of_source : classes)
        for (const char* class_of_other : classes)
            for (const char* holder_of_source : holders)
                for (const char* holder_of_other : holders) {
                    const auto v = made(class_of_source, holder_of_source, class_of_other, holder_of_other);
                    for (unsigned consents = 0; consents < 4; ++consents) {
                        person::Profile p = person::blank(v);
                        for (unsigned h = 0; h < 2; ++h)
                            if ((consents >> h & 1U) != 0) p.consents.push_back(*v.find_service(holders[h]));
                        for (vocabulary::ServiceId s = 0; s < v.services().size(); ++s) {
                            INFO(class_of_source << " di " << holder_of_source << ", " << class_of_other << " di " << holder_of_other
                                                 << ", consensi " << consents << ", guarda " << v.services()[s].id);
                            check(v, p, s);
                        }
                    }
                }
}
