// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#include "certificates.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "judge.hpp"
#include "linear.hpp"

namespace attiva::funding::judge {
namespace {

bool differ(const std::vector<std::uint32_t>& list, std::size_t size) {
    const std::set<std::uint32_t> once(list.begin(), list.end());
    return once.size() == list.size() && (once.empty() || *once.rbegin() < size);
}

class Reader {
public:
    Reader(const Problem& p, const Outcome& o, Borne& borne) : p_(p), o_(o), borne_(borne), linear_(p) {
        for (const Level& level : o.levels) values_.push_back(level.value);
        while (first_gap_ < o.levels.size() && o.levels[first_gap_].value == o.levels[first_gap_].bound) ++first_gap_;
    }

    std::vector<std::string> read() {
        if (!o_.allowed) {
            refusal();
            return std::move(faults_);
        }
        if (!o_.refusal.empty()) say("allowed, with a refusal");
        if (const auto rule = broken_rule(p_, o_.example)) say("the example breaks rule " + std::to_string(*rule));
        if (levels(p_, o_.example) != values_) return say("the example has other levels"), std::move(faults_);
        for (std::uint32_t k = 0; k < o_.levels.size(); ++k) level(k);
        if (o_.standing.size() != p_.requests.size()) return say("not a standing of each"), std::move(faults_);
        for (RequestId r = 0; r < o_.standing.size(); ++r) standing(r);
        ties();
        return std::move(faults_);
    }

private:
    void say(const std::string& what) { faults_.push_back(what); }
    std::optional<std::int64_t> proved(const std::string& what, std::uint32_t k, const Proof& proof, const std::vector<Narrowed>& more = {}) {
        ++borne_.proofs;
        borne_.trees += proof.size() > 1 ? 1 : 0;
        try {
            return linear_.bound(values_, k, proof, more);
        } catch (const NoProof& why) {
            say(what + ": " + why.what());
            return std::nullopt;
        }
    }

    void refusal() {
        // None found within the limits: nothing is claimed.
        if (o_.refusal.empty()) return ++borne_.unfound, void();
        ++borne_.refusals;
        const std::size_t before = faults_.size();
        const auto bound = proved("refusal", 0, o_.refusal);
        if (bound && faults_.size() == before) say("refusal: something may be in a leaf");
    }

    void level(std::uint32_t k) {
        const Level& l = o_.levels[k];
        const std::string what = "level " + std::to_string(k);
        const std::size_t before = faults_.size();
        const auto bound = proved(what, k, l.proof);
        if (faults_.size() != before) return;
        // Nothing in any leaf cannot be: the example is in one.
        if (!bound || *bound != l.checked) say(what + ": the proof gives " + (bound ? std::to_string(*bound) : "nothing") + ", said " + std::to_string(l.checked));
        // Of a tree too long to be kept the bound is only said; what is kept says no less.
        if (l.checked < l.bound) say(what + ": bound " + std::to_string(l.bound) + ", the proof kept says " + std::to_string(l.checked));
        borne_.unkept += l.checked != l.bound ? 1 : 0;
        if (l.bound < l.value) say(what + ": bound under value");
        for (const Cut& c : l.cuts) cut(what + ": cut", k, c);
        why(what, k, l);
    }

    void why(const std::string& what, std::uint32_t k, const Level& l) {
        const bool one_leaf = l.proof.size() == 1;
        if (l.why == Level::Why::all) {
            const auto everybody = proved(what, k, {Node{}});
            if (everybody != l.bound) say(what + ": not what every request alone would make of it");
        }
        if (l.why == Level::Why::amounts && !one_leaf) say(what + ": amounts alone, by a tree");
        if (l.why == Level::Why::integer_gap && one_leaf && l.checked == l.bound) say(what + ": an integer gap, by one leaf");
        if (l.why != Level::Why::cut) return;
        std::set<RequestId> in;
        std::size_t named = 0;
        std::int64_t sum = 0;
        for (const Cut& c : l.cuts) in.insert(c.requests.begin(), c.requests.end()), named += c.requests.size(), sum += c.at_most;
        if (l.cuts.empty() || in.size() != named) say(what + ": cuts that share a request, or none");
        for (RequestId r = 0; r < p_.requests.size(); ++r) sum += linear_.counts(k, r) && in.count(r) == 0 ? 1 : 0;
        if (sum != l.bound) say(what + ": its cuts add up to " + std::to_string(sum));
    }

