// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#include "random_problem.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <sstream>

namespace attiva::funding::judge {
namespace {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::int64_t from(std::int64_t least, std::int64_t most) {
        return least + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(most - least + 1));
    }
    bool percent(int chance) { return from(0, 99) < chance; }
    template <typename T>
    void shuffle(std::vector<T>& v) {
        for (std::size_t i = v.size(); i > 1; --i) std::swap(v[i - 1], v[static_cast<std::size_t>(from(0, static_cast<std::int64_t>(i) - 1))]);
    }

private:
    std::mt19937_64 engine_;
};

struct Size {
    std::int64_t requests, lines;
    Cents cost, grain;  // costs are multiples of grain, or not at all
    bool small;
};

Option option(Dice& dice, LineId line, const Request& r, const Size& size) {
    Option o{.line = line, .most = r.cost};
    if (dice.percent(25)) o.most = dice.from(0, r.cost + 1);
    const int parts[] = {1000, 2500, 3333, 5000, 6667, 9999, 10000};
    if (dice.percent(20)) o.others = parts[dice.from(0, 6)];
    if (dice.percent(15)) o.premium = dice.from(1, std::max<Cents>(2, size.cost / 4));
    return o;
}

Request request(Dice& dice, const Problem& p, const Size& size) {
    Request r;
    // Names in no order: «r7k», «r2k» …
    r.name = "r" + std::to_string(dice.from(0, 99)) + static_cast<char>('a' + p.requests.size() % 26) + std::to_string(p.requests.size());
    r.person = static_cast<PersonId>(dice.from(0, size.requests - 1));
    r.expense = static_cast<ExpenseId>(100 + p.requests.size());
    for (const Request& before : p.requests)
        if (dice.percent(size.small ? 20 : 4)) r.person = before.person, r.expense = before.expense;
    r.cost = dice.from(1, size.cost / size.grain) * size.grain;
    if (!size.small && dice.percent(30)) r.cost = dice.from(1, size.cost);
    r.least = dice.percent(55) ? r.cost : dice.from(1, r.cost);
    if (dice.percent(30)) r.elsewhere = dice.from(0, size.cost);
    r.most_lines = dice.percent(60) ? 1 : static_cast<std::uint32_t>(dice.from(0, 3));
    for (LineId l = 0; l < p.lines.size(); ++l)
        if (dice.percent(80)) r.options.push_back(option(dice, l, r, size));
    r.attributes = {dice.from(-1, 1), dice.from(0, size.small ? 4 : 400), dice.from(0, 1)};
    return r;
}

void limits(Dice& dice, Problem& p, const Size& size) {
    const auto line = [&] { return static_cast<LineId>(dice.from(0, static_cast<std::int64_t>(p.lines.size()) - 1)); };
    const auto group = [&] { return static_cast<GroupId>(dice.from(0, static_cast<std::int64_t>(p.groups.size()) - 1)); };
    const Cents plenty = size.cost * size.requests;
    for (LineId l = 0; l < p.lines.size(); ++l)
        if (dice.percent(85)) p.ceilings.push_back({Ceiling::Kind::total, l, 0, dice.from(0, plenty * 2 / 3 / size.grain) * size.grain});
    for (std::int64_t more = dice.from(0, 3); more > 0; --more)
        p.ceilings.push_back({static_cast<Ceiling::Kind>(dice.from(0, 5)), line(), group(), dice.from(0, plenty / 2)});
    if (dice.percent(40))
        for (std::int64_t more = dice.from(1, 2); more > 0; --more)
            p.places.push_back({line(), group(), static_cast<std::uint32_t>(dice.from(0, size.requests / 2))});
    if (dice.percent(35))
        for (std::int64_t more = dice.from(1, 2); more > 0; --more) {
            const LineId one = line();
            const LineId other = static_cast<LineId>((one + 1) % p.lines.size());
            p.exclusions.push_back({dice.percent(50) ? Exclusion::Scope::same_expense : Exclusion::Scope::same_person, one, other});
        }
    if (dice.percent(25))
        for (std::int64_t more = dice.from(1, 2); more > 0; --more) {
            Decision d{.request = static_cast<RequestId>(dice.from(0, size.requests - 1)), .line = std::nullopt, .yes = dice.percent(60)};
            const auto& options = p.requests[d.request].options;
            if (!options.empty() && dice.percent(50)) d.line = options[static_cast<std::size_t>(dice.from(0, static_cast<std::int64_t>(options.size()) - 1))].line;
            p.decisions.push_back(d);
        }
}

// After all else: a seed makes what it made before bans had groups, but for them.
void groups_of_bans(Dice& dice, Problem& p) {
    for (Exclusion& e : p.exclusions)
        if (dice.percent(40)) e.group = static_cast<GroupId>(dice.from(0, static_cast<std::int64_t>(p.groups.size()) - 1));
}

void rule(Dice& dice, Problem& p) {
    using Kind = Key::Kind;
    std::vector<Key> keys = {{Kind::served_by_class, 0}, {Kind::sum_of, 1}, {Kind::served, 0}, {Kind::persons, 0},
                             {Kind::money, 0}, {Kind::least_scarce, 0}, {Kind::served_by_class, 2}};
    dice.shuffle(keys);
    // Least scarce money first of all pays nobody: rarely.
    if (keys[0].kind == Kind::least_scarce && dice.percent(80)) std::swap(keys[0], keys[1]);
    keys.resize(static_cast<std::size_t>(dice.percent(2) ? 0 : dice.from(1, 5)));
    p.rule = keys;
}

