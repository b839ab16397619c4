// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "population_family.hpp"

#include <fmt/format.h>

#include <chrono>
#include <random>

#include "catalogue_files.hpp"

namespace bench {
namespace {

namespace fs = std::filesystem;
using Random = std::mt19937_64;

constexpr std::size_t truths = 40;
constexpr std::size_t choices = 20;
constexpr std::size_t shared_conditions = 24;
constexpr int missing_percent = 30;

std::uint64_t below(Random& r, std::uint64_t n) { return r() % n; }

// A number of its own for each person and fact, whoever asks and in what order.
std::uint64_t mixed(std::uint64_t person, std::uint64_t attribute) {
    std::uint64_t x = person * 0x9E3779B97F4A7C15U + attribute * 0xD1B54A32D192ED03U + 0x2545F4914F6CDD1DU;
    for (int i = 0; i < 2; ++i) {
        x ^= x >> 30;
        x *= 0xBF58476D1CE4E5B9U;
        x ^= x >> 27;
        x *= 0x94D049BB133111EBU;
        x ^= x >> 31;
    }
    return x;
}

std::vector<Attribute> make_attributes() {
    using Kind = Attribute::Kind;
    std::vector<Attribute> out;
    for (std::size_t i = 0; i < truths; ++i) out.push_back({Kind::truth, fmt::format("fatto_{:02}", i)});
    for (std::size_t i = 0; i < choices; ++i) out.push_back({Kind::choice, fmt::format("scelta_{:02}", i), 4 + static_cast<int>(i % 5)});
    for (std::size_t i = 0; i < 8; ++i) out.push_back({Kind::money, fmt::format("somma_{:02}", i), 0, 0, 10'000'000});
    for (std::size_t i = 0; i < 4; ++i) out.push_back({Kind::months, fmt::format("durata_{:02}", i), 0, 0, 720});
    for (std::size_t i = 0; i < 4; ++i) out.push_back({Kind::date, fmt::format("giorno_{:02}", i), 0, 0, 20'000});
    for (std::size_t i = 0; i < 4; ++i) out.push_back({Kind::number, fmt::format("numero_{:02}", i), 0, 0, 100});
    return out;
}

Atom make_atom(const Family& f, Random& r) {
    Atom a;
    a.attribute = below(r, f.attributes.size());
    const Attribute& of = f.attributes[a.attribute];
    if (of.kind == Attribute::Kind::truth) {
        a.mask = 1 + below(r, 2);
    } else if (of.kind == Attribute::Kind::choice) {
        const std::uint64_t all = (std::uint64_t{1} << of.items) - 1;
        a.mask = 1 + below(r, all - 1);  // some, not all
    } else {
        // A few limits for each, as in real rules: the same threshold in many places.
        a.at_most = below(r, 2) == 0;
        a.limit = of.least + (of.most - of.least) / 10 * static_cast<std::int64_t>(1 + below(r, 9));
    }
    return a;
}

std::vector<Atom> make_alternatives(const Family& f, Random& r, std::size_t n) {
    std::vector<Atom> out;
    for (std::size_t i = 0; i < n; ++i) out.push_back(make_atom(f, r));
    return out;
}

// --- as a catalogue -------------------------------------------------------------

std::string date_text(std::int64_t days) {
    const std::chrono::year_month_day d{std::chrono::sys_days{std::chrono::days{days}}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(d.year()), static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day()));
}

std::string item(int i) { return fmt::format("voce_{}", i); }

std::string vocabulary(const Family& f) {
    std::string out = vocabulary_head();
    const auto one = [&](const std::string& id, const std::string& type, const std::string& more) { out += attribute_text(id, type, more); };
    for (const Attribute& a : f.attributes) switch (a.kind) {
            case Attribute::Kind::truth: one(a.id, "sì_no", ""); break;
            case Attribute::Kind::choice: {
                std::string items;
                for (int i = 0; i < a.items; ++i) items += (i == 0 ? "" : ", ") + item(i);
                one(a.id, "scelta", "    voci: [" + items + "]\n");
                break;
            }
            case Attribute::Kind::money: one(a.id, "euro", "    dominio: tra 0 e 100.000\n"); break;
            case Attribute::Kind::months: one(a.id, "mesi", "    dominio: tra 0 e 720\n"); break;
            case Attribute::Kind::date: one(a.id, "data", ""); break;
            case Attribute::Kind::number: one(a.id, "numero", "    dominio: tra 0 e 100\n"); break;
        }
    return out;
}

std::string atom_text(const Family& f, const Atom& a) {
    const Attribute& of = f.attributes[a.attribute];
    switch (of.kind) {
        case Attribute::Kind::truth: return (a.mask == 1 ? "non " : "") + of.id;
        case Attribute::Kind::choice: {
            std::string items;
            for (int i = 0; i < of.items; ++i)
                if ((a.mask >> i & 1) != 0) items += (items.empty() ? "" : ", ") + item(i);
            return fmt::format("{} tra ({})", of.id, items);
        }
        case Attribute::Kind::money: return fmt::format("{} {} {} euro", of.id, a.at_most ? "<=" : ">=", a.limit / 100);
        case Attribute::Kind::months: return fmt::format("{} {} {} mesi", of.id, a.at_most ? "<=" : ">=", a.limit);
        case Attribute::Kind::date: return fmt::format("{} {} {}", of.id, a.at_most ? "<=" : ">=", date_text(a.limit));
        case Attribute::Kind::number: return fmt::format("{} {} {}", of.id, a.at_most ? "<=" : ">=", a.limit);
    }
    return "";
}

std::string any_text(const Family& f, const std::vector<Atom>& any) {
    std::string out;
    for (const Atom& a : any) out += (out.empty() ? "" : " o ") + atom_text(f, a);
    return out;
}

std::string rules(const Family& f) {
    std::string out = licence;
    for (std::size_t i = 0; i < f.shared.size(); ++i) out += fmt::format("definizione comune_{:02} : sì_no\n    {}\n\n", i, any_text(f, f.shared[i]));
    for (std::size_t i = 0; i < f.instruments.size(); ++i) {
        out += fmt::format("strumento misura_{:04}\n    fonte atto \"art. 1\"\n", i);
        for (std::size_t k = 0; k < f.instruments[i].size(); ++k) {
            const Condition& c = f.instruments[i][k];
            out += fmt::format("    richiede \"Condizione {}\"\n        {}\n", k, c.shared >= 0 ? fmt::format("comune_{:02}", c.shared) : any_text(f, c.any));
        }
        out += "\n";
    }
    return out;
}

}  // namespace

Family make_family(std::size_t instruments) {
    Family f;
    f.attributes = make_attributes();
    Random r(20'261'127);
    for (std::size_t i = 0; i < shared_conditions; ++i) f.shared.push_back(make_alternatives(f, r, 2 + below(r, 2)));
    for (std::size_t i = 0; i < instruments; ++i) {
        std::vector<Condition> all;
        const std::size_t wanted = 4 + below(r, 9);
        for (std::size_t made = 0; made < wanted;) {
            Condition c;
            std::size_t n = 1;
            if (below(r, 100) < 30) {
                c.shared = static_cast<int>(below(r, f.shared.size()));
                n = f.shared[static_cast<std::size_t>(c.shared)].size();
            } else {
                n = std::min(wanted - made, 1 + below(r, 3));
                c.any = make_alternatives(f, r, n);
            }
            made += n;
            f.conditions += n;
            all.push_back(std::move(c));
        }
        f.instruments.push_back(std::move(all));
    }
    return f;
}

Known known(const Family& f, std::uint64_t person, std::size_t attribute) {
    const std::uint64_t x = mixed(person, attribute);
    const Attribute& a = f.attributes[attribute];
    Known k;
    k.missing = static_cast<int>(x % 100) < missing_percent;
    const std::uint64_t roll = x >> 8;
    if (a.kind == Attribute::Kind::truth) k.value = static_cast<std::int64_t>(roll % 2);
    else if (a.kind == Attribute::Kind::choice) k.value = static_cast<std::int64_t>(roll % static_cast<std::uint64_t>(a.items));
    else k.value = a.least + static_cast<std::int64_t>(roll % static_cast<std::uint64_t>(a.most - a.least + 1));
    return k;
}

void write_family(const Family& f, const fs::path& folder) {
    fs::remove_all(folder);
    for (const auto& [name, text] : territory_files()) write_file(folder / "catalog/territorio" / name, text);
    write_file(folder / "catalog/fonti.yaml", std::string(licence) + "fonti:\n" + act_text("atto", "1"));
    write_file(folder / "catalog/vocabolario/base.yaml", vocabulary(f));
    write_file(folder / "rules/toscana/misure.regole", rules(f));
    for (std::size_t i = 0; i < f.instruments.size(); ++i) write_file(folder / sheet_name(i), sheet_text(i, "atto"));
}

}  // namespace bench
