// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "attiva/diagnostic.hpp"
#include "attiva/population.hpp"

// Files → pieces of whole lines, in order, whoever asks for the next. A line is a row:
// a break within quotes is not followed, so that one spoilt row spoils no other.
// Not safe between threads: whoever shares a feed locks it.
// Tested by tests/population/feed_test.cpp.

namespace attiva::population {

enum class Form : std::uint8_t { csv, lines };  ///< lines: a JSON document each

/// What the first line of a CSV says, as written; of `lines` nothing.
struct Head {
    std::size_t input = 0;
    Form form = Form::csv;
    std::string text;       ///< UTF-8, without its end
    std::uint64_t line = 0;
};

struct Piece {
    std::size_t number = 0;   ///< of all pieces, from 0
    std::shared_ptr<const Head> head;
    std::uint64_t first_line = 0;
    /// Whole lines, each with its end but perhaps the last; in UTF-8 as far as it was.
    /// With room for `padding` bytes more.
    std::string text;
    bool windows = false;     ///< `text` is still in the alphabet of Windows (1252)
    bool too_long = false;    ///< of a line longer than a row may be: `text` is empty
};

inline constexpr std::size_t padding = 64;
/// Bytes of a piece, about.
inline constexpr std::size_t piece_size = std::size_t{2} << 20;

class Feed {
public:
    /// `inputs` must outlive the feed.
    explicit Feed(const std::vector<PopulationInput>& inputs);
    /// The beginning of every input: what their heads are (F-codes where one has none, or it
    /// cannot be read). Once, before next().
    std::vector<std::shared_ptr<const Head>> open(Diagnostics& diagnostics);
    /// False: there is nothing more.
    bool next(Piece& piece);
    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
    /// Inputs that stopped being readable, by number.
    [[nodiscard]] const std::vector<std::size_t>& broken() const { return broken_; }

private:
    enum class Letters : std::uint8_t { unseen, utf8, windows };
    struct Open {
        std::shared_ptr<const Head> head;
        std::string held;             ///< read and not yet given
        std::uint64_t line = 1;       ///< of the first byte of `held`
        Letters letters = Letters::unseen;
        bool ended = false;
    };
    void open_one(std::size_t input, Diagnostics& diagnostics);
    void fill(std::size_t input, std::size_t size);
    bool next_of(Open& o, Piece& piece);
    void skip_line(Open& o);
    void see_letters(Open& o);

    const std::vector<PopulationInput>& inputs_;
    std::vector<Open> open_;
    std::size_t now_ = 0;
    std::size_t pieces_ = 0;
    std::uint64_t bytes_ = 0;
    std::vector<std::size_t> broken_;
};

}  // namespace attiva::population
