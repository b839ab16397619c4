// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The calendar of one person: the stretches of days on which she is known in the same
// way, the course of the verdicts over them, and the words.
// Tested by tests/session/calendar_test.cpp and tests/cases/buoni/quando/.

#include "inquiry/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "attiva/attiva.hpp"
#include "evaluation/wording.hpp"
#include "inquiry/causes.hpp"
#include "session/known_days.hpp"
#include "text/literal.hpp"

namespace attiva::session {
namespace {

using inquiry::InstrumentId;

class Making {
public:
    Making(const State& state, const Asked& asked, Date last)
        : state_(state), c_(state.catalogue), asked_(asked), last_(last), clock_(state.clock(asked.question.simplify)), known_(state, asked, last) {}

    bool read(const PersonFile& file, Diagnostics& problems) { return known_.read(file, problems); }

    Calendar make() {
        const auto first = state_.day(known_.first().from, asked_.question.simplify);
        inquiry::Causes causes(clock_, first->phrases, known_.expired());
        const inquiry::Course course = inquiry::course(question(first->tables), &causes);
        Calendar out = heading();
        std::vector<std::size_t> at(c_.rules.instruments.size());
        for (const InstrumentId i : instruments()) {
            const std::string& id = c_.rules.instruments[i].id;
            at[i] = out.instruments.size();
            out.instruments.push_back({id, evaluation::subject_name(c_, id), {}, {}});
            begin(out.instruments.back(), known_.first().from, course.first[i], {});
        }
        for (std::size_t k = 0; k < course.changes.size(); ++k)
            begin(out.instruments[at[course.changes[k].instrument]], course.changes[k].day, course.changes[k].after, std::move(causes.reasons()[k]));
        for (InstrumentCalendar& i : out.instruments) i.periods.back().to = last_;
        if (out.one) summaries(out.instruments.front());
        return out;
    }

private:
    [[nodiscard]] std::vector<InstrumentId> instruments() const {
        if (!asked_.question.instrument.empty()) return {*c_.rules.find_instrument(asked_.question.instrument)};
        std::vector<InstrumentId> out;
        for (InstrumentId i = 0; i < c_.rules.instruments.size(); ++i) out.push_back(i);
        return out;
    }

    [[nodiscard]] inquiry::DaysAsked question(const evaluation::DayTables& first) const {
        inquiry::DaysAsked q{clock_, first, {}, instruments(), asked_.question.exact};
        q.stretches = known_.stretches();
        return q;
    }

    [[nodiscard]] Calendar heading() const {
        const KnownDays::Stretch& k = known_.first();
        Calendar out;
        out.from = k.from;
        out.to = last_;
        out.place = place_words(c_, k.profiles.presumed, k.from);
        out.view = view_words(c_, asked_);
        out.digest = c_.digest.substr(0, 12);
        out.subject = k.profiles.bare.label;
        out.one = !asked_.question.instrument.empty();
        out.presumptions_on = asked_.question.presumptions;
        return out;
    }

    static void begin(InstrumentCalendar& i, Date day, const matching::Decision& d, std::vector<DayReason> why) {
        if (!i.periods.empty()) i.periods.back().to = day + -1;
        i.periods.push_back({day, day, d.verdict, d.anyway, "", std::move(why)});
        if (d.verdict == Verdict::available && !i.available_from) i.available_from = day;
    }

    // The line of the answer on the first day of each period.
    void summaries(InstrumentCalendar& i) const {
        for (CalendarPeriod& p : i.periods) {
            const KnownDays::Stretch& known = known_.on(p.from);
            Asked asked = known.asked;
            asked.question.day = p.from;
            asked.question.ways_in = false;
            Asking asking(state_.day(p.from, asked.question.simplify));
            const Answer a = answer(c_, asking.day->tables.program, asked, known.profiles, asking);
            p.summary = a.instruments.front().summary;
        }
    }

    const State& state_;
    const catalogue::Catalogue& c_;
    const Asked& asked_;
    Date last_;
    const inquiry::Clock& clock_;
    KnownDays known_;
};

bool within_limits(Date first, Date last, Diagnostics& diagnostics) {
    const Date farthest = std::min(add_months(first, longest_calendar_months), last_supported_day);
    if (last < first)
        diagnostics.error("U005", Span{}, fmt::format("l'ultimo giorno ({}) viene prima del primo ({})", text::write_date(last), text::write_date(first)),
                          "scegli un ultimo giorno che non venga prima");
    else if (farthest < last)
        diagnostics.error("U006", Span{}, fmt::format("il calendario arriva al massimo a {} anni dal primo giorno: al {}", longest_calendar_months / 12, text::write_date(farthest)),
                          "scegli un ultimo giorno più vicino, o un primo giorno più avanti");
    else return true;
    return false;
}

}  // namespace

const inquiry::Clock& State::clock(bool simplify) const {
    const std::lock_guard lock(mutex);
    auto& kept = clocks[simplify ? 1 : 0];
    if (!kept) kept = std::make_unique<const inquiry::Clock>(catalogue, simplify ? program : written);
    return *kept;
}

}  // namespace attiva::session

namespace attiva {

std::optional<Calendar> Catalogue::calendar(const Input& person, const Question& question, Date last,
                                            Diagnostics& diagnostics) const {
    if (!state_->usable(diagnostics)) return std::nullopt;
    if (!session::within_limits(question.day, last, diagnostics)) return std::nullopt;
    const auto asked = session::look_up(state_->catalogue, question, diagnostics);
    if (!asked) return std::nullopt;
    Diagnostics problems;
    session::Making making(*state_, *asked, last);
    const session::PersonFile file(person);
    const bool read = making.read(file, problems);
    Diagnostics seen = state_->kept(person, problems);
    if (!read) {
        diagnostics.append(std::move(seen));
        return std::nullopt;
    }
    Calendar out = making.make();
    out.notes = std::move(seen);
    return out;
}

}  // namespace attiva
