// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/session/interview_test.cpp.

#include "session/typed_answer.hpp"

#include <algorithm>
#include <sstream>
#include <vector>

namespace attiva::session {
namespace {

using document::Kind;
using document::Node;
using vocabulary::Base;

constexpr std::size_t longest_count = 3;  // digits

bool among(const std::string& text, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(), [&](const char* w) { return text == w; });
}

bool digits(const std::string& text) {
    return !text.empty() && text.size() <= longest_count && text.find_first_not_of("0123456789") == std::string::npos;
}

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::vector<std::string> parted(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string one; std::getline(in, one, ',');) out.push_back(trimmed(one));
    return out;
}

// The id of the n-th choice, counting from one; else the text.
std::string choice(const std::string& text, const vocabulary::ChoiceList& list) {
    if (!digits(text) || list.find(text) >= 0) return text;
    const std::size_t n = std::stoul(text);
    return n >= 1 && n <= list.items.size() ? list.items[n - 1].id : text;
}

}  // namespace

bool says_unknown(const std::string& text) { return among(text, {"non so", "non lo so", "non si sa", "boh", "?"}); }

std::optional<Node> typed_text(text::Sources& sources, const std::string& text) {
    Diagnostics problems;
    const FileId id = sources.add("risposta", text, problems);
    if (!sources.usable(id) || text.find('\n') != std::string::npos) return std::nullopt;
    Node out;
    out.kind = Kind::text;
    out.text = text;
    out.where = sources.whole(id);
    return out;
}

std::optional<Node> typed_value(text::Sources& sources, const std::string& text, const vocabulary::Attribute& a,
                                const vocabulary::Vocabulary& v) {
    if (a.type.base == Base::boolean) {
        if (among(text, {"s", "si", "sí", "Sì", "SI", "Si"})) return typed_text(sources, "sì");
        if (among(text, {"n", "No", "NO"})) return typed_text(sources, "no");
    }
    if (a.type.base == Base::choice) return typed_text(sources, choice(text, v.list(a.type.list)));
    const bool several = a.type.base == Base::set && text.find('(') == std::string::npos;
    if (!several || among(text, {"nessuno", "nessuna"})) return typed_text(sources, text);
    std::string inside = text;
    if (inside.size() >= 2 && inside.front() == '[' && inside.back() == ']') inside = inside.substr(1, inside.size() - 2);
    Node list;
    list.kind = Kind::list;
    for (const std::string& one : parted(inside)) {
        const auto item = typed_text(sources, choice(one, v.list(a.type.list)));
        if (!item) return std::nullopt;
        list.items.push_back(*item);
    }
    Diagnostics none;
    list.where = sources.whole(sources.add("risposta", text, none));
    return list;
}

std::optional<std::size_t> typed_count(const std::string& text) {
    if (among(text, {"no", "n", "nessuno", "nessuna", "nessun altro", "nessun'altra"})) return 0;
    if (!digits(text)) return std::nullopt;
    return std::stoul(text);
}

std::optional<Node> typed_period(text::Sources& sources, const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string w; in >> w;) words.push_back(w);
    if (words.size() % 2 == 0) return std::nullopt;
    Node out;
    out.kind = Kind::map;
    const auto add = [&](const std::string& key, const std::string& value) {
        auto node = typed_text(sources, value);
        if (node) out.fields.push_back({key, node->where, std::move(*node)});
        return !out.fields.empty();
    };
    bool good = add("strumento", words[0]);
    for (std::size_t i = 1; good && i < words.size(); i += 2) {
        if (!among(words[i], {"dal", "al", "esito"})) return std::nullopt;
        good = add(words[i], words[i + 1]);
    }
    if (!good) return std::nullopt;
    out.where = out.fields.front().value.where;
    return out;
}

}  // namespace attiva::session
