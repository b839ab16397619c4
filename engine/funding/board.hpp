// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>

#include "funding/relaxation.hpp"

// Behind exchange.hpp. board.cpp: who is where, and how full every row is; board_room.cpp: room
// made by letting requests change line.

namespace attiva::funding {

// Where every atomic request stands, and what each row has in it; divisible ones do not move.
class Board {
    static constexpr std::int64_t none = -1;

public:
    explicit Board(const Goal& goal);

    void put(const Payment& p);
    /// The same, of one request, if there is room for it.
    bool put_within(const Solution& own);
    [[nodiscard]] Solution solution() const;
    [[nodiscard]] std::int64_t now(RequestId r) const { return now_[r]; }
    [[nodiscard]] bool served(RequestId r) const { return now_[r] != none || divided_now_[r]; }
    [[nodiscard]] std::size_t mark() const { return moves_.size(); }
    void back_to(std::size_t mark);
    void forget() { moves_.clear(); }
    void move(RequestId r, std::int64_t to);

    /// Serves a request, others changing line to make room; false: nothing changed.
    bool insert(RequestId r);

    /// The rows of a column that have too much in them; and the columns of a row.
    [[nodiscard]] std::vector<std::uint32_t> over(std::size_t c) const;
    [[nodiscard]] const std::vector<std::uint32_t>& in_row(std::uint32_t row) const { return in_row_[row]; }
    /// Makes room in a row, if it is a ceiling, by letting others than `keep` change line.
    bool freed(std::uint32_t row, RequestId keep);

private:
    // Of the row that ties a payment to a person's place: that of all the places.
    [[nodiscard]] std::uint32_t bound_row(std::uint32_t row) const { return f_.rows[row].kind == Row::Kind::place ? total_.at(shared_of_[row]) : row; }
    [[nodiscard]] bool limited(std::uint32_t row) const;
    // What a divisible request needs at least, by one line alone.
    bool insert_least(RequestId r);
    void pay(const Payment& p, int sign);
    void take(const Solution& own);
    [[nodiscard]] std::vector<std::uint32_t> over_payment(const Payment& p) const;
    void add(std::size_t c, std::int64_t times);
    void place(RequestId r, std::int64_t to);
    [[nodiscard]] std::int64_t weight(std::size_t c, std::uint32_t row) const;
    // The least room left in a ceiling of a column.
    [[nodiscard]] std::int64_t room(std::size_t c) const;

    bool settled(std::size_t c, RequestId r);

    struct Swap {
        std::int64_t gain = 0;
        RequestId out = 0, in = 0;
        std::uint32_t to = 0, into = 0;  // columns
        bool two = false;
    };
    struct Side {
        std::int64_t weight;
        RequestId r;
        std::uint32_t column;
    };

    // Of all single moves and exchanges between this row and one other line: the least that frees
    // enough; else what frees most.
    bool one_step(std::uint32_t row, RequestId keep, std::int64_t missing);
    static void offer(std::vector<Side>& outs, std::vector<Side>& ins, std::int64_t room, std::int64_t missing, std::vector<Swap>& offers);

    const Goal& g_;
    const Form& f_;
    std::vector<std::int64_t> now_;
    std::vector<std::int64_t> used_, persons_;
    std::vector<std::uint32_t> shared_of_;
    struct Totals {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> of;
        std::uint32_t& operator[](std::uint32_t c) {
            of.emplace_back(c, 0);
            return of.back().second;
        }
        [[nodiscard]] std::uint32_t at(std::uint32_t c) const {
            return std::lower_bound(of.begin(), of.end(), std::pair(c, 0U))->second;
        }
    } total_;
    std::vector<std::vector<std::uint32_t>> in_row_;
    std::vector<std::uint32_t> from_;  // of each row: which of its columns is looked at next
    std::vector<std::pair<RequestId, std::int64_t>> moves_;
    Solution divided_;
    std::vector<bool> divided_now_;
};

}  // namespace attiva::funding
