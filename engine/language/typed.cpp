// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Look-ups in a Rulebook by the names people use.
// Tested by tests/language/check_clauses_test.cpp.
#include "language/typed.hpp"

namespace attiva::language {
namespace {

template <class List>
std::optional<std::uint32_t> index_of(const List& list, const std::string& id) {
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i].id == id) return static_cast<std::uint32_t>(i);
    return std::nullopt;
}

}  // namespace

std::optional<InstrumentId> Rulebook::find_instrument(const std::string& id) const {
    return index_of(instruments, id);
}

std::optional<ParameterId> Rulebook::find_parameter(const std::string& id) const {
    return index_of(parameters, id);
}

}  // namespace attiva::language
