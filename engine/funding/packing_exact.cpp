// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Lines are filled one by one, each with every set of requests that leaves no more room unused
// than there is to spare in all: the less there is, the fewer the ways. In whole cents.
#include <algorithm>
#include <map>

#include "funding/packing.hpp"

namespace attiva::funding {
namespace {

constexpr std::uint64_t most_ends = 400;  // in which the divisible requests are asked for

class Filling {
public:
    Filling(const Goal& goal, const Box& box, std::uint64_t steps, const Divided& divided) : g_(goal), f_(goal.form), box_(box), most_steps_(steps), divided_(divided) {}

    Exactly run(const std::vector<bool>& served, std::int64_t target) {
        Exactly out;
        prepare(served, target);
        if (hopeless_ || spare_ < 0) {
            out.answer = Exactly::Answer::impossible;
            return out;
        }
        const bool found = line(0);
        out.steps = steps_;
        if (found) {
            out.answer = Exactly::Answer::found;
            out.solution = placed();
        } else if (steps_ < most_steps_ && !unknown_) {
            out.answer = Exactly::Answer::impossible;
        }
        return out;
    }

private:
    struct Item {
        RequestId request = 0;
        std::int64_t at = -1;
        std::vector<std::pair<LineId, std::uint32_t>> ways;
        std::size_t open = 0;  // ways on lines not yet filled
    };
    struct Bin {
        LineId line = 0;
        std::int64_t room = INT64_MAX;  // of the limit that all who may go there are in
        std::vector<std::size_t> items;  // who may go there, the dearest first
        std::vector<std::uint32_t> divided;  // amounts that may come of it
        std::int64_t taken = 0;              // by them, at most
        std::size_t family = 0;
    };
    // Lines of which a level wants little in all: what they leave unused may be no more than this.
    struct Family {
        std::int64_t unused = INT64_MAX;
    };
    struct Limit {
        std::int64_t left = INT64_MAX;
        bool counts = false;
    };

    void prepare(const std::vector<bool>& served, std::int64_t target) {
        place_of_.assign(f_.rows.size(), 0);
        total_of_.assign(f_.columns.size(), 0);
        for (std::uint32_t c = f_.shared; c < f_.columns.size(); ++c) {
            if (f_.columns[c].kind == Column::Kind::whole) continue;
            for (const Entry& e : f_.of(c)) (f_.rows[e.row].kind == Row::Kind::places ? total_of_[c] : place_of_[e.row]) = f_.rows[e.row].kind == Row::Kind::places ? e.row : c;
        }
        held_.assign(f_.columns.size(), 0);
        for (RequestId r = 0; r < served.size(); ++r) {
            if (!served[r]) continue;
            if (!f_.atomic[r]) {
                divisible(r);
                continue;
            }
            Item item;
            item.request = r;
            bool low = false;
            for (std::uint32_t c = f_.first[r]; c < f_.first[r + 1]; ++c) low = low || box_.low[c] > 0;
            for (std::uint32_t c = f_.first[r]; c < f_.first[r + 1]; ++c)
                if (box_.high[c] > 0 && (!low || box_.low[c] > 0)) item.ways.emplace_back(f_.columns[c].second, c);
            item.open = item.ways.size();
            hopeless_ = hopeless_ || item.ways.empty();
            items_.push_back(std::move(item));
        }
        limits(target);
        bins();
    }
    // What a request that may be divided could take of each line; and at least in all.
    void divisible(RequestId r) {
        need_divided_ += g_.problem.requests[r].least;
        for (std::uint32_t c = f_.first[r]; c < f_.first[r + 1]; ++c)
            if (f_.columns[c].kind == Column::Kind::amount && box_.high[c] > 0) may_take_.push_back({f_.columns[c].second, c});
        divisible_.push_back(r);
    }

