// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "attiva/diagnostic.hpp"
#include "vocabulary/possible.hpp"
#include "vocabulary/type.hpp"

// The common language: every fact that can be known of a person, who knows it,
// how it is protected, and what may be presumed when nobody said it.
//
// Built from catalog/vocabolario/*.yaml by vocabulary/from_document.
// Tested by tests/vocabulary/.

namespace attiva::vocabulary {

using AttributeId = std::uint16_t;
using ServiceId = std::uint16_t;
inline constexpr AttributeId no_attribute = 0xFFFF;
inline constexpr ServiceId no_service = 0xFFFF;

/// What a fact is about.
enum class Level : std::uint8_t {
    person,      ///< persona: the person asked about, nobody else
    member,      ///< componente: any member of the household, the person too
    household,   ///< nucleo
    relative,    ///< familiare: a relative outside the household
    activation,  ///< attivazione: host, tutor, place, start: not the person
};
const char* word(Level l);
/// May every member (or relative) have one of his own?
constexpr bool of_each(Level l) { return l == Level::member || l == Level::relative; }

/// Privacy class of a fact (GDPR). Only the first two are seen by everyone.
enum class Privacy : std::uint8_t {
    common,    ///< comune
    economic,  ///< economico
    special,   ///< particolare: GDPR art. 9
    judicial,  ///< giudiziario: GDPR art. 10
    guarded,   ///< protetto: violence, trafficking, minors, SerD anonymity
};
const char* word(Privacy p);

/// Who can make the fact change.
enum class ChangedBy : std::uint8_t { time, service, person, nobody };

/// A simple condition on one attribute, used by `ha_senso_se` and `implica`:
/// the attribute's value is among `allowed` (mask for booleans [may_no|may_yes],
/// choices; for the others only "known to be anything").
struct ValueTest {
    AttributeId attribute = no_attribute;
    std::uint64_t allowed = 0;
};

/// When this attribute is among `when` (boolean or choice mask), `then` holds.
struct Implication {
    std::uint64_t when = 0;
    ValueTest then;
};

/// How a stated or derived duration is computed from a date.
enum class Derivation : std::uint8_t {
    none,
    elapsed,    ///< trascorso_da: completed months (or days) from a date to the day
    remaining,  ///< mancante_a: from the day to a date
};

struct Attribute {
    std::string id;
    Level level = Level::person;
    Type type;
    std::string unit;      ///< the type as declared: "anni", "euro/mese"; a bare number is in it
    Possible domain;       ///< every value it may have; the value set of "ignoto"
    std::string label;     ///< short, Italian
    std::string question;  ///< whole sentence, Italian
    std::string meaning;   ///< definition, Italian; may be empty
    std::string source;    ///< id in fonti.yaml; may be empty
    Span source_span;      ///< where it is written
    ServiceId holder = no_service;
    Privacy privacy = Privacy::common;
    ChangedBy changed_by = ChangedBy::person;
    std::optional<Possible> presumption;  ///< value when nobody said anything
    std::vector<Implication> implies;
    std::vector<ValueTest> applicable_if;  ///< all must hold; empty = always
    Derivation derivation = Derivation::none;
    AttributeId derived_from = no_attribute;  ///< the date, when derived
    std::optional<int> valid_months;  ///< an assessment older than this is unknown
    std::string assessed_by;          ///< for a professional assessment
    std::string document;             ///< the paper that proves it
    bool unverified = false;          ///< da_verificare
    Span span;
};

/// A service that holds facts and may look at a person ("serd", "cpi").
struct Service {
    std::string id;
    std::string name;  ///< Italian, with article: "il SerD"
    std::vector<Privacy> sees;  ///< classes it sees whoever holds the fact
    Span span;
};

class Vocabulary {
public:
    /// Adds in order; ids are stable indexes. Duplicates are the reader's business.
    AttributeId add(Attribute a);
    ListId add(ChoiceList l);
    ServiceId add(Service s);

    [[nodiscard]] std::optional<AttributeId> find(std::string_view id) const;
    /// "numero_componenti": how many the household are, the person too. The one
    /// attribute the engine knows to follow from the list of members; no_attribute
    /// where the vocabulary has none.
    [[nodiscard]] AttributeId household_size() const { return household_size_; }
    [[nodiscard]] std::optional<ListId> find_list(std::string_view id) const;
    [[nodiscard]] std::optional<ServiceId> find_service(std::string_view id) const;
    [[nodiscard]] const Attribute& operator[](AttributeId a) const { return attributes_[a]; }
    [[nodiscard]] Attribute& edit(AttributeId a) { return attributes_[a]; }
    [[nodiscard]] const ChoiceList& list(ListId l) const { return lists_[l]; }
    [[nodiscard]] const Service& service(ServiceId s) const { return services_[s]; }
    [[nodiscard]] const std::vector<Attribute>& attributes() const { return attributes_; }
    [[nodiscard]] const std::vector<ChoiceList>& lists() const { return lists_; }
    [[nodiscard]] const std::vector<Service>& services() const { return services_; }

private:
    std::vector<Attribute> attributes_;
    std::vector<ChoiceList> lists_;
    std::vector<Service> services_;
    AttributeId household_size_ = no_attribute;
    std::unordered_map<std::string, AttributeId> by_id_;
    std::unordered_map<std::string, ListId> list_by_id_;
    std::unordered_map<std::string, ServiceId> service_by_id_;
};

/// One fact in people's words: "sì", "10.140,00 euro", "tra 3 e 6 mesi",
/// "uno tra: vicino, medio", "non noto". Used by answers and dumps.
std::string show(const Possible& p, Type type, const Vocabulary& v);

}  // namespace attiva::vocabulary