    void cut(const std::string& what, std::uint32_t k, const Cut& c) {
        ++borne_.cuts;
        if (!differ(c.requests, p_.requests.size()) || !differ(c.ceilings, p_.ceilings.size()) || !differ(c.places, p_.places.size())) return say(what + " names something twice");
        if (c.at_most >= c.requests.size()) return say(what + " says nothing");
        if (!c.places.empty()) return cut_of_places(what, c);
        std::vector<RequestId> named = c.requests;
        for (const Cut::Must& m : c.musts) {
            named.insert(named.end(), m.requests.begin(), m.requests.end());
            must(what, k, m);
        }
        if (!differ(named, p_.requests.size())) return say(what + " asks a request twice");
        Cents there = 0, asked = cheapest(c.requests, c.at_most + 1);
        for (const std::uint32_t i : c.ceilings) there += p_.ceilings[i].cents;
        for (const RequestId r : named)
            for (const Option& o : p_.requests[r].options) there += held(c.ceilings, p_.ceilings, r, o) ? 0 : std::min(o.most, p_.requests[r].cost);
        for (const Cut::Must& m : c.musts) asked += cheapest(m.requests, m.number);
        if (asked <= there) say(what + ": " + std::to_string(asked) + " asked, " + std::to_string(there) + " there");
    }

    template <class Limit>
    bool held(const std::vector<std::uint32_t>& named, const std::vector<Limit>& limits, RequestId r, const Option& o) const {
        return std::ranges::any_of(named, [&](std::uint32_t i) { return limits[i].line == o.line && linear_.within(limits[i].group, r); });
    }

    [[nodiscard]] Cents cheapest(const std::vector<RequestId>& requests, std::size_t number) const {
        std::vector<Cents> least;
        for (const RequestId r : requests) least.push_back(p_.requests[r].least);
        std::ranges::sort(least);
        return std::accumulate(least.begin(), least.begin() + static_cast<std::ptrdiff_t>(std::min(number, least.size())), Cents{0});
    }

    void must(const std::string& what, std::uint32_t k, const Cut::Must& m) {
        if (m.level >= k || m.number > m.requests.size()) return say(what + ": a must of no level before");
        std::int64_t others = 0;
        for (RequestId r = 0; r < p_.requests.size(); ++r) {
            const bool in = std::ranges::count(m.requests, r) > 0;
            if (in && !linear_.counts(m.level, r)) return say(what + ": a must its level does not count");
            others += !in && linear_.counts(m.level, r) ? 1 : 0;
        }
        if (values_[m.level] - others != static_cast<std::int64_t>(m.number)) say(what + ": a must of another number");
    }

    void cut_of_places(const std::string& what, const Cut& c) {
        std::map<PersonId, std::uint32_t> of_person;
        for (const RequestId r : c.requests) {
            ++of_person[p_.requests[r].person];
            for (const Option& o : p_.requests[r].options)
                if (!held(c.places, p_.places, r, o)) say(what + " of places, and another line may pay");
        }
        if (!c.musts.empty() || !c.ceilings.empty()) say(what + " of places, and of money");
        std::vector<std::uint32_t> most;
        for (const auto& [person, number] : of_person) most.push_back(number);
        std::ranges::sort(most, std::greater<>{});
        std::uint64_t places = 0, reached = 0;
        for (const std::uint32_t i : c.places) places += p_.places[i].count;
        for (std::size_t i = 0; i < most.size() && i < places; ++i) reached += most[i];
        if (reached != c.at_most) say(what + " of places: " + std::to_string(reached));
    }

