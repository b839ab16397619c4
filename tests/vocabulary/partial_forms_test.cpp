// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Every way of saying a value in part, against a naive reading of the same words: which
// values of a small world it leaves possible, looked at one by one.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <functional>

#include "text/literal.hpp"
#include "vocabulary/days_reader.hpp"
#include "vocabulary/value_reader.hpp"
#include "vocabulary/written.hpp"

using namespace attiva;
using namespace attiva::vocabulary;

namespace {

const Vocabulary& words() {
    static const Vocabulary v = written::vocabulary_of(
        written::attribute("fattore", "persona", "numero", "dominio: tra 0 e 9") +
        written::attribute("nascita", "persona", "data") + written::attribute("firma", "persona", "evento") +
        written::attribute("titolo", "persona", "scelta", "voci: [a, b, c, d]") +
        written::attribute("svantaggi", "persona", "insieme", "voci: [a, b, c]"));
    return v;
}

const Attribute& attribute(const char* name) { return words()[words().find(name).value()]; }

std::optional<WrittenValue> read(const char* name, const std::string& value, std::string& codes) {
    written::Reading r;
    const document::Node node = r.yaml(fmt::format("x: \"{}\"", value));
    auto v = read_value(node.fields.at(0).value, attribute(name), {words(), *date_of(2026, 2, 1), false}, r.diagnostics);
    codes = r.codes().substr(0, 4);
    return v;
}

using Holds = std::function<bool(int value, int limit)>;

// A number or none at all: where no value of the domain is left the text is refused.
void same_numbers(const std::string& written, const std::function<bool(int)>& possible) {
    std::string codes;
    const auto v = read("fattore", written, codes);
    bool any = false;
    for (int n = 0; n <= 9; ++n) {
        any = any || possible(n);
        if (v) CHECK((v->value.lo <= Number{n} && Number{n} <= v->value.hi) == possible(n));
    }
    CHECK(v.has_value() == any);
    if (!any) CHECK((codes == "V104" || codes == "V105"));
}

std::string names(unsigned mask, const char* separator = ", ") {
    std::string out;
    for (unsigned i = 0; i < 4; ++i)
        if ((mask >> i & 1U) != 0) out += (out.empty() ? "" : separator) + std::string(1, static_cast<char>('a' + i));
    return out;
}

}  // namespace

TEST_CASE("numbers in part, word by word and limit by limit") {
    const std::pair<const char*, Holds> rows[] = {
        {"meno di", [](int n, int k) { return n < k; }},      {"sotto", [](int n, int k) { return n < k; }},
        {"più di", [](int n, int k) { return n > k; }},       {"oltre", [](int n, int k) { return n > k; }},
        {"sopra", [](int n, int k) { return n > k; }},        {"almeno", [](int n, int k) { return n >= k; }},
        {"fino a", [](int n, int k) { return n <= k; }},      {"al massimo", [](int n, int k) { return n <= k; }},
        {"al più", [](int n, int k) { return n <= k; }},      {"non più di", [](int n, int k) { return n <= k; }}};
    CHECK(std::size(rows) == bound_words.size());
    for (const auto& [word, holds] : rows)
        for (int k = -1; k <= 10; ++k) {
            const std::string text = fmt::format("{} {}", word, k);
            INFO(text);
            same_numbers(text, [&, h = holds](int n) { return h(n, k); });
        }
    for (int a = 0; a <= 9; ++a)
        for (int b = 0; b <= 9; ++b) {
            const std::string text = fmt::format("tra {} e {}", a, b);
            INFO(text);
            same_numbers(text, [&](int n) { return a <= n && n <= b; });
        }
}

TEST_CASE("days in part, against the letters of the days") {
    // Partial days of each length, in an order of their own: a day is before a year when
    // its letters are.
    std::vector<std::string> partial{"1900", "2199", "2019", "2020", "2021", "2020-01", "2020-02", "2020-12",
                                     "2020-02-28", "2020-02-29", "2020-03-01", "2020-12-31", "2021-01-01"};
    const std::pair<const char*, std::function<bool(const std::string&, const std::string&)>> rows[] = {
        {"", [](const auto& d, const auto& p) { return d.substr(0, p.size()) == p; }},
        {"prima del ", [](const auto& d, const auto& p) { return d.substr(0, p.size()) < p; }},
        {"dopo il ", [](const auto& d, const auto& p) { return d.substr(0, p.size()) > p; }},
        {"dal ", [](const auto& d, const auto& p) { return d.substr(0, p.size()) >= p; }},
        {"fino al ", [](const auto& d, const auto& p) { return d.substr(0, p.size()) <= p; }}};
    CHECK(std::size(rows) == day_words.size() + 1);
    std::vector<Date> days{first_supported_day, last_supported_day};
    for (Date d = *date_of(2018, 12, 30); d < *date_of(2022, 1, 3); d = d + 1) days.push_back(d);
    for (const auto& [word, holds] : rows)
        for (const auto& p : partial) {
            Diagnostics found;
            const std::string text = word + p;
            const auto got = read_days(text, Span{}, found);
            INFO(text);
            bool any = false;
            bool alike = true;
            for (const Date d : days) {
                const bool possible = holds(text::write_date(d), p);
                any = any || possible;
                if (got) alike = alike && (got->first <= d && d <= got->last) == possible;
            }
            CHECK(alike);
            CHECK(got.has_value() == any);
            if (!any) CHECK(found.items().at(0).code == "V105");
        }
}