    // Cents of divisible requests add to it: what it asks beyond the atomic they must bring.
    [[nodiscard]] bool wants_more(const std::vector<std::int64_t>& of) const {
        return std::any_of(may_take_.begin(), may_take_.end(), [&](const auto& m) { return of[m.second] > 0; });
    }
    void limits(std::int64_t target) {
        limits_.resize(f_.rows.size() + g_.values.size() + 1);
        for (std::size_t i = 0; i < f_.rows.size(); ++i) {
            const Row::Kind k = f_.rows[i].kind;
            limits_[i] = {f_.numbers[i], k == Row::Kind::ceiling || k == Row::Kind::places || k == Row::Kind::exclusion};
        }
        for (std::size_t k = 0; k <= g_.values.size(); ++k) {
            const std::vector<std::int64_t>* of = k < g_.values.size() ? &f_.levels[k] : g_.objective.coefficients;
            if (of == nullptr) continue;
            const std::int64_t number = k < g_.values.size() ? g_.values[k] : target;
            // Whole persons are counted by columns of their own: what is said of them is not said here.
            if (std::any_of(of->begin() + f_.shared, of->end(), [](auto v) { return v != 0; })) continue;
            std::int64_t being = 0;  // what divisible requests add by being served
            for (const RequestId r : divisible_) being += (*of)[f_.first[r]];
            if (wants_more(*of)) {
                std::int64_t atomic = being;
                for (const Item& i : items_) atomic += i.ways.empty() ? 0 : (*of)[i.ways[0].second];
                need_divided_ = std::max(need_divided_, number - atomic);
                continue;
            }
            std::int64_t sure = being;
            bool depends = false;
            for (const Item& i : items_) {
                std::int64_t most = INT64_MIN;
                for (const auto& [line, c] : i.ways) {
                    depends = depends || (most != INT64_MIN && (*of)[c] != most);
                    most = std::max(most, (*of)[c]);
                }
                sure += i.ways.empty() ? 0 : most;
            }
            if (sure < number) hopeless_ = true;
            if (!depends) continue;
            // What each loses against its best is what counts.
            const auto at = static_cast<std::uint32_t>(f_.rows.size() + k);
            limits_[at] = {sure - number, true};
            levels_.push_back({of, at});
            numbers_.push_back(-number);
        }
        loss_.resize(levels_.size());
        for (std::size_t l = 0; l < levels_.size(); ++l)
            for (const Item& i : items_) {
                loss_[l].resize(f_.columns.size(), 0);
                std::int64_t most = INT64_MIN;
                for (const auto& [line, c] : i.ways) most = std::max(most, (*levels_[l].first)[c]);
                for (const auto& [line, c] : i.ways) loss_[l][c] = most - (*levels_[l].first)[c];
            }
    }

    void bins() {
        std::map<LineId, Bin> of;
        for (std::size_t i = 0; i < items_.size(); ++i)
            for (const auto& [line, c] : items_[i].ways) of[line].items.push_back(i);
        for (const auto& [line, c] : may_take_) of[line].divided.push_back(c);
        std::int64_t need = need_divided_;
        for (const Item& i : items_) need += g_.problem.requests[i.request].cost;
        for (auto& [line, bin] : of) {
            bin.line = line;
            std::map<std::uint32_t, std::size_t> in;
            for (const std::size_t i : bin.items)
                for (const Entry& e : f_.of(way(i, line)))
                    if (f_.rows[e.row].kind == Row::Kind::ceiling) ++in[e.row];
            for (const std::uint32_t c : bin.divided)
                for (const Entry& e : f_.of(c))
                    if (f_.rows[e.row].kind == Row::Kind::ceiling) ++in[e.row];
            for (const auto& [row, n] : in)
                if (n == bin.items.size() + bin.divided.size()) bin.room = std::min(bin.room, f_.numbers[row]);
            for (const std::uint32_t c : bin.divided) bin.taken += box_.high[c];
            std::int64_t most = bin.taken;
            for (const std::size_t i : bin.items) most += weight(i);
            // Without a limit: as much as all of them.
            bin.room = std::min(bin.room, most);
            std::sort(bin.items.begin(), bin.items.end(), [&](auto a, auto b) { return weight(a) != weight(b) ? weight(a) > weight(b) : a < b; });
            spare_ += bin.room;
            bins_.push_back(std::move(bin));
        }
        spare_ -= need;
        families();
        std::sort(bins_.begin(), bins_.end(), [](const Bin& a, const Bin& b) { return a.items.size() != b.items.size() ? a.items.size() < b.items.size() : a.line < b.line; });
    }
    // All that is unused is `spare_`, whoever pays: what some lines must leave, others cannot.
    void families() {
        families_.assign(1, {});
        std::vector<std::int64_t> excess(1, 0);
        for (std::size_t k = 0; k < levels_.size(); ++k) {
            const auto& of = *levels_[k].first;
            std::int64_t rooms = 0;
            std::vector<Bin*> own;
            bool plain = true;
            for (Bin& b : bins_) {
                std::size_t taken = 0;
                for (const std::size_t i : b.items) taken += of[way(i, b.line)] == -weight(i) ? 1 : 0;
                const bool none = std::all_of(b.items.begin(), b.items.end(), [&](auto i) { return of[way(i, b.line)] == 0; });
                for (const std::uint32_t c : b.divided) plain = plain && (of[c] == 0) == none;
                plain = plain && (none || taken == b.items.size()) && (none || b.family == 0);
                if (taken == b.items.size() && !b.items.empty()) own.push_back(&b), rooms += b.room;
            }
            if (!plain || own.empty()) continue;
            for (Bin* b : own) b->family = families_.size();
            families_.emplace_back();
            excess.push_back(std::max<std::int64_t>(0, rooms - numbers_[k]));
        }
        std::int64_t all = 0;
        for (const std::int64_t e : excess) all += e;
        for (std::size_t f = 0; f < excess.size(); ++f) families_[f].unused = spare_ - (all - excess[f]);
        hopeless_ = hopeless_ || spare_ < all;
    }
    [[nodiscard]] std::uint32_t way(std::size_t item, LineId line) const {
        for (const auto& [l, c] : items_[item].ways)
            if (l == line) return c;
        return 0;
    }
    [[nodiscard]] std::int64_t weight(std::size_t item) const { return g_.problem.requests[items_[item].request].cost; }