    void standing(RequestId r) {
        const Standing& s = o_.standing[r];
        const std::string what = "standing of " + std::to_string(r);
        if (s.verdict == Standing::Verdict::tied || s.verdict == Standing::Verdict::open) {
            ++(s.verdict == Standing::Verdict::tied ? borne_.tied : borne_.open);
            if (s.why != Standing::Why::none) say(what + ": neither, and why");
            if (s.verdict == Standing::Verdict::tied && first_gap_ < o_.levels.size()) say(what + ": tied, beside a gap");
            return;
        }
        const bool served = s.verdict == Standing::Verdict::served;
        const bool example = std::ranges::count(o_.example, r, &Payment::request) > 0;
        if (first_gap_ == o_.levels.size() && served != example) say(what + ": the example does otherwise");
        if (s.why == Standing::Why::none) say(what + ": said without why");
        if (s.why == Standing::Why::search) ++borne_.by_search;
        if (s.why == Standing::Why::search && first_gap_ < o_.levels.size()) say(what + ": searched beside a gap");
        if (s.why == Standing::Why::alone) ++borne_.alone, alone(what, r, served);
        if (s.why == Standing::Why::level) ++borne_.by_level, by_level(what, r, s, served);
    }

    void by_level(const std::string& what, RequestId r, const Standing& s, bool served) {
        if (s.level >= o_.levels.size() || s.level > first_gap_) return say(what + ": by a level that fixes nothing");
        if (s.at_most >= values_[s.level]) return say(what + ": the level would be reached");
        const Proof& proof = s.proof.empty() ? o_.levels[s.level].proof : s.proof;
        if (proof.size() != 1) return say(what + ": not by one leaf");
        const std::size_t before = faults_.size();
        const auto bound = proved(what, s.level, proof, {{{Variable::Kind::served, r, 0}, served ? 0 : 1, !served}});
        if (faults_.size() != before) return;
        if (bound.value_or(values_[s.level] - 1) != s.at_most) say(what + ": otherwise " + std::to_string(bound.value_or(-1)) + ", said " + std::to_string(s.at_most));
    }

    // By its own options, its ceilings at most, and what was decided of it.
    void alone(const std::string& what, RequestId r, bool served) {
        const auto decided = [&](std::optional<LineId> line, bool yes) {
            return std::ranges::any_of(p_.decisions, [&](const Decision& d) { return d.request == r && d.line == line && d.yes == yes; });
        };
        const bool must = std::ranges::any_of(p_.decisions, [&](const Decision& d) { return d.request == r && d.yes; });
        if (served) {
            if (!must) say(what + ": nothing says it must be served");
            return;
        }
        if (decided(std::nullopt, false)) return;
        std::vector<Cents> reach;
        const auto choices = linear_.choices(r);
        for (const Option& o : p_.requests[r].options) {
            if (decided(o.line, false)) continue;
            if (!linear_.atomic(r)) reach.push_back(linear_.usable(r, o));
            else if (std::ranges::count(choices, &o) > 0) reach.push_back(p_.requests[r].cost);
        }
        std::ranges::sort(reach, std::greater<>{});
        reach.resize(std::min<std::size_t>(reach.size(), p_.requests[r].most_lines));
        if (std::accumulate(reach.begin(), reach.end(), Cents{0}) >= p_.requests[r].least) say(what + ": alone it could be served");
    }

    void ties() {
        std::set<RequestId> in;
        std::size_t named = 0;
        for (const Tie& t : o_.ties) {
            in.insert(t.requests.begin(), t.requests.end());
            named += t.requests.size();
            std::uint32_t here = 0;
            for (const RequestId r : t.requests) {
                here += std::ranges::count(o_.example, r, &Payment::request) > 0 ? 1 : 0;
                if (o_.standing[r].verdict != Standing::Verdict::tied) say("a tie of one that is not tied");
            }
            if (here < t.fewest || here > t.most || t.most > t.requests.size()) say("a tie the example is not of");
            counted(t);
        }
        if (in.size() != named || named != borne_tied()) say("not every tied request is in one tie");
    }
    [[nodiscard]] std::size_t borne_tied() const {
        return static_cast<std::size_t>(std::ranges::count(o_.standing, Standing::Verdict::tied, &Standing::verdict));
    }

