// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "batch/block.hpp"
#include "vocabulary/vocabulary.hpp"

// What is known of many persons of one attribute, before rules read it: as
// person::Fact for one, but in columns, and one value alone where all rows have it —
// most attributes of most files.
// Tested by tests/population/everybody_test.cpp.

namespace attiva::population {

using batch::Plane;
using batch::Word;
using vocabulary::AttributeId;
using vocabulary::Base;
using vocabulary::Possible;

struct Values {
    bool same = true;          ///< every row has `all`; the columns are then not read
    Possible all;
    bool all_open = true;      ///< nobody has said anything of it, nor that it is not known
    batch::Column column;      ///< of batch::shape_of, wide; of places, numbers of the run
    std::uint32_t all_place = 0;
    Plane lapsed;              ///< not applicable; of all bases, truths too
    Plane open;
};

/// Of one subject of each row: the person, or whoever an open list leaves out.
struct Sheet {
    std::size_t rows = 0;
    std::vector<Values> of;    ///< by AttributeId
    [[nodiscard]] std::size_t words() const { return batch::words_for(rows); }
};

/// Writes the columns of a value that was the same for all.
void expand(Values& values, const batch::Shape& shape, std::size_t words);

}  // namespace attiva::population
