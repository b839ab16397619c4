// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "population_rules.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <stdexcept>

#include "catalogue/load.hpp"
#include "person/reader.hpp"

namespace bench {
namespace {

using namespace attiva;
using vocabulary::Possible;

Possible value_of(const Attribute& a, const Known& k, const Possible& domain) {
    if (k.missing) return domain;
    if (a.kind == Attribute::Kind::truth || a.kind == Attribute::Kind::choice) return vocabulary::exactly_choice(std::uint64_t{1} << k.value);
    return vocabulary::between(Number{k.value}, Number{k.value});
}

std::size_t place_of(const Family& family, const std::string& id) {
    std::size_t a = 0;
    while (family.attributes[a].id != id) ++a;
    return a;
}

}  // namespace

Rules::Rules(std::size_t instruments) : family(make_family(instruments)) {
    const auto folder = std::filesystem::temp_directory_path() / fmt::format("attiva_bench_popolazione_{}", instruments);
    write_family(family, folder);
    Diagnostics diagnostics;
    catalogue = catalogue::load(folder.string(), diagnostics);
    if (!diagnostics.ok()) throw std::runtime_error(diagnostics.items().front().message);
    program = program::from_language(catalogue.rules, catalogue.vocabulary, true);
    day = std::make_unique<evaluation::DayTables>(program, catalogue.rules, catalogue.vocabulary, catalogue.territory, *date_of(2026, 3, 10));
    for (std::size_t i = 0; i < instruments; ++i) {
        if (catalogue.rules.instruments[i].id != fmt::format("misura_{:04}", i)) throw std::logic_error("instruments out of order");
        roots.push_back(program.instruments[i].eligible);
    }
    plan = std::make_unique<batch::Plan>(*day, roots);
}

void fill(batch::Block& block, const Rules& r, std::size_t first, std::size_t count) {
    block.people = count;
    block.history.assign(r.catalogue.rules.instruments.size(), {});
    block.concealed.assign(r.catalogue.rules.instruments.size(), {});
    block.past_open.assign(batch::words_for(count), 0);
    block.places.assign(1, {});
    const auto& facts = r.plan->layout().facts[0];
    block.facts[0].resize(facts.size());
    for (std::size_t k = 0; k < facts.size(); ++k) {
        const auto& of = r.catalogue.vocabulary[facts[k].attribute];
        const std::size_t a = place_of(r.family, of.id);
        batch::make_room(block.facts[0][k], facts[k].shape, batch::words_for(count));
        for (std::size_t i = 0; i < count; ++i)
            if (!batch::put(block.facts[0][k], facts[k].shape, i, value_of(r.family.attributes[a], known(r.family, first + i, a), of.domain)))
                throw std::logic_error("a value does not fit: " + of.id);
    }
}

person::Profile profile(const Rules& r, std::size_t person) {
    person::Profile out = person::blank(r.catalogue.vocabulary);
    for (std::size_t a = 0; a < r.family.attributes.size(); ++a) {
        const auto id = *r.catalogue.vocabulary.find(r.family.attributes[a].id);
        const Known k = known(r.family, person, a);
        if (k.missing) continue;
        out.facts[id].status = person::Status::known;
        out.facts[id].value = value_of(r.family.attributes[a], k, r.catalogue.vocabulary[id].domain);
    }
    out.history_state = person::HistoryState::presumed;
    return out;
}

double bytes_a_person(const batch::Block& block) {
    std::size_t bytes = 0;
    for (const batch::Column& c : block.facts[0]) {
        for (const batch::Plane& p : c.bits) bytes += p.size() * sizeof(batch::Word);
        bytes += (c.narrow_lo.size() + c.narrow_hi.size()) * sizeof(std::int32_t);
        bytes += (c.lo.size() + c.hi.size()) * sizeof(std::int64_t);
        bytes += (c.lapsed.size() + c.dated.size() + c.never.size()) * sizeof(batch::Word);
    }
    return static_cast<double>(bytes) / static_cast<double>(block.people);
}

}  // namespace bench
