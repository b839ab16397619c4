// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Table: places, and how they are said.
#include "inquiry/place_words.hpp"

#include <catch2/catch.hpp>

#include "person/profile.hpp"

using namespace attiva;

namespace {

catalogue::Territory territory() {
    catalogue::Territory::Tables tables;
    tables.comuni = "istat,nome,provincia,valido_dal,valido_al,successore_istat\n";
    tables.comune_zona = "istat,zona_id,valido_dal,valido_al,mark\n";
    const std::array<std::array<const char*, 2>, 11> all{{
        {"Firenze", "firenze"}, {"Pisa", "pisana"}, {"Vicopisano", "pisana"}, {"Camaiore", "versilia"},
        {"Forte dei Marmi", "versilia"}, {"Massarosa", "versilia"}, {"Pietrasanta", "versilia"},
        {"Seravezza", "versilia"}, {"Stazzema", "versilia"}, {"Viareggio", "versilia"}, {"Abetone", "pistoiese"}}};
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string istat = std::to_string(46'001 + i);
        const bool ended = all[i][0] == std::string("Abetone");
        tables.comuni += "0" + istat + "," + all[i][0] + ",LU,1948-01-01," + (ended ? "2016-12-31,046001" : ",") + "\n";
        tables.comune_zona += "0" + istat + "," + all[i][1] + ",2016-01-01," + (ended ? "2016-12-31" : "") + ",V\n";
    }
    tables.zone = "id,nome,ausl,valido_dal,valido_al,natura,mark,url\n";
    for (const char* zone : {"firenze,Firenze", "pisana,Pisana", "pistoiese,Pistoiese", "versilia,Versilia"})
        tables.zone += std::string(zone) + ",toscana_centro,2016-01-01,,sds,V,\n";
    tables.sectors = "provincia,settore_id,settore_nome,valido_dal,valido_al,mark,url\nLU,lucca_pistoia,Lucca e Pistoia,,,V,\n";
    tables.comuni_file = tables.comune_zona_file = tables.zone_file = tables.sectors_file = 0;
    Diagnostics diagnostics;
    auto out = catalogue::Territory::read(tables, diagnostics);
    for (const auto& d : diagnostics.items()) FAIL(d.message);
    return out;
}

struct Row {
    std::vector<const char*> places;
    bool outside;
    const char* words;
};

}  // namespace

TEST_CASE("many places are said in few words") {
    const Date day = *date_of(2026, 11, 25);
    const auto t = territory();
    const auto row = GENERATE(values<Row>({
        {{"Pisa"}, false, "Pisa"},
        {{"Firenze"}, false, "Firenze"},
        {{"Vicopisano", "Pisa"}, false, "zona Pisana"},
        {{"Vicopisano", "Pisa", "Firenze"}, false, "Firenze o zona Pisana"},
        {{"Pisa", "Pietrasanta", "Firenze"}, false, "Firenze, Pietrasanta o Pisa"},
        {{"Viareggio", "Stazzema", "Seravezza", "Pietrasanta", "Massarosa"}, false,
         "Massarosa, Pietrasanta, Seravezza, Stazzema o Viareggio"},
        {{"Viareggio", "Stazzema", "Seravezza", "Pietrasanta", "Massarosa", "Camaiore"}, false,
         "Camaiore, Massarosa, Pietrasanta, Seravezza, Stazzema e un altro"},
        {{"Viareggio", "Stazzema", "Seravezza", "Pietrasanta", "Massarosa", "Camaiore", "Pisa"}, true,
         "Camaiore, Massarosa, Pietrasanta, Pisa, Seravezza e altri 3"},
        {{"Pisa"}, true, "Pisa o fuori Toscana"},
        {{}, true, "fuori Toscana"},
        {{"Firenze", "Pisa", "Vicopisano", "Camaiore", "Forte dei Marmi", "Massarosa", "Pietrasanta", "Seravezza", "Stazzema", "Viareggio"},
         false, "tutta la Toscana"},
    }));
    std::vector<std::uint16_t> places;
    for (const char* name : row.places) places.push_back(t.find(name, day).value());
    if (row.outside) places.push_back(person::outside_tuscany);
    CHECK(inquiry::places_in_words(t, day, places) == row.words);
}