Problem make(Dice& dice, const Size& size) {
    Problem p;
    p.attributes = {"urgenza", "giorni", "fascia"};
    for (std::int64_t l = 0; l < size.lines; ++l) p.lines.push_back({"l" + std::to_string(dice.from(0, 9)) + static_cast<char>('a' + l), dice.from(0, 2)});
    for (std::int64_t r = 0; r < size.requests; ++r) p.requests.push_back(request(dice, p, size));
    p.groups.emplace_back(p.requests.size());
    std::iota(p.groups[0].begin(), p.groups[0].end(), 0U);
    std::map<PersonId, std::vector<RequestId>> persons;
    for (RequestId r = 0; r < p.requests.size(); ++r) persons[p.requests[r].person].push_back(r);
    for (const auto& [person, own] : persons)
        if (dice.percent(40)) p.groups.push_back(own);
    for (std::int64_t more = dice.from(0, 2); more > 0; --more) {
        std::vector<RequestId> some;
        for (RequestId r = 0; r < p.requests.size(); ++r)
            if (dice.percent(60)) some.push_back(r);
        p.groups.push_back(some);
    }
    limits(dice, p, size);
    rule(dice, p);
    groups_of_bans(dice, p);
    return p;
}

double ways(const Request& r) {
    double n = 1, free = static_cast<double>(r.cost);
    for (std::size_t k = 1; k <= std::min<std::size_t>(r.options.size(), r.most_lines); ++k) n *= (free + static_cast<double>(k)) / static_cast<double>(k);
    return r.least == r.cost && r.most_lines == 1 ? static_cast<double>(r.options.size() + 1) : n * 2;
}

}  // namespace

Problem small_problem(std::uint64_t seed) {
    Dice dice(seed);
    for (;;) {
        Problem p = make(dice, {.requests = dice.from(2, 5), .lines = dice.from(2, 3), .cost = 6, .grain = 1, .small = true});
        double all = 1;
        for (const Request& r : p.requests) all *= ways(r);
        if (all <= 100'000) return p;
    }
}

Problem large_problem(std::uint64_t seed) {
    Dice dice(seed);
    return make(dice, {.requests = dice.from(10, 40), .lines = dice.from(2, 5), .cost = 600'000, .grain = 10'000, .small = false});
}

Problem zone_problem(std::uint64_t seed) {
    Dice dice(seed);
    return make(dice, {.requests = 60, .lines = 5, .cost = 600'000, .grain = 10'000, .small = false});
}

Problem shuffled(const Problem& problem, std::uint64_t seed) {
    Dice dice(seed);
    Problem p = problem;
    std::vector<RequestId> requests(p.requests.size());  // where each goes
    std::vector<LineId> lines(p.lines.size());
    std::vector<GroupId> groups(p.groups.size());
    std::vector<std::uint32_t> numbers(1000);
    for (auto* order : {&requests, &lines, &groups, &numbers}) {
        std::iota(order->begin(), order->end(), 0U);
        dice.shuffle(*order);
    }
    for (RequestId r = 0; r < requests.size(); ++r) {
        Request& to = p.requests[requests[r]] = problem.requests[r];
        to.person = numbers[to.person];
        to.expense = numbers[to.expense];
        for (Option& o : to.options) o.line = lines[o.line];
        dice.shuffle(to.options);
    }
    for (LineId l = 0; l < lines.size(); ++l) p.lines[lines[l]] = problem.lines[l];
    for (GroupId g = 0; g < groups.size(); ++g) {
        auto& to = p.groups[groups[g]] = problem.groups[g];
        for (RequestId& r : to) r = requests[r];
        dice.shuffle(to);
    }
    for (Ceiling& c : p.ceilings) c.line = lines[c.line], c.group = groups[c.group];
    for (Places& c : p.places) c.line = lines[c.line], c.group = groups[c.group];
    for (Exclusion& e : p.exclusions) {
        e.one = lines[e.one], e.other = lines[e.other];
        if (e.group) e.group = groups[*e.group];
        if (dice.percent(50)) std::swap(e.one, e.other);
    }
    for (Decision& d : p.decisions) {
        d.request = requests[d.request];
        if (d.line) d.line = lines[*d.line];
    }
    dice.shuffle(p.ceilings), dice.shuffle(p.places), dice.shuffle(p.exclusions), dice.shuffle(p.decisions);
    return p;
}

std::string written_out(const Problem& p) {
    std::ostringstream out;
    for (const Line& l : p.lines) out << "line " << l.name << " scarcity " << l.scarcity << "\n";
    for (const Request& r : p.requests) {
        out << "request " << r.name << " person " << r.person << " expense " << r.expense << " cost " << r.cost << " least " << r.least << " elsewhere "
            << r.elsewhere << " most_lines " << r.most_lines << " attributes";
        for (const auto a : r.attributes) out << " " << a;
        for (const Option& o : r.options) out << "\n    line " << o.line << " most " << o.most << " others " << o.others << " premium " << o.premium;
        out << "\n";
    }
    for (const auto& g : p.groups) {
        out << "group";
        for (const RequestId r : g) out << " " << r;
        out << "\n";
    }
    for (const Ceiling& c : p.ceilings) out << "ceiling line " << c.line << " group " << c.group << " cents " << c.cents << "\n";
    for (const Places& c : p.places) out << "places line " << c.line << " group " << c.group << " count " << c.count << "\n";
    for (const Exclusion& e : p.exclusions) out << "exclusion " << (e.scope == Exclusion::Scope::same_person ? "person " : "expense ") << e.one << " " << e.other << (e.group ? " group " + std::to_string(*e.group) : "") << "\n";
    for (const Decision& d : p.decisions) out << "decision " << d.request << (d.line ? " line " + std::to_string(*d.line) : "") << (d.yes ? " yes" : " no") << "\n";
    for (const Key& k : p.rule) out << "key " << static_cast<int>(k.kind) << " attribute " << k.attribute << "\n";
    return out.str();
}

}  // namespace attiva::funding::judge
