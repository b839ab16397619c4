// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The fields a map may have, as one table for each kind of map: MapReader reads by
// it, and the room schema writes from it what editors complete and check. A field
// is named, typed and explained nowhere else.
// Tested by tests/document/reader_test.cpp and tests/schema/.

namespace attiva::document {

/// What a field holds.
enum class Form : std::uint8_t {
    text,     ///< one value, taken as it is written
    word,     ///< lower-case letters, digits and `_`
    name,     ///< the same, and not a reserved word
    texts,    ///< a list of texts; one text stands for a list of one
    money,    ///< a sum in euro
    whole,    ///< a whole number, within `least` and `most`
    date,     ///< a day
    partial,  ///< a day known in part (vocabulary/days_reader), or `non so`
    ending,   ///< the same, or `in corso`, or `concluso`
    yes_no,   ///< sì, no
    choice,   ///< one of `choices`
    choices,  ///< any of `choices`, in a list
    map,      ///< a map of the shape `inner`
    list,     ///< a list of maps of the shape `inner`
    items,    ///< the same; a name may stand for a map
    value,    ///< a value of an attribute, or a list of them
    facts,    ///< facts by name: which ones, the person room says
    people,   ///< a list of facts by name
    changes,  ///< the fields of a person, none of them compulsory
    results,  ///< values by the name of a result
};

/// What the text of a field is the name of, in the whole catalogue.
enum class Refers : std::uint8_t { nothing, act, service, attribute, date, list, instrument, fund, zone, group };

enum class Need : std::uint8_t { may, must };

struct Shape;

struct FieldShape {
    std::string_view name;
    Form form = Form::text;
    Need need = Need::may;
    std::string_view meaning{};  ///< Italian, for whoever writes the field
    std::vector<std::string> choices{};
    Refers refers = Refers::nothing;
    const Shape* inner = nullptr;
    int least = 0, most = 0;  ///< of a whole number, or of how many are listed (0: no limit)
};

struct Shape {
    std::string_view what;  ///< names the map in messages, with its article
    std::vector<FieldShape> fields;
    bool never_empty = false;  ///< a map without fields is an error of its reader

    /// The field of that name; null if there is none.
    [[nodiscard]] const FieldShape* find(std::string_view name) const {
        for (const FieldShape& f : fields)
            if (f.name == name) return &f;
        return nullptr;
    }
};

}  // namespace attiva::document
