// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "population/cells.hpp"
#include "population/csv.hpp"
#include "population/gather.hpp"

// One line of JSON, a person's file → one row of a block. Only lines of one form are read
// here: a map of maps of single values, without escapes, nothing twice. Every other line —
// a household, a history, a list, a fault — is left to the one reader of documents.
// Tested by tests/population/everybody_test.cpp.

namespace attiva::population {

class JsonRows {
public:
    /// All must outlive it.
    JsonRows(const Reading& reading, Gather& gather);
    /// A line without its end, within a text with room for `padding` bytes after it. A plain one
    /// may be found not to be when it is told; the text must stay until then.
    Outcome read(std::string_view line);
    [[nodiscard]] const std::string& id() const { return id_; }
    /// Tells the gather of every row read; before it ends.
    void tell() { cells_.tell(); }
    void forget();

private:
    struct Fact {
        std::string_view section;
        std::string key;      ///< between quotes and with its colon, as most write it
        std::uint64_t head = 0, mask = 0;  ///< of its first eight letters
    };
    // What stands at at_; false: something else does.
    bool sign(char c);
    bool text(std::string_view& inside);
    bool value(std::string_view& token);
    template <class Take>
    bool map(Take take);
    bool person();
    bool facts(std::size_t section);
    bool other(std::string_view key);
    bool once(std::size_t key);
    bool fact(std::string_view section);
    bool next_fact(std::size_t& fact);
    bool fact_named(std::string_view key, std::size_t& fact);

    Gather& gather_;
    std::vector<Fact> facts_;
    std::vector<std::unique_ptr<Teller>> tellers_;  ///< of facts_
    Cells cells_;
    std::unordered_map<std::string_view, std::size_t> by_name_;
    std::vector<std::size_t> order_;  ///< as the last line named them: the next will, likely
    std::size_t next_ = 0;
    std::string_view line_;
    std::size_t at_ = 0;
    bool dated_ = false;
    unsigned seen_ = 0;               ///< keys of the file met so far
    std::string id_;
};

}  // namespace attiva::population
