// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/inquiry/calendar_test.cpp.

#include "inquiry/calendar.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "inquiry/exact.hpp"

namespace attiva::inquiry {
namespace {

using evaluation::DayTables;
using evaluation::Evaluation;
using matching::Decision;

bool hides(const person::Profile& p) {
    const auto any = [](const std::vector<person::Fact>& facts) {
        return std::any_of(facts.begin(), facts.end(), [](const person::Fact& f) { return f.status == person::Status::hidden; });
    };
    const auto some = [&](const std::vector<person::Member>& list) {
        return std::any_of(list.begin(), list.end(), [&](const person::Member& m) { return any(m.facts); });
    };
    return any(p.facts) || some(p.members) || some(p.relatives) || any(p.unlisted.facts) || p.history_state == person::HistoryState::hidden || !p.concealed.empty();
}

class Walk {
public:
    Walk(const DaysAsked& span, Watcher* watcher)
        : span_(span), clock_(span.clock), program_(clock_.program), watcher_(watcher), presumed_(span.first), bare_(span.first),
          wanted_(program_.nodes.size(), false), readers_(program_.nodes.size()) {
        for (const InstrumentId i : span.instruments)
            for (const Id id : clock_.nodes(i)) {
                wanted_[id] = true;
                readers_[id].push_back(i);
            }
        now_.resize(clock_.catalogue.rules.instruments.size());
    }

    Course walk() {
        for (const Stretch& s : span_.stretches) stretch(s);
        return std::move(out_);
    }

private:
    void stretch(const Stretch& s) {
        stretch_ = &s;
        hides_ = hides(*s.presumed);
        const bool first = &s == &span_.stretches.front();
        day(s.from, span_.instruments, std::exchange(pending_, {}), first);
        // To the day after: why the next stretch begins otherwise is told with what turns on it.
        Turns turns(clock_, wanted_, &s == &span_.stretches.back() ? s.to : s.to + 1, span_.exact);
        turns.look(presumed_, s.from);
        if (s.presumed != s.bare) turns.look(bare_, s.from);
        while (!turns.empty()) {
            const Date next = turns.next();
            std::set<Turn> turned = turns.take();
            if (next > s.to) {
                pending_ = std::move(turned);
                break;
            }
            day(next, touched_by(turned), turned, false);
            turns.look_again(presumed_, next, turned);
            if (s.presumed != s.bare) turns.look_again(bare_, next, turned);
        }
    }

    std::vector<InstrumentId> touched_by(const std::set<Turn>& turned) const {
        std::vector<InstrumentId> out;
        for (const Turn& t : turned) {
            if (t.node == program::no_id) out.push_back(t.own);
            else out.insert(out.end(), readers_[t.node].begin(), readers_[t.node].end());
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        out.erase(std::remove_if(out.begin(), out.end(), [&](InstrumentId i) { return !asked(i); }), out.end());
        return out;
    }

    [[nodiscard]] bool asked(InstrumentId i) const {
        return std::find(span_.instruments.begin(), span_.instruments.end(), i) != span_.instruments.end();
    }

    void day(Date day, const std::vector<InstrumentId>& touched, const std::set<Turn>& turned, bool first) {
        ++out_.effort.days;
        out_.effort.touched += touched.size();
        if (touched.empty()) return;
        if (watcher_ != nullptr && !first) watcher_->about_to(question(), touched, turned);
        evaluate(day, touched);
        const auto decisions = decide(touched);
        for (const InstrumentId i : touched) {
            const Changed change{day, i, now_[i], decisions.at(i)};
            now_[i] = change.after;
            if (first || change.before.verdict == change.after.verdict) continue;
            out_.changes.push_back(change);
            if (watcher_ != nullptr) watcher_->changed(question(), change, turned);
        }
        if (first) out_.first = now_;
    }

    matching::Question question() { return {clock_.catalogue, program_, presumed_, bare_, false, {}}; }

    void evaluate(Date day, const std::vector<InstrumentId>& touched) {
        std::vector<bool> in(program_.nodes.size(), false);
        for (const InstrumentId i : touched)
            for (const Id id : clock_.nodes(i)) in[id] = true;
        std::vector<Id> nodes;
        for (Id id = 0; id < in.size(); ++id)
            if (in[id]) nodes.push_back(id);
        auto tables = std::make_unique<const DayTables>(span_.first, day, nodes);
        for (Evaluation* e : {&presumed_, &bare_}) e->move_to(*tables);
        tables_ = std::move(tables);
        presumed_.run(*stretch_->presumed, nodes);
        bare_.run(*stretch_->bare, nodes);
    }

    std::map<InstrumentId, Decision> decide(const std::vector<InstrumentId>& touched) {
        std::map<InstrumentId, Decision> out;
        const matching::Question q = question();
        for (const InstrumentId i : touched) out[i] = matching::decide(q, i);
        if (span_.exact) settle(out);
        if (hides_) tell_hidden(out);
        return out;
    }

    void settle(std::map<InstrumentId, Decision>& decisions) {
        std::optional<Search> search;
        for (auto& [i, d] : decisions) {
            if (d.verdict != Verdict::to_clarify && d.verdict != Verdict::presumed_out) continue;
            if (!search) search.emplace(*this);
            ++out_.effort.searched;
            d = settled(search->bare, search->presumed, i, d);
        }
    }

    // Searches look at the whole program, on the day.
    struct Search {
        explicit Search(const Walk& w)
            : tables(w.span_.first, w.tables_->day), atlas(w.clock_.catalogue, w.program_, tables), bare(atlas, *w.stretch_->bare),
              presumed(atlas, *w.stretch_->presumed) {}
        DayTables tables;
        Atlas atlas;
        Completions bare;
        Completions presumed;
    };

    // Which of those to clarify hang on hidden facts alone, as the answer says it.
    void tell_hidden(std::map<InstrumentId, Decision>& decisions) {
        const evaluation::Phrases phrases(clock_.catalogue, tables_->day);
        std::vector<Decision> all = now_;
        for (const auto& [i, d] : decisions) all[i] = d;
        for (auto& [i, d] : decisions) {
            if (d.verdict != Verdict::to_clarify) continue;
            matching::Question q = question();
            q.only = clock_.catalogue.rules.instruments[i].id;
            q.other = &presumed_;
            q.phrases = &phrases;
            q.decisions = &all;
            d.verdict = matching::match(q).front().verdict;
        }
    }

    const DaysAsked& span_;
    const Clock& clock_;
    const program::Program& program_;
    Watcher* watcher_;
    Evaluation presumed_;
    Evaluation bare_;
    std::unique_ptr<const DayTables> tables_;
    std::vector<bool> wanted_;
    std::vector<std::vector<InstrumentId>> readers_;
    const Stretch* stretch_ = nullptr;
    bool hides_ = false;
    std::vector<Decision> now_;
    std::set<Turn> pending_;  ///< what turns on the first day of the next stretch
    Course out_;
};

}  // namespace

Course course(const DaysAsked& span, Watcher* watcher) { return Walk(span, watcher).walk(); }

}  // namespace attiva::inquiry
