// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "population/verdicts.hpp"

#include <algorithm>

namespace attiva::population {
namespace {

using batch::bit;
using batch::word_bits;
using program::Id;

std::vector<Id> nodes_of(const matching::Rules& rules, const std::vector<std::vector<Id>>& repetition) {
    std::vector<Id> out;
    for (const program::Roots& r : rules.program.instruments) out.insert(out.end(), {r.eligible, r.in_time, r.offered});
    for (const auto& nodes : repetition) out.insert(out.end(), nodes.begin(), nodes.end());
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::vector<Id> eligible_of(const matching::Rules& rules) {
    std::vector<Id> out;
    for (const program::Roots& r : rules.program.instruments) out.push_back(r.eligible);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::vector<std::vector<Id>> repetitions(const matching::Rules& rules) {
    std::vector<std::vector<Id>> out;
    for (language::InstrumentId i = 0; i < rules.book.instruments.size(); ++i) out.push_back(matching::repetition_nodes(rules, i));
    return out;
}

Truth truth_at(const batch::kernels::Ins& planes, std::size_t row) {
    const bool no = bit(planes.no, row);
    return bit(planes.yes, row) ? (no ? Truth::unknown : Truth::yes) : Truth::no;
}

// One row of a block that has run.
struct Row : matching::Told {
    Row(const batch::Run& r, std::size_t at) : run(r), row(at) {}
    [[nodiscard]] Truth truth(Id id) const override { return truth_at(run.truth(id), row); }
    [[nodiscard]] vocabulary::Possible value(Id id) const override { return run.value(id, row); }
    const batch::Run& run;
    std::size_t row;
};

}  // namespace

Plans::Plans(const matching::Rules& r, const evaluation::DayTables& d, const std::vector<bool>& alike)
    : rules(r), day(d), repetition(repetitions(r)), verdict_nodes(nodes_of(r, repetition)), bare_nodes(eligible_of(r)), presumed(d, verdict_nodes), bare(d, bare_nodes, presumed, alike) {}

Verdict Verdicts::at(std::size_t instrument, std::size_t row) const {
    for (std::size_t v = 0; v < verdict_kinds; ++v)
        if (bit(planes_[instrument][v].data(), row)) return static_cast<Verdict>(v);
    return Verdict::to_clarify;
}

void Verdicts::set(std::size_t instrument, std::size_t row, Verdict v) {
    for (Plane& p : planes_[instrument]) p[row / word_bits] &= ~(Word{1} << (row % word_bits));
    batch::set_bit(planes_[instrument][static_cast<std::size_t>(v)].data(), row);
}

void Verdicts::decide(const Plans& plans, const batch::Run& presumed, const batch::Run& bare, const batch::Block& block, const Plane& alive) {
    for (std::size_t i = 0; i < planes_.size(); ++i) {
        const Plane& hidden = block.concealed[i];
        Plane open = block.past_open;
        open.resize(alive.size());
        for (std::size_t w = 0; w < hidden.size(); ++w) open[w] |= hidden[w];
        by_planes(plans, presumed, bare, open, alive, i);
        if (!block.history[i].empty()) by_history(plans, presumed, bare, block, alive, i);
    }
}

// Of who has had none of it: verdict_of, row after row of the table. Where there may be some that
// is not written, whether it goes on or is over is ignoto, and nothing is waited for.
void Verdicts::by_planes(const Plans& plans, const batch::Run& presumed, const batch::Run& bare, const Plane& open, const Plane& alive, std::size_t i) {
    const program::Roots& roots = plans.rules.program.instruments[i];
    const auto eligible = presumed.truth(roots.eligible);
    const auto in_time = presumed.truth(roots.in_time);
    const auto offered = presumed.truth(roots.offered);
    const auto known = bare.truth(roots.eligible);
    auto& out = planes_[i];
    for (Plane& p : out) p.assign(alive.size(), 0);
    const auto plane = [&](Verdict v) { return out[static_cast<std::size_t>(v)].data(); };
    Word* not_offered = plane(Verdict::not_offered);
    Word* unavailable = plane(Verdict::unavailable);
    Word* presumed_out = plane(Verdict::presumed_out);
    Word* not_now = plane(Verdict::not_now);
    Word* available = plane(Verdict::available);
    Word* to_clarify = plane(Verdict::to_clarify);
    for (std::size_t w = 0; w < alive.size(); ++w) {
        Word left = alive[w];
        const auto take = [&](Word where) {
            const Word taken = left & where;
            left &= ~where;
            return taken;
        };
        not_offered[w] = take(~offered.yes[w]);
        unavailable[w] = take(~known.yes[w]);
        presumed_out[w] = take(~eligible.yes[w]);
        not_now[w] = take(~in_time.yes[w]);
        available[w] = take(~(eligible.no[w] | in_time.no[w] | offered.no[w] | open[w]));
        to_clarify[w] = left;
    }
}

void Verdicts::by_history(const Plans& plans, const batch::Run& presumed, const batch::Run& bare, const batch::Block& block, const Plane& alive, std::size_t i) {
    const auto id = static_cast<language::InstrumentId>(i);
    const auto known = bare.truth(plans.rules.program.instruments[i].eligible);
    const auto& periods = block.history[i];  // in the order of the persons
    std::vector<person::Period> own;
    for (std::size_t p = 0; p < periods.size(); p += own.size()) {
        own.clear();
        const std::uint32_t row = periods[p].person;
        for (std::size_t k = p; k < periods.size() && periods[k].person == row; ++k) own.push_back(periods[k].period);
        if (!bit(alive.data(), row)) continue;
        const bool open = bit(block.past_open.data(), row) || (!block.concealed[i].empty() && bit(block.concealed[i].data(), row));
        const auto d = matching::decide(plans.rules, Row(presumed, row), truth_at(known, row), {own, open, plans.day.day}, id);
        set(i, row, d.verdict);
    }
}

}  // namespace attiva::population
