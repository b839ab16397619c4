// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "population/values.hpp"
#include "vocabulary/vocabulary.hpp"

// What person::derive and person::presume do, for many persons at once: implica to a
// fixpoint, what makes no sense, what is presumed. Tested against those, fact by fact,
// by tests/population/everybody_test.cpp.

namespace attiva::population {

class Presuming {
public:
    /// `vocabulary` must outlive it.
    explicit Presuming(const vocabulary::Vocabulary& vocabulary);

    [[nodiscard]] const batch::Shape& shape(AttributeId a) const { return shapes_[a]; }
    /// By attribute: of the person presuming leaves it as it was.
    [[nodiscard]] const std::vector<bool>& alike() const { return alike_; }
    /// Such an attribute whose values are large and no premise of others: presume() need not have it.
    [[nodiscard]] bool spared(AttributeId a) const { return alike_[a] && !batch::kept_in_bits(shapes_[a].base); }
    /// Of whom nothing is known: the person, and whoever a list leaves out.
    [[nodiscard]] const std::vector<Values>& blank_person() const { return blank_person_; }
    [[nodiscard]] const std::vector<Values>& blank_other() const { return blank_other_; }

    /// What follows from what was said. Bits of `contradicted`, zero before: rows in which one
    /// fact contradicts another.
    void derive(Sheet& person, Plane& contradicted) const;
    /// The person, who was derived; of what is spared() nothing is read or written.
    void presume(Sheet& person) const;
    /// Whoever a list leaves out, of whom nothing was said; after the person.
    void presume_other(Sheet& other, Sheet& person) const;

private:
    void find_alike();
    struct Link {
        AttributeId when = vocabulary::no_attribute;
        vocabulary::Implication implication;
    };
    struct Subject {
        Sheet& own;
        Sheet& person;
        bool other = false;
    };
    [[nodiscard]] bool has(AttributeId a, bool other) const;
    [[nodiscard]] Values& of(const Subject& s, AttributeId a) const { return (has(a, s.other) ? s.own : s.person).of[a]; }
    void wide(const Subject& s, AttributeId a) const;
    bool follow(const Subject& s, const Link& link, Plane& contradicted) const;
    void applicability(const Subject& s, const std::vector<AttributeId>& guarded) const;
    bool lapse(const Subject& s, AttributeId a) const;
    void presume(const Subject& s) const;
    void presume_one(const Subject& s, AttributeId a) const;
    [[nodiscard]] Plane contradicted_by(const Subject& s, AttributeId a, const Possible& value) const;
    void put(const Subject& s, AttributeId a, const Possible& value, const Plane& where) const;

    const vocabulary::Vocabulary& v_;
    std::vector<batch::Shape> shapes_;
    std::vector<Values> blank_person_, blank_other_;
    std::vector<Link> links_[2];                          ///< of the person, of the others
    std::vector<std::vector<std::size_t>> together_[2];   ///< by attribute: the links it may reach
    std::vector<AttributeId> guarded_, presumed_;
    std::vector<AttributeId> guarded_by_presumed_;  ///< those of guarded_ that are not alike
    std::vector<bool> alike_;
};

}  // namespace attiva::population
