// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What the rules say of the order of instruments, by hand from small catalogues.
#include "pathway/links.hpp"
#include "pathway/small_catalogue.hpp"

using namespace attiva;
using namespace attiva::pathway;
using namespace attiva::pathway::small;

namespace {

// One link a line: "a dopo b"-like, from first.
std::string dump(const std::string& rules, Date day = first) {
    const Small s(rules);
    static constexpr const char* kinds[] = {"dopo", "mentre", "lascia", "meglio dopo", "apre", "incompatibile"};
    const auto& book = s.court->book();
    std::string out;
    for (const RuleLink& l : links(s.court->catalogue(), day)) {
        out += fmt::format("{} → {}: {}", book.instruments[l.from].id, book.instruments[l.to].id, kinds[static_cast<int>(l.kind)]);
        if (l.kind == RuleLink::Kind::fact) out += fmt::format(" {}={}", s.world.vocabulary[l.attribute].id, l.values);
        out += "\n";
    }
    return out;
}

const char* const nothing = "    fonte legge_a\n    senza requisiti\n";

std::string instrument(const std::string& id, const std::string& lines) { return "strumento " + id + "\n" + lines + "\n"; }

// `primo` leaves this, `poi` asks for that.
std::string fact(const std::string& left, const std::string& asked, const std::string& also = "") {
    return dump(instrument("primo", nothing + ("    al termine " + left + "\n")) + instrument("poi", "    fonte legge_a\n    richiede \"Lo chiede\"\n        " + asked + "\n") + also);
}

}  // namespace

TEST_CASE("an arrow for each word that says an order") {
    CHECK(dump(instrument("a", nothing) + instrument("b", nothing)).empty());
    CHECK(dump(instrument("a", nothing) + instrument("b", std::string(nothing) + "    dopo a\n")) == "a → b: dopo\n");
    CHECK(dump(instrument("a", nothing) + instrument("b", std::string(nothing) + "    mentre a\n")) == "a → b: mentre\n");
    CHECK(dump(instrument("a", nothing) + instrument("b", std::string(nothing) + "    meglio dopo a\n")) == "a → b: meglio dopo\n");
    // What opens comes first, whoever says it.
    CHECK(dump(instrument("a", std::string(nothing) + "    apre b\n") + instrument("b", nothing)) == "a → b: apre\n");
    CHECK(dump(instrument("b", nothing) + instrument("a", std::string(nothing) + "    apre b\n")) == "a → b: apre\n");
    // Each of several; and each kind once between two.
    CHECK(dump(instrument("a", nothing) + instrument("b", nothing) + instrument("c", std::string(nothing) + "    meglio dopo a o b\n    meglio dopo a\n    dopo a\n")) ==
          "a → c: dopo\na → c: meglio dopo\nb → c: meglio dopo\n");
}

TEST_CASE("an incompatibility is one, whoever says it and if both do") {
    const std::string of_b = instrument("b", std::string(nothing) + "    incompatibile con a\n");
    CHECK(dump(instrument("a", nothing) + of_b) == "a → b: incompatibile\n");
    CHECK(dump(of_b + instrument("a", nothing)) == "b → a: incompatibile\n");
    CHECK(dump(instrument("a", std::string(nothing) + "    incompatibile con b\n") + of_b) == "a → b: incompatibile\n");
}

TEST_CASE("a fact left that another asks for") {
    CHECK(fact("in_carico diventa sì", "in_carico") == "primo → poi: lascia in_carico=2\n");
    // Not where what is left is not what is asked.
    CHECK(fact("in_carico diventa no", "in_carico").empty());
    CHECK(fact("in_carico diventa sì", "non in_carico").empty());
    CHECK(fact("in_carico diventa no", "non in_carico") == "primo → poi: lascia in_carico=1\n");
    CHECK(fact("in_carico diventa sì", "minore_solo").empty());
    // A list: one of its voices, or any but one.
    CHECK(fact("distanza diventa vicino", "distanza = vicino") == "primo → poi: lascia distanza=1\n");
    CHECK(fact("distanza diventa medio", "distanza = vicino").empty());
    CHECK(fact("distanza diventa medio", "distanza diversa da vicino") == "primo → poi: lascia distanza=2\n");
    CHECK(fact("distanza diventa vicino", "distanza diversa da vicino").empty());
    CHECK(fact("distanza diventa medio", "non distanza = vicino") == "primo → poi: lascia distanza=2\n");
    // Where it is only one of the ways, it may decide all the same.
    CHECK(fact("in_carico diventa sì", "eta >= 18 anni o in_carico") == "primo → poi: lascia in_carico=2\n");
    CHECK(fact("in_carico diventa sì", "prova", "definizione prova : sì_no\n    in_carico e eta >= 18 anni\n") == "primo → poi: lascia in_carico=2\n");
    CHECK(fact("in_carico diventa sì", "non prova", "definizione prova : sì_no\n    in_carico e eta >= 18 anni\n").empty());
    // What moves by steps leaves no value that is known beforehand.
    CHECK(fact("distanza scende di 1", "distanza = vicino").empty());
    // None to itself.
    CHECK(dump(instrument("a", "    fonte legge_a\n    richiede \"Lo chiede\"\n        in_carico\n    al termine in_carico diventa sì\n")).empty());
}

TEST_CASE("only what holds on the day") {
    const std::string rules = instrument("a", nothing) + instrument("b", std::string(nothing) + "    meglio dopo a dal 2026-02-01 al 2026-06-30\n");
    CHECK(dump(rules, *date_of(2026, 1, 31)).empty());
    CHECK(dump(rules, *date_of(2026, 2, 1)) == "a → b: meglio dopo\n");
    CHECK(dump(rules, *date_of(2026, 6, 30)) == "a → b: meglio dopo\n");
    CHECK(dump(rules, *date_of(2026, 7, 1)).empty());
}

TEST_CASE("what is asked of what comes before, in words") {
    const auto words = [](const std::string& how) {
        const Small s(instrument("a", nothing) + instrument("b", std::string(nothing) + "    dopo a" + how + "\n"));
        const auto& book = s.court->book();
        const auto all = links(s.court->catalogue(), first);
        REQUIRE(all.size() == 1);
        language::NodeId node = *book.clauses[all.front().clause].body;
        while (!book.nodes[node].args.empty()) node = book.nodes[node].args.front();
        return gate_words(book.nodes[node].gate);
    };
    CHECK(words("").empty());
    CHECK(words(" (con esito positivo)") == "con esito positivo");
    CHECK(words(" (salvo esito negativo)") == "salvo esito negativo");
    CHECK(words(" (salvo esito negativo o interrotto, da almeno 1 mese)") == "salvo esito negativo o interrotto, da almeno 1 mese");
    CHECK(words(" (da almeno 3 mesi)") == "da almeno 3 mesi");
    CHECK(words(" (con esito negativo, da meno di 10 giorni)") == "con esito negativo, da meno di 10 giorni");
}
