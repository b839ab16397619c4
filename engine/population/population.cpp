// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "population/population.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace attiva::population {
namespace {

Flows flows_between(const Setup& before, const Setup* after) {
    Flows out;
    if (after == nullptr) return out;
    for (std::size_t b = 0; b < before.instruments.size(); ++b) {
        const auto at = std::find(after->instruments.begin(), after->instruments.end(), before.instruments[b]);
        if (at != after->instruments.end()) out.pairs.push_back({b, static_cast<std::size_t>(at - after->instruments.begin())});
    }
    out.tables.assign(out.pairs.size(), Flows::Table{});
    out.examples.resize(out.pairs.size());
    return out;
}

// A piece as both catalogues read it.
struct Read {
    PieceRows before, after;
};

// What threads share.
class Work {
public:
    Work(const PopulationQuestion& q, Feed& feed, const Setup& setup, const Setup* after)
        : q_(q), feed_(feed), setup_(setup), after_(after), wanted_{q.each != nullptr || after != nullptr, q.exact, q.load != nullptr}, out_{Tally(setup.instruments.size(), setup.groups, Pipeline::lacks(setup).size()), flows_between(setup, after), 0, 0, 0, {}} {}

    Counted run() {
        std::vector<std::thread> others;
        for (std::size_t t = 1; t < std::max<std::size_t>(q_.threads, 1); ++t) others.emplace_back([this] { work(); });
        work();
        for (auto& t : others) t.join();
        out_.broken = feed_.broken();
        return std::move(out_);
    }

private:
    void work() {
        Pipeline pipeline(setup_, wanted_);
        std::optional<Pipeline> second;
        if (after_ != nullptr) second.emplace(*after_, Wanted{wanted_.each, wanted_.exact, false});
        Flows flows = flows_between(setup_, after_);
        Piece piece;
        while (next(piece)) {
            Read r;
            r.before = pipeline.read(piece);
            if (second) {
                r.after = second->read(piece);
                settle(r);
                flow(r, flows);
            }
            give(piece.number, std::move(r));
        }
        const std::lock_guard lock(mutex_);
        out_.tally.add(pipeline.tally());
        for (std::size_t p = 0; p < flows.pairs.size(); ++p)
            for (std::size_t b = 0; b < verdict_kinds; ++b)
                for (std::size_t a = 0; a < verdict_kinds; ++a) out_.flows.tables[p][b][a] += flows.tables[p][b][a];
    }

    bool next(Piece& piece) {
        const std::lock_guard lock(feeding_);
        return feed_.next(piece);
    }

    // A row that either refuses is refused by both.
    static void settle(Read& r) {
        for (std::size_t k = 0; k < r.before.rows.size(); ++k) {
            auto& before = r.before.rows[k];
            auto& after = r.after.rows[k];
            if (after.refused && !before.refused)
                for (const RefusedRow& why : r.after.refused)
                    if (why.line == after.line) r.before.refused.push_back(why);
            before.refused = after.refused = before.refused || after.refused;
        }
        std::stable_sort(r.before.refused.begin(), r.before.refused.end(), [](const RefusedRow& a, const RefusedRow& b) { return a.line < b.line; });
    }

    void flow(const Read& r, Flows& flows) const {
        for (std::size_t k = 0; k < r.before.rows.size(); ++k) {
            if (r.before.rows[k].refused) continue;
            const std::uint8_t* b = r.before.given.data() + k * setup_.instruments.size();
            const std::uint8_t* a = r.after.given.data() + k * after_->instruments.size();
            for (std::size_t p = 0; p < flows.pairs.size(); ++p) ++flows.tables[p][b[flows.pairs[p].before]][a[flows.pairs[p].after]];
        }
    }

    // In the order of the pieces, one at a time; who is far ahead waits.
    void give(std::size_t number, Read r) {
        std::unique_lock lock(mutex_);
        turn_.wait(lock, [&] { return number < told_ + 4 * std::max<std::size_t>(q_.threads, 1); });
        waiting_.emplace(number, std::move(r));
        for (auto at = waiting_.find(told_); at != waiting_.end(); at = waiting_.find(told_)) {
            tell(at->second);
            waiting_.erase(at);
            ++told_;
        }
        turn_.notify_all();
    }

    void tell(const Read& r) {
        out_.rows += r.before.rows.size();
        out_.blank += r.before.blank;
        out_.refused += r.before.refused.size();
        if (q_.refused)
            for (const RefusedRow& row : r.before.refused) q_.refused(row);
        if (q_.each) tell_each(r.before);
        if (q_.load && !r.before.loaded.empty()) q_.load(r.before.loaded);
        if (after_ != nullptr && q_.internal) tell_examples(r);
        if (q_.progress) q_.progress(out_.rows, feed_bytes());
    }

    std::uint64_t feed_bytes() {
        const std::lock_guard lock(feeding_);
        return feed_.bytes();
    }

    void tell_each(const PieceRows& r) {
        const std::size_t n = setup_.instruments.size();
        std::vector<PersonVerdicts> persons;
        for (std::size_t k = 0; k < r.rows.size(); ++k) {
            if (r.rows[k].refused) continue;
            PersonVerdicts p{r.input, r.rows[k].line, r.rows[k].id, {}};
            for (std::size_t i = 0; i < n; ++i) p.verdicts.push_back(static_cast<Verdict>(r.given[k * n + i]));
            persons.push_back(std::move(p));
        }
        q_.each(persons);
    }

    void tell_examples(const Read& r) {
        for (std::size_t p = 0; p < out_.flows.pairs.size(); ++p) {
            auto& examples = out_.flows.examples[p];
            for (std::size_t k = 0; k < r.before.rows.size() && examples.size() < q_.examples; ++k) {
                if (r.before.rows[k].refused) continue;
                const auto b = static_cast<Verdict>(r.before.given[k * setup_.instruments.size() + out_.flows.pairs[p].before]);
                const auto a = static_cast<Verdict>(r.after.given[k * after_->instruments.size() + out_.flows.pairs[p].after]);
                if (a == b) continue;
                const auto& row = r.before.rows[k];
                examples.push_back(fmt::format("{}:{}{}{}: da {} a {}", q_.inputs[r.before.input].name, row.line, row.id.empty() ? "" : " ", row.id, word(b), word(a)));
            }
        }
    }

    const PopulationQuestion& q_;
    Feed& feed_;
    const Setup& setup_;
    const Setup* after_;
    Wanted wanted_;
    Counted out_;
    std::mutex feeding_;
    std::mutex mutex_;  ///< guards what follows, and out_
    std::condition_variable turn_;
    std::map<std::size_t, Read> waiting_;
    std::size_t told_ = 0;
};

}  // namespace

Counted count(const PopulationQuestion& question, Feed& feed, const Setup& setup, const Setup* after) { return Work(question, feed, setup, after).run(); }

}  // namespace attiva::population