    // A level that counts the tied, and else only who is surely served or not, says how many.
    void counted(const Tie& t) {
        for (std::uint32_t k = 0; k < o_.levels.size(); ++k) {
            std::int64_t left = values_[k];
            bool whole = std::ranges::all_of(t.requests, [&](RequestId r) { return linear_.counts(k, r); });
            for (RequestId r = 0; r < p_.requests.size() && whole; ++r) {
                if (!linear_.counts(k, r) || std::ranges::count(t.requests, r) > 0) continue;
                const auto verdict = o_.standing[r].verdict;
                whole = verdict == Standing::Verdict::served || verdict == Standing::Verdict::unserved;
                left -= verdict == Standing::Verdict::served ? 1 : 0;
            }
            if (whole && (t.fewest != left || t.most != left)) say("a tie of another number than its level counts");
        }
    }

    const Problem& p_;
    const Outcome& o_;
    Borne& borne_;
    Linear linear_;
    std::vector<std::int64_t> values_;
    std::size_t first_gap_ = 0;
    std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> not_borne_out(const Problem& problem, const Outcome& outcome, Borne& borne) { return Reader(problem, outcome, borne).read(); }

Problem relieved(const Problem& problem, const Relief& relief) {
    Problem out = problem;
    for (const Relief::More& m : relief.more) {
        if (m.places) out.places.at(m.index).count += static_cast<std::uint32_t>(m.by);
        else out.ceilings.at(m.index).cents += m.by;
    }
    return out;
}

Solution with(Solution example, const Relief& relief) {
    example.insert(example.end(), relief.payments.begin(), relief.payments.end());
    std::ranges::sort(example, [](const Payment& a, const Payment& b) { return std::tie(a.request, a.line) < std::tie(b.request, b.line); });
    return example;
}

std::vector<std::string> not_kept(const Problem& problem, const Solution& example, const Relief& relief) {
    std::vector<std::string> faults;
    const std::string what = "relief of " + std::to_string(relief.request);
    if (relief.payments.empty() || std::ranges::any_of(relief.payments, [&](const Payment& p) { return p.request != relief.request; })) faults.push_back(what + ": pays another, or nothing");
    if (std::ranges::count(example, relief.request, &Payment::request) > 0) faults.push_back(what + ": was paid already");
    const Solution more = with(example, relief);
    if (const auto rule = broken_rule(relieved(problem, relief), more)) faults.push_back(what + ": still breaks rule " + std::to_string(*rule));
    Cents sum = 0;
    for (std::size_t i = 0; i < relief.more.size(); ++i) {
        sum += relief.more[i].places ? 0 : relief.more[i].by;
        Relief less = relief;
        --less.more[i].by;
        if (relief.more[i].by < 1 || !broken_rule(relieved(problem, less), more)) faults.push_back(what + ": less would do");
    }
    if (sum != relief.cents) faults.push_back(what + ": the cents are " + std::to_string(sum));
    // By one line, cent by cent: what each ceiling lacks.
    for (const Option& o : problem.requests[relief.request].options)
        for (Cents cents = problem.requests[relief.request].least; cents <= std::min(o.most, problem.requests[relief.request].cost); ++cents) {
            Problem wide = problem;
            Cents lacks = 0;
            const Solution paid = with(example, {.request = relief.request, .payments = {{relief.request, o.line, cents}}, .more = {}});
            for (Ceiling& c : wide.ceilings) {
                Cents held = 0;
                for (const Payment& p : paid)
                    if (p.line == c.line && std::ranges::count(problem.groups[c.group], p.request) > 0)
                        held += p.cents + std::ranges::find(problem.requests[p.request].options, p.line, &Option::line)->premium;
                lacks += std::max<Cents>(0, held - c.cents);
                c.cents = std::max(c.cents, held);
            }
            for (Places& p : wide.places) p.count += 1;
            if (lacks < relief.cents && !broken_rule(wide, paid)) faults.push_back(what + ": " + std::to_string(lacks) + " cents would do");
            if (cents - problem.requests[relief.request].least > 100) break;  // costs of people: the first cents are the fewest
        }
    return faults;
}

}  // namespace attiva::funding::judge
