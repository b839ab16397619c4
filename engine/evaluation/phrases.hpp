// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "attiva/answer.hpp"
#include "catalogue/model.hpp"

// What explanations of one day say again for every person: conditions in words,
// citations ready to print. Each is made the first time it is asked for and
// kept. Safe to share between threads.
// Tested by tests/evaluation/phrases_test.cpp.

namespace attiva::evaluation {

/// Values made on demand, one a slot, never changed afterwards.
template <class T>
class Lazy {
public:
    explicit Lazy(std::size_t slots) : slots_(slots) {}
    Lazy(const Lazy&) = delete;
    Lazy& operator=(const Lazy&) = delete;
    ~Lazy() {
        for (auto& s : slots_) delete s.load();
    }
    /// The value of a slot; `make()` where nobody has asked before.
    template <class Make>
    const T& get(std::size_t slot, const Make& make) const {
        const T* known = slots_[slot].load(std::memory_order_acquire);
        if (known != nullptr) return *known;
        auto made = std::make_unique<const T>(make());
        if (slots_[slot].compare_exchange_strong(known, made.get(), std::memory_order_acq_rel)) return *made.release();
        return *known;
    }

private:
    mutable std::vector<std::atomic<const T*>> slots_;
};

class Phrases {
public:
    /// Keeps a reference to the catalogue.
    Phrases(const catalogue::Catalogue& catalogue, Date day);

    /// A node in words (wording.hpp).
    [[nodiscard]] const std::string& words(language::NodeId node) const;
    /// The citation of a clause, with where it is written.
    [[nodiscard]] const SharedSource& of_clause(language::ClauseId clause) const;
    /// The citation of a titled node.
    [[nodiscard]] const SharedSource& of_node(language::NodeId node) const;
    /// Those of a value of a parameter, of a parameter, of a subject; not kept.
    [[nodiscard]] SharedSource of_value(language::ParameterId parameter, std::size_t value) const;
    [[nodiscard]] SharedSource of_parameter(language::ParameterId parameter) const;
    [[nodiscard]] SharedSource of_subject(const language::Subject& subject) const;
    [[nodiscard]] SharedSource of_level(const catalogue::ServiceLevel& level) const;
    [[nodiscard]] SharedSource of_sheet(const catalogue::Sheet& sheet) const;

private:
    [[nodiscard]] SharedSource source(const language::Citation& citation, const language::Provenance& where) const;

    const catalogue::Catalogue& catalogue_;
    Date day_;
    std::unordered_map<std::string, const catalogue::LegalSource*> acts_;
    Lazy<std::string> words_;
    Lazy<SharedSource> clauses_;
    Lazy<SharedSource> nodes_;
};

}  // namespace attiva::evaluation
