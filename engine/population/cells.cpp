// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "population/cells.hpp"

namespace attiva::population {

Cells::Cells(Gather& gather, const std::vector<std::unique_ptr<Teller>>& tellers) : gather_(gather), cells_(tellers.size() * room) {
    for (std::size_t k = 0; k < tellers.size(); ++k) columns_.push_back({tellers[k].get(), &cells_[k * room]});
}

void Cells::row(Date stated_on) {
    if (rows_ == together) tell();
    row_ = gather_.rows() - 1;
    if (rows_++ == 0) first_ = row_;
    days_[row_ - first_] = stated_on;
}

std::string_view Cells::last(std::size_t column) const {
    const Cell* const end = columns_[column].end;
    if (end == &cells_[column * room] || end[-1].row != row_) return {};
    return {end[-1].at, end[-1].size};
}

void Cells::drop() {
    for (std::size_t k = 0; k < columns_.size(); ++k)
        if (!last(k).empty()) --columns_[k].end;
}

void Cells::tell() {
    for (std::size_t k = 0; k < columns_.size(); ++k) {
        Column& c = columns_[k];
        Cell* const begin = &cells_[k * room];
        if (c.teller != nullptr) gather_.put(*c.teller, begin, c.end, days_.data(), first_);
        c.end = begin;
    }
    rows_ = 0;
}

}  // namespace attiva::population
