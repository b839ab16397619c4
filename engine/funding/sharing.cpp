// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/sharing.hpp"

#include <algorithm>
#include <numeric>

namespace attiva::funding {
namespace {

// One after the other chooses its lines; a flow from requests to lines says at once whether those
// that have chosen still have their least.
class Sharing {
public:
    Sharing(const std::vector<Sharer>& sharers, std::vector<Rest> rooms, std::int64_t wanted, std::size_t tries)
        : all_(sharers), rooms_(std::move(rooms)), wanted_(wanted), tries_(tries), chosen_(sharers.size()), flow_(sharers.size(), std::vector<std::int64_t>(rooms_.size(), 0)) {}

    std::optional<bool> run() {
        const bool found = choose(0);
        if (found) return true;
        if (tries_ == 0) return std::nullopt;
        return false;
    }

private:
    using Flow = std::vector<std::vector<std::int64_t>>;

    // Those before d have chosen, and have their least.
    bool choose(std::size_t d) {
        if (d == all_.size()) return total() >= wanted_;
        return among(d, 0, {});
    }
    bool among(std::size_t d, std::size_t from, std::vector<std::size_t> lines) {
        const Sharer& s = all_[d];
        std::int64_t most = 0;
        for (const std::size_t p : lines) most += s.parts[p].most;
        // Of fewer lines than may share it nothing is lost by one more.
        const bool full = lines.size() == s.lines || from == s.parts.size();
        if (full) {
            if (most < s.least) return false;
            if (tries_ == 0) return false;
            --tries_;
            const Flow before = flow_;
            chosen_[d] = std::move(lines);
            const bool found = taken(d) && raised(d, s.least) && choose(d + 1);
            for (const std::size_t p : chosen_[d]) rooms_[s.parts[p].line].cents += s.parts[p].premium, rooms_[s.parts[p].line].places += s.parts[p].place ? 1 : 0;
            chosen_[d].clear();
            flow_ = before;
            return found;
        }
        const bool apart = std::any_of(s.apart.begin(), s.apart.end(), [&](const auto& pair) {
            return (pair.first == from || pair.second == from) && std::find(lines.begin(), lines.end(), pair.first == from ? pair.second : pair.first) != lines.end();
        });
        if (!apart) {
            lines.push_back(from);
            if (among(d, from + 1, lines)) return true;
            lines.pop_back();
        }
        // Without this one: as many others must be left, or something is saved by it.
        const std::size_t left = s.parts.size() - from - 1;
        if (s.parts[from].premium == 0 && !s.parts[from].place && s.apart.empty() && lines.size() + left < std::min(s.lines, s.parts.size())) return false;
        return among(d, from + 1, std::move(lines));
    }

    // The premiums and places of the lines d has chosen; where they leave too little, the others are placed anew.
    bool taken(std::size_t d) {
        bool over = false, full = false;
        for (const std::size_t p : chosen_[d]) {
            const Sharer::Part& part = all_[d].parts[p];
            rooms_[part.line].cents -= part.premium;
            rooms_[part.line].places -= part.place ? 1 : 0;
            full = full || (part.place && rooms_[part.line].places < 0);
            std::int64_t free = rooms_[part.line].cents;
            for (const auto& of : flow_) free -= of[part.line];
            over = over || free < 0;
        }
        if (full || !over) return !full;
        for (auto& of : flow_) std::fill(of.begin(), of.end(), 0);
        for (std::size_t other = 0; other < d; ++other)
            if (!raised(other, all_[other].least)) return false;
        return true;
    }
    // All that those who have chosen can take together.
    std::int64_t total() {
        std::int64_t out = 0;
        const Flow before = flow_;
        for (std::size_t d = 0; d < all_.size(); ++d) raised(d, all_[d].cost);
        for (const auto& of : flow_) out += std::accumulate(of.begin(), of.end(), std::int64_t{0});
        flow_ = before;
        return out;
    }
    // Raises what d has until `to`, others changing line but not losing; whether it could.
    bool raised(std::size_t d, std::int64_t to) {
        for (;;) {
            const std::int64_t missing = to - std::accumulate(flow_[d].begin(), flow_[d].end(), std::int64_t{0});
            if (missing <= 0) return true;
            if (!augmented(d, missing)) return false;
        }
    }
    // One path: from d to a line, from there to one who has some of it, to another of its lines, to
    // one with room.
    bool augmented(std::size_t d, std::int64_t missing) {
        struct Step {
            std::size_t sharer = 0;
            std::int64_t before = -1;  // the line it left
        };
        std::vector<std::int64_t> seen(rooms_.size(), 0);
        std::vector<Step> by(rooms_.size());
        std::vector<std::size_t> queue;
        const auto reach = [&](std::size_t sharer, std::int64_t from) {
            for (const std::size_t p : chosen_[sharer]) {
                const Sharer::Part& part = all_[sharer].parts[p];
                if (seen[part.line] != 0 || flow_[sharer][part.line] >= part.most) continue;
                seen[part.line] = 1;
                by[part.line] = {sharer, from};
                queue.push_back(part.line);
            }
        };
        reach(d, -1);
        for (std::size_t q = 0; q < queue.size(); ++q) {
            const std::size_t line = queue[q];
            std::int64_t free = rooms_[line].cents;
            for (const auto& of : flow_) free -= of[line];
            if (free > 0) {
                std::int64_t push = std::min(free, missing);
                for (std::int64_t l = static_cast<std::int64_t>(line); l >= 0;) {
                    const Step& step = by[static_cast<std::size_t>(l)];
                    push = std::min(push, most(step.sharer, static_cast<std::size_t>(l)) - flow_[step.sharer][static_cast<std::size_t>(l)]);
                    if (step.before >= 0) push = std::min(push, flow_[step.sharer][static_cast<std::size_t>(step.before)]);
                    l = step.before;
                }
                for (std::int64_t l = static_cast<std::int64_t>(line); l >= 0;) {
                    const Step& step = by[static_cast<std::size_t>(l)];
                    flow_[step.sharer][static_cast<std::size_t>(l)] += push;
                    if (step.before >= 0) flow_[step.sharer][static_cast<std::size_t>(step.before)] -= push;
                    l = step.before;
                }
                return true;
            }
            for (std::size_t other = 0; other < flow_.size(); ++other)
                if (flow_[other][line] > 0) reach(other, static_cast<std::int64_t>(line));
        }
        return false;
    }
    [[nodiscard]] std::int64_t most(std::size_t sharer, std::size_t line) const {
        for (const Sharer::Part& p : all_[sharer].parts)
            if (p.line == line) return p.most;
        return 0;
    }

    const std::vector<Sharer>& all_;
    std::vector<Rest> rooms_;  // less the premiums and places of those who have chosen
    std::int64_t wanted_;
    std::size_t tries_;
    std::vector<std::vector<std::size_t>> chosen_;  // by sharer: parts
    Flow flow_;                                     // by sharer, by line
};

}  // namespace

std::optional<bool> can_share(const std::vector<Sharer>& sharers, std::vector<Rest> rooms, std::int64_t wanted, std::size_t tries) {
    return Sharing(sharers, std::move(rooms), wanted, tries).run();
}

}  // namespace attiva::funding