TEST_CASE("a range of days holds what stands between the letters of its ends") {
    for (const char* a : {"2019", "2020-02", "2020-02-29", "2021-01"})
        for (const char* b : {"2019", "2020-02", "2020-02-29", "2021-01"}) {
            Diagnostics found;
            const auto got = read_days(fmt::format("tra {} e {}", a, b), Span{}, found);
            INFO(a << " " << b);
            bool any = false;
            bool alike = true;
            for (Date d = *date_of(2018, 12, 30); d < *date_of(2021, 2, 3); d = d + 1) {
                const std::string w = text::write_date(d);
                const bool possible = w.substr(0, std::string(a).size()) >= a && w.substr(0, std::string(b).size()) <= b;
                any = any || possible;
                if (got) alike = alike && (got->first <= d && d <= got->last) == possible;
            }
            CHECK(alike);
            CHECK(got.has_value() == any);
        }
}

TEST_CASE("an event said in part has happened, or will, on one of those days") {
    std::string codes;
    const auto v = read("firma", "prima del 2024-05", codes);
    REQUIRE(v);
    CHECK_FALSE(v->value.never);
    CHECK(v->value.dated);
    CHECK(v->value.hi == Number{date_of(2024, 4, 30)->days});
    CHECK_FALSE(read("firma", "prima del mai", codes));
    CHECK(codes == "T030");
}

TEST_CASE("choices in part, every subset") {
    for (unsigned m = 0; m < 16; ++m) {
        std::string codes;
        for (const char* word : {"uno tra", "una tra", "uno di", "una di"}) {
            const auto v = read("titolo", fmt::format("{} ({})", word, names(m)), codes);
            INFO(word << names(m));
            CHECK(v.has_value() == (m != 0));
            if (v) CHECK(v->value.may == m);
            else CHECK(codes == "V109");
        }
        const auto out = read("titolo", fmt::format("non ({})", names(m)), codes);
        INFO("non " << names(m));
        CHECK(out.has_value() == (m != 0 && m != 15));  // something is named, and something is left
        if (out) CHECK(out->value.may == (15U & ~m));
    }
    std::string codes;
    CHECK(read("titolo", "non b", codes)->value.may == 13);
}

TEST_CASE("sets in part: every pair of lists, every set one by one") {
    for (unsigned in = 1; in < 8; ++in)
        for (unsigned out = 0; out < 8; ++out) {
            const std::string text = fmt::format("almeno ({}){}", names(in), out == 0 ? "" : fmt::format(" e non ({})", names(out)));
            std::string codes;
            const auto v = read("svantaggi", text, codes);
            INFO(text);
            CHECK(v.has_value() == ((in & out) == 0));
            if (!v) CHECK(codes == "V105");
            for (unsigned s = 0; v && s < 8; ++s)
                CHECK(((s & v->value.must) == v->value.must && (s & ~v->value.may) == 0) == ((s & in) == in && (s & out) == 0));
        }
    for (unsigned m = 1; m < 8; ++m) {
        std::string codes;
        const auto most = read("svantaggi", fmt::format("al massimo ({})", names(m)), codes);
        const auto none = read("svantaggi", fmt::format("non ({})", names(m)), codes);
        REQUIRE(most);
        REQUIRE(none);
        CHECK((most->value.must == 0 && most->value.may == m));
        CHECK((none->value.must == 0 && none->value.may == (7U & ~m)));
    }
    std::string codes;
    CHECK_FALSE(read("svantaggi", "almeno ()", codes));
    CHECK(codes == "V109");
}

TEST_CASE("a word that gives no limit is refused, before and after the value") {
    for (const auto word : vague_words)
        for (const char* name : {"fattore", "nascita"}) {
            std::string codes;
            const char* value = std::string(name) == "fattore" ? "5" : "2019";
            INFO(word);
            CHECK_FALSE(read(name, fmt::format("{} {}", word, value), codes));
            CHECK(codes == "V106");
            CHECK_FALSE(read(name, fmt::format("{} {}", value, word), codes));
            CHECK(codes == "V106");
        }
    std::string codes;
    CHECK(read("fattore", "5", codes));
    CHECK_FALSE(read("fattore", "circa", codes));  // a word alone is no number
    CHECK(codes == "T020");
}
