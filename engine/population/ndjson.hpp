// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "population/csv.hpp"
#include "population/gather.hpp"

// One line of JSON, a person's file → one row of a block. Whoever has a household, relatives,
// a history or wishes of hers is read alone, and so is a line that is not plain JSON.
// The only file with simdjson is ndjson.cpp. Tested by tests/population/ndjson_test.cpp.

namespace attiva::population {

class JsonRows {
public:
    /// All must outlive it.
    JsonRows(const Reading& reading, Gather& gather);
    ~JsonRows();
    /// A line without its end, within a text with room for `padding` bytes after it.
    Outcome read(std::string_view line);
    [[nodiscard]] const std::string& id() const { return id_; }
    void forget();

private:
    struct Parser;
    struct Fact {
        AttributeId attribute = vocabulary::no_attribute;
        const char* section = "";
        std::unique_ptr<Teller> teller;
    };
    bool put(std::string_view line);
    bool facts(const char* section, void* object);
    Fact* fact_named(std::string_view key);

    const Reading& reading_;
    Gather& gather_;
    std::unique_ptr<Parser> parser_;
    std::vector<Fact> facts_;
    std::unordered_map<std::string_view, std::size_t> by_name_;
    std::vector<std::size_t> order_;  ///< as the last line named them: the next will, likely
    std::size_t next_ = 0;
    Date stated_on_;
    std::string id_;
};

}  // namespace attiva::population
