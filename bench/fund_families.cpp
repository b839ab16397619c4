// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "fund_families.hpp"

#include <algorithm>
#include <random>

namespace attiva::bench {
namespace {

using namespace funding;

class Maker {
public:
    Maker(Funds family, std::size_t requests, std::size_t lines, std::uint64_t seed) : family_(family), random_(seed * 2654435761U + static_cast<std::uint64_t>(family)) {
        for (std::size_t l = 0; l < lines; ++l) p_.lines.push_back({"l" + std::to_string(l), static_cast<std::int64_t>(l % 3)});
        p_.attributes = {"urgenza", "attesa"};
        for (std::size_t i = 0; i < requests; ++i) request(i);
        budgets();
        if (family_ == Funds::mixed) limits();
        p_.rule = {{Key::Kind::served_by_class, 0}, {Key::Kind::sum_of, 1}, {Key::Kind::money, 0}, {Key::Kind::least_scarce, 0}};
    }
    Problem made() { return std::move(p_); }

private:
    // The same on every machine: no distribution of the standard library.
    std::int64_t number(std::int64_t from, std::int64_t to) { return from + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(to - from + 1)); }

    void request(std::size_t i) {
        Request r;
        r.name = "r" + std::to_string(i);
        const bool mixed = family_ == Funds::mixed;
        if (i > 0 && mixed && number(1, 6) == 1) r.person = p_.requests.back().person;
        else r.person = static_cast<PersonId>(i);
        r.expense = static_cast<ExpenseId>(i);
        r.cost = number(3, 12) * number(6, 14) * 5000;
        if (family_ == Funds::cents) r.cost += number(0, 4999);
        r.least = r.cost;
        const bool shared = mixed && number(1, 10) == 1;
        if (shared) r.least = r.cost / 2, r.most_lines = 2;
        const std::int64_t lines = static_cast<std::int64_t>(p_.lines.size());
        const std::int64_t options = number(1, 5);
        for (std::int64_t o = 0; o < options; ++o) {
            const auto line = static_cast<LineId>(number(0, lines - 1));
            if (std::any_of(r.options.begin(), r.options.end(), [&](const Option& x) { return x.line == line; })) continue;
            Option option{line, r.cost, 0, 0};
            if (mixed && number(1, 12) == 1) option.others = 2000, r.elsewhere = r.cost / 4;
            if (mixed && number(1, 15) == 1) option.premium = 50000;
            if (shared && number(1, 2) == 1) option.most = r.cost * 2 / 3;
            r.options.push_back(option);
        }
        r.attributes = {number(0, 3), number(0, 700)};
        p_.requests.push_back(std::move(r));
    }

    GroupId group(const std::vector<RequestId>& members) {
        p_.groups.push_back(members);
        return static_cast<GroupId>(p_.groups.size() - 1);
    }
    template <class Keep>
    std::vector<RequestId> those(LineId line, Keep keep) {
        std::vector<RequestId> out;
        for (RequestId r = 0; r < p_.requests.size(); ++r)
            if (std::any_of(p_.requests[r].options.begin(), p_.requests[r].options.end(), [&](const Option& o) { return o.line == line; }) && keep(r)) out.push_back(r);
        return out;
    }
    void budgets() {
        std::vector<double> asked(p_.lines.size(), 0);
        for (const Request& r : p_.requests)
            for (const Option& o : r.options) asked[o.line] += static_cast<double>(r.cost) / static_cast<double>(r.options.size());
        for (LineId l = 0; l < p_.lines.size(); ++l) {
            const auto cents = static_cast<Cents>(asked[l] * static_cast<double>(number(45, 75)) / 100);
            p_.ceilings.push_back({Ceiling::Kind::total, l, group(those(l, [](RequestId) { return true; })), cents});
        }
    }
    void limits() {
        for (LineId l = 0; l < p_.lines.size(); ++l) {
            const Cents total = p_.ceilings[l].cents;
            if (l % 3 == 0)  // a third is for urgency 2 and 3
                p_.ceilings.push_back({Ceiling::Kind::reserve, l, group(those(l, [&](RequestId r) { return p_.requests[r].attributes[0] < 2; })), total * 2 / 3});
            if (l % 4 == 1)  // three zones
                for (std::uint32_t z = 0; z < 3; ++z)
                    p_.ceilings.push_back({Ceiling::Kind::zone, l, group(those(l, [&](RequestId r) { return r % 3 == z; })), total * 2 / 5});
            if (l % 5 == 2) {
                const auto all = those(l, [](RequestId) { return true; });
                p_.places.push_back({l, group(all), static_cast<std::uint32_t>(all.size() / 4)});
            }
        }
        if (p_.lines.size() > 1) p_.exclusions.push_back({Exclusion::Scope::same_person, 0, 1});
        caps();
    }
    // No more than 6,000 euro of a line for one person, where there is more than one request.
    void caps() {
        for (RequestId r = 0; r + 1 < p_.requests.size(); ++r) {
            if (p_.requests[r].person != p_.requests[r + 1].person || (r > 0 && p_.requests[r - 1].person == p_.requests[r].person)) continue;
            std::vector<RequestId> own;
            for (RequestId s = r; s < p_.requests.size() && p_.requests[s].person == p_.requests[r].person; ++s) own.push_back(s);
            for (const Option& o : p_.requests[r].options) p_.ceilings.push_back({Ceiling::Kind::person, o.line, group(own), 600000});
        }
    }

    Funds family_;
    std::mt19937_64 random_;
    Problem p_;
};

}  // namespace

funding::Problem caseload(Funds family, std::size_t requests, std::size_t lines, std::uint64_t seed) { return Maker(family, requests, lines, seed).made(); }

}  // namespace attiva::bench
