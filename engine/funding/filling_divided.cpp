// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/filling.hpp"

#include <set>

namespace attiva::funding {

std::optional<std::uint32_t> Filling::pays_of(std::uint32_t amount) const {
    if (amount + 1 >= f_.columns.size() || f_.columns[amount + 1].kind != Column::Kind::pays) return std::nullopt;
    return amount + 1;
}

std::optional<std::uint32_t> Filling::place_of(std::uint32_t amount) const {
    const auto pays = pays_of(amount);
    if (!pays) return std::nullopt;
    for (const Entry& e : f_.of(*pays))
        if (f_.rows[e.row].kind == Row::Kind::place) return place_of_[e.row];
    return std::nullopt;
}

std::int64_t Filling::could_take(std::uint32_t c, std::int64_t here) const {
    if (const auto place = place_of(c); place && held_[*place] == 0 && limits_[total_of_[*place]].left < 1) return 0;
    if (const auto pays = pays_of(c); pays && !is_sure(c))
        for (const Entry& e : f_.of(*pays))
            if (f_.rows[e.row].kind == Row::Kind::exclusion && limits_[e.row].left < 1) return 0;
    std::int64_t most = std::min(box_.high[c], here - (is_sure(c) ? 0 : premium(c)));
    for (const Entry& e : f_.of(c))
        if (f_.rows[e.row].kind == Row::Kind::ceiling) most = std::min(most, limits_[e.row].left - (is_sure(c) ? 0 : premium(c)));
    return std::max<std::int64_t>(0, most);
}

std::int64_t Filling::most_of(std::size_t d) {
    const Request& q = g_.problem.requests[divisible_[d]];
    std::sort(take_[d].rbegin(), take_[d].rend());
    std::int64_t most = 0;
    for (std::size_t i = 0; i < take_[d].size() && i < q.most_lines; ++i) most += take_[d][i];
    return std::min(most, q.cost);
}

bool Filling::starved(std::size_t b) {
    for (auto& of : take_) of.clear();
    for (std::size_t i = 0; i < bins_.size(); ++i)
        for (const std::uint32_t c : bins_[i].divided) take_[place_in_[f_.columns[c].index]].push_back(could_take(c, i < b ? bins_[i].left : bins_[i].room));
    for (std::size_t d = 0; d < take_.size(); ++d)
        if (most_of(d) < g_.problem.requests[divisible_[d]].least) return true;
    return false;
}

std::int64_t Filling::may_be_left(std::size_t b, bool all) {
    std::int64_t out = all ? spare_ : families_[bins_[b].family].unused, by_line = 0;
    for (auto& of : take_) of.clear();
    for (std::size_t i = 0; i < bins_.size() && i <= b; ++i) {
        const Bin& bin = bins_[i];
        if (!all && bin.family != bins_[b].family) continue;
        if (i < b) out -= bin.left;
        const std::int64_t here = i < b ? bin.left : bin.room;
        std::int64_t could = 0;
        for (const std::uint32_t c : bin.divided) {
            const std::int64_t most = could_take(c, here);
            could += most;
            take_[place_in_[f_.columns[c].index]].push_back(most);
        }
        by_line += std::min(here, could);
    }
    std::int64_t by_request = 0;
    for (std::size_t d = 0; d < take_.size(); ++d) by_request += most_of(d);
    return out + std::min(by_line, by_request);
}

void Filling::exclude(std::size_t d, Sharer& s) const {
    std::map<std::uint32_t, std::size_t> first;  // of an exclusion: the part in it
    for (std::size_t p = 0; p < s.parts.size(); ++p)
        for (const std::uint32_t c : bins_[s.parts[p].line].divided)
            if (f_.columns[c].index == divisible_[d])
                if (const auto pays = pays_of(c))
                    for (const Entry& e : f_.of(*pays))
                        if (f_.rows[e.row].kind == Row::Kind::exclusion)
                            if (const auto [at, fresh] = first.emplace(e.row, p); !fresh) s.apart.emplace_back(at->second, p);
}

bool Filling::shared_out() const {
    std::vector<Rest> rooms;
    std::vector<Sharer> sharers;
    std::set<std::pair<LineId, PersonId>> placed;
    for (const RequestId r : divisible_) {
        const Request& q = g_.problem.requests[r];
        sharers.push_back({q.least, q.cost, q.most_lines, {}, {}});
    }
    for (std::size_t b = 0; b < bins_.size(); ++b) {
        std::optional<std::uint32_t> row;  // of one kind of places of the line
        for (const std::uint32_t c : bins_[b].divided) {
            const auto place = place_of(c);
            if (place && !row) row = total_of_[*place];
            const bool taken = place && total_of_[*place] == *row && held_[*place] == 0 && placed.insert({bins_[b].line, g_.problem.requests[f_.columns[c].index].person}).second;
            sharers[place_in_.at(f_.columns[c].index)].parts.push_back({b, could_take(c, bins_[b].left), is_sure(c) ? 0 : premium(c), taken});
        }
        rooms.push_back({bins_[b].left, row ? limits_[*row].left : 0});
    }
    for (std::size_t d = 0; d < sharers.size(); ++d) exclude(d, sharers[d]);
    return can_share(sharers, rooms, need_divided_, 2000).value_or(true);
}

}  // namespace attiva::funding
