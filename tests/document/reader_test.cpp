// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tests of engine/document/reader: types of fields, and every fault of a map.
#include "document/reader.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "document/yaml.hpp"
#include "main/codes.hpp"

using namespace attiva;
using namespace attiva::document;

namespace {

struct Document {
    text::Sources sources;
    Diagnostics d;
    Node root;
    explicit Document(std::string text) {
        auto read = read_yaml(sources, sources.add("x.yaml", std::move(text), d), d);
        REQUIRE(read);
        root = std::move(*read);
    }
};

const Shape inner{"il resto", {{"x"}}};

const Shape instrument{"lo strumento",
                       {{"id", Form::text, Need::must},
                        {"titolo", Form::text, Need::must},
                        {"nome"},
                        {"quanti", Form::whole},
                        {"dal", Form::date, Need::must},
                        {"attivo", Form::yes_no},
                        {"fonti", Form::texts},
                        {"una", Form::texts},
                        {"voci", Form::texts},
                        {"sotto", Form::map, Need::may, "", {}, Refers::nothing, &inner},
                        {"tipo", Form::choice, Need::may, "", {"fondo", "misura"}},
                        {"misti", Form::list, Need::may, "", {}, Refers::nothing, &inner},
                        {"assente"},
                        {"assenti", Form::texts},
                        {"mai", Form::date}}};

}  // namespace

TEST_CASE("fields are taken by name and type") {
    Document doc(
        "id: adi\nquanti: 3\ndal: 2024-01-01\n"
        "attivo: sì\nfonti: [a, b]\nuna: a\nsotto: {x: 1}\ntipo: misura\nmisti: [a, {b: 1}]\n");
    MapReader r(doc.root, instrument, doc.d);
    CHECK(r.text_or_empty("id") == "adi");
    CHECK(r.whole("quanti") == 3);
    CHECK(r.date("dal") == *date_of(2024, 1, 1));
    CHECK(r.yes_no("attivo") == true);
    CHECK(r.texts("fonti").size() == 2);
    CHECK(r.texts("una").size() == 1);
    CHECK(r.map("sotto")->find("x")->text == "1");
    CHECK(r.choice("tipo") == 1);
    CHECK(r.list("misti").size() == 2);
    CHECK_FALSE(r.text("assente"));
    CHECK(r.texts("assenti").empty());
    CHECK_FALSE(r.date("mai"));
    CHECK(doc.sources.words(r.where("dal")) == "dal");
    r.finish();
    CHECK(codes(doc.d).empty());
}

TEST_CASE("every fault of a map is reported") {
    Document doc(
        "id:\ntitlo: x\nquanti: 1,5\nfonti: {a: 1}\ntipo: misra\nnome: [x]\nvoci: [a, [b]]\ndal: "
        "2024-1-1\n");
    {
        MapReader r(doc.root, instrument, doc.d);
        CHECK(r.text_or_empty("id").empty());
        CHECK(r.text_or_empty("titolo").empty());
        CHECK_FALSE(r.whole("quanti"));
        CHECK(r.texts("fonti").empty());
        CHECK_FALSE(r.choice("tipo"));
        CHECK_FALSE(r.text("nome"));
        CHECK(r.texts("voci").size() == 1);
        CHECK_FALSE(r.date("dal"));
    }
    CHECK(codes(doc.d) ==
          "Y023[0-2] Y021[0-1] Y025[21-24] Y022[32-33] Y024[45-50] Y022[57-58] Y022[71-72] "
          "T030[81-89] Y020[4-9]");
    const auto& items = doc.d.items();
    CHECK(items[0].message == "«id» è senza valore");
    CHECK(items[1].message == "lo strumento: manca «titolo»");
    CHECK(items[3].message == "qui ci vuole un elenco, non un gruppo di campi");
    CHECK(items[4].message == "«misra» non è un valore di «tipo»");
    CHECK(items[4].help == "forse intendevi «misura»?");
    CHECK(items.back().message == "lo strumento: campo sconosciuto «titlo»");
    CHECK(items.back().help == "forse intendevi «titolo»?");
}

TEST_CASE("a node that is not a map is one error, not many") {
    Document doc("[a, b]");
    {
        MapReader r(doc.root, instrument, doc.d);
        CHECK(r.text_or_empty("id").empty());
        CHECK(r.map("sotto") == nullptr);
    }
    CHECK(codes(doc.d) == "Y022[0-1]");
}

TEST_CASE("values between quotes point inside them") {
    Document doc("quanti: \"10.14\"\n");
    MapReader r(doc.root, instrument, doc.d);
    CHECK_FALSE(r.whole("quanti"));
    CHECK(codes(doc.d) == "T021[9-14]");
    r.leave();
}

TEST_CASE("an unknown field far from all lists the known ones") {
    Document doc("zzzzz: 1\n");
    const Shape source{"la fonte", {{"id"}, {"nome"}}};
    MapReader r(doc.root, source, doc.d);
    r.finish();
    r.finish();
    REQUIRE(doc.d.items().size() == 1);
    CHECK(doc.d.items()[0].help == "i campi sono: id, nome");
}

TEST_CASE("the table is what is read: another field, or another form, is a fault of the program") {
    Document doc("id: a\n");
    MapReader r(doc.root, instrument, doc.d);
    CHECK_THROWS_AS(r.text("colore"), std::logic_error);
    CHECK_THROWS_AS(r.date("id"), std::logic_error);
    r.leave();
}