    // Puts an item, if every limit allows it.
    bool put(std::size_t item, std::uint32_t c) {
        use(c, 1);
        items_[item].at = c;
        const bool well = fits(c);
        if (!well) take(item, c);
        return well;
    }
    void take(std::size_t item, std::uint32_t c) {
        use(c, -1);
        items_[item].at = -1;
    }
    void use(std::uint32_t c, int sign) {
        for (const Entry& e : f_.of(c)) {
            if (f_.rows[e.row].kind != Row::Kind::place) {
                limits_[e.row].left -= e.value * sign;
                continue;
            }
            const std::uint32_t shared = place_of_[e.row];
            const bool before = held_[shared] > 0;
            held_[shared] += sign;
            if (before != (held_[shared] > 0)) limits_[total_of_[shared]].left += before ? 1 : -1;
        }
        for (std::size_t l = 0; l < levels_.size(); ++l) limits_[levels_[l].second].left -= sign * loss_[l][c];
    }
    [[nodiscard]] bool fits(std::uint32_t c) const {
        for (const Entry& e : f_.of(c)) {
            const std::uint32_t row = f_.rows[e.row].kind == Row::Kind::place ? total_of_[place_of_[e.row]] : e.row;
            if (limits_[row].counts && limits_[row].left < 0) return false;
        }
        return std::all_of(levels_.begin(), levels_.end(), [&](const auto& l) { return limits_[l.second].left >= 0; });
    }

    [[nodiscard]] Solution placed() const {
        Solution out;
        for (const Item& i : items_) {
            const Column& c = f_.columns[static_cast<std::size_t>(i.at)];
            out.push_back({c.index, c.second, g_.problem.requests[c.index].cost});
        }
        return out;
    }
    // The divisible ones are asked for last; not for ever.
    bool ends() {
        steps_ += most_steps_ / most_ends;
        const Exactly::Answer answer = divided_ ? divided_(placed()) : Exactly::Answer::unknown;
        unknown_ = unknown_ || answer == Exactly::Answer::unknown;
        return answer == Exactly::Answer::found;
    }
    bool line(std::size_t b) {
        if (b == bins_.size()) return divisible_.empty() || ends();
        std::int64_t rest = 0;
        for (const std::size_t i : bins_[b].items) rest += items_[i].at < 0 ? weight(i) : 0;
        return fill(b, 0, 0, rest);
    }
    // load: of the items before n that are in; rest: of those from n on that may still come in.
    bool fill(std::size_t b, std::size_t n, std::int64_t load, std::int64_t rest) {
        const Bin& bin = bins_[b];
        if (++steps_ >= most_steps_) return false;
        std::int64_t& family = families_[bin.family].unused;
        if (bin.room - load - rest - bin.taken > std::min(spare_, family)) return false;
        if (n == bin.items.size()) {
            const std::int64_t unused = std::max<std::int64_t>(0, bin.room - load - bin.taken);
            spare_ -= unused, family -= unused;
            const bool found = line(b + 1);
            spare_ += unused, family += unused;
            return found;
        }
        const std::size_t i = bin.items[n];
        Item& item = items_[i];
        if (item.at >= 0) return fill(b, n + 1, load, rest);
        const std::int64_t w = weight(i);
        const std::uint32_t c = way(i, bin.line);
        if (load + w <= bin.room && put(i, c)) {
            if (fill(b, n + 1, load + w, rest - w)) return true;
            take(i, c);
        }
        if (item.open == 1) return false;  // nowhere else to go
        --item.open;
        const bool found = fill(b, n + 1, load, rest - w);
        ++item.open;
        return found;
    }

    const Goal& g_;
    const Form& f_;
    const Box& box_;
    std::uint64_t most_steps_, steps_ = 0;
    std::vector<Item> items_;
    std::vector<Bin> bins_;
    std::vector<Limit> limits_;
    std::vector<std::pair<const std::vector<std::int64_t>*, std::uint32_t>> levels_;
    std::vector<std::vector<std::int64_t>> loss_;  // by level, by column
    std::vector<std::int64_t> numbers_;             // of levels: what their lines may pay in all
    std::vector<Family> families_;
    std::vector<std::uint32_t> place_of_, total_of_;
    std::vector<std::int64_t> held_;
    const Divided& divided_;
    std::vector<std::pair<LineId, std::uint32_t>> may_take_;  // line, amount column
    std::int64_t need_divided_ = 0;
    std::vector<RequestId> divisible_;
    std::int64_t spare_ = 0;
    bool hopeless_ = false, unknown_ = false;
};

}  // namespace

Exactly packed_exactly(const Goal& goal, const Box& box, const std::vector<bool>& served, std::int64_t target, std::uint64_t steps, const Divided& divided) {
    return Filling(goal, box, steps, divided).run(served, target);
}

}  // namespace attiva::funding
