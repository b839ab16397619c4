// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The maximal boxes of small random tables, against every box there is.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>

#include "laws/world.hpp"
#include "pathway/boxes.hpp"

using namespace attiva::pathway;

namespace {

bool holds(const Box& box, const std::vector<std::uint32_t>& sizes, std::size_t cell) {
    for (std::size_t i = sizes.size(); i-- > 0; cell /= sizes[i])
        if ((box[i] >> (cell % sizes[i]) & 1U) == 0) return false;
    return true;
}

// Every box within the yes, the slow way.
std::vector<Box> every(const std::vector<std::uint32_t>& sizes, const std::vector<bool>& yes) {
    std::vector<Box> boxes{{}};
    for (const std::uint32_t size : sizes) {
        std::vector<Box> longer;
        for (const Box& b : boxes)
            for (Values v = 1; v < Values{1} << size; ++v) {
                longer.push_back(b);
                longer.back().push_back(v);
            }
        boxes = std::move(longer);
    }
    const auto outside = [&](const Box& b) {
        for (std::size_t cell = 0; cell < yes.size(); ++cell)
            if (!yes[cell] && holds(b, sizes, cell)) return true;
        return false;
    };
    boxes.erase(std::remove_if(boxes.begin(), boxes.end(), outside), boxes.end());
    return boxes;
}

bool within(const Box& a, const Box& b) {
    for (std::size_t i = 0; i < a.size(); ++i)
        if ((a[i] & ~b[i]) != 0) return false;
    return true;
}

}  // namespace

TEST_CASE("the boxes of a table are all the maximal ones and no other") {
    attiva::laws::Random random(attiva::laws::seed(20'261'128));
    std::size_t boxes = 0;
    for (int k = 0; k < 2000; ++k) {
        std::vector<std::uint32_t> sizes;
        std::size_t cells = 1;
        for (std::size_t i = random.below(4); i > 0; --i) {
            sizes.push_back(static_cast<std::uint32_t>(1 + random.below(4)));
            cells *= sizes.back();
        }
        std::vector<bool> yes(cells);
        const int percent = static_cast<int>(random.below(101));
        for (std::size_t i = 0; i < cells; ++i) yes[i] = random.chance(percent);
        const auto made = maximal_boxes(sizes, yes);
        REQUIRE(made);
        std::vector<Box> all = every(sizes, yes);
        std::vector<Box> maximal;
        for (const Box& b : all)
            if (std::none_of(all.begin(), all.end(), [&](const Box& c) { return b != c && within(b, c); })) maximal.push_back(b);
        std::vector<Box> sorted = *made;
        std::sort(sorted.begin(), sorted.end());
        std::sort(maximal.begin(), maximal.end());
        CHECK(sorted == maximal);
        boxes += maximal.size();
    }
    CHECK(boxes > 2000);
}

TEST_CASE("too many boxes are not made") {
    const std::vector<std::uint32_t> sizes{4, 4};
    std::vector<bool> yes(16);
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < 4; ++j) yes[i * 4 + j] = i != j;
    CHECK(maximal_boxes(sizes, yes)->size() == 14);
    CHECK(maximal_boxes(sizes, yes, 14)->size() == 14);
    CHECK(!maximal_boxes(sizes, yes, 13));
}
