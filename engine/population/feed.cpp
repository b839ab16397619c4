// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "population/feed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "caseload/case_reader.hpp"

namespace attiva::population {
namespace {

constexpr std::size_t first_look = std::size_t{64} << 10;
constexpr std::string_view mark = "\xEF\xBB\xBF";  // of UTF-8, as Excel writes it

bool ends_with(std::string_view name, std::string_view end) { return name.size() > end.size() && name.substr(name.size() - end.size()) == end; }

Form form_of(const std::string& name, std::string_view text) {
    if (ends_with(name, ".csv")) return Form::csv;
    if (ends_with(name, ".ndjson") || ends_with(name, ".jsonl")) return Form::lines;
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '{' ? Form::lines : Form::csv;
}

bool plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::uint64_t lines_in(std::string_view text) {
    std::uint64_t out = 0;
    while (const void* end = std::memchr(text.data(), '\n', text.size())) {
        ++out;
        text.remove_prefix(static_cast<std::size_t>(static_cast<const char*>(end) - text.data()) + 1);
    }
    return out;
}

}  // namespace

Feed::Feed(const std::vector<PopulationInput>& inputs) : inputs_(inputs), open_(inputs.size()) {}

std::vector<std::shared_ptr<const Head>> Feed::open(Diagnostics& diagnostics) {
    std::vector<std::shared_ptr<const Head>> out;
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
        open_one(i, diagnostics);
        out.push_back(open_[i].head);
    }
    return out;
}

void Feed::open_one(std::size_t input, Diagnostics& diagnostics) {
    Open& o = open_[input];
    auto head = std::make_shared<Head>();
    head->input = input;
    o.head = head;
    fill(input, first_look);
    if (!broken_.empty()) {
        diagnostics.error("F030", Span{}, fmt::format("{}: non si legge", inputs_[input].name), "controlla il file e rifai");
        return;
    }
    if (o.held.compare(0, mark.size(), mark) == 0) {
        o.held.erase(0, mark.size());
        o.letters = Letters::utf8;
    }
    head->form = form_of(inputs_[input].name, o.held);
    if (head->form == Form::lines) o.letters = Letters::utf8;  // JSON has no other
    if (head->form == Form::lines || !diagnostics.ok()) return;
    see_letters(o);
    while (!o.held.empty() && (o.held.front() == '\n' || o.held.front() == '\r')) {
        o.line += o.held.front() == '\n' ? 1 : 0;
        o.held.erase(0, 1);
    }
    const std::size_t end = o.held.find('\n');
    if (o.held.empty() || (end == std::string::npos && !o.ended)) {
        const char* what = o.held.empty() ? "la tabella è vuota" : "la prima riga è troppo lunga";
        diagnostics.error("F015", Span{}, fmt::format("{}: {}", inputs_[input].name, what), "la prima riga dice i nomi delle colonne");
        return;
    }
    head->text = o.held.substr(0, end);
    head->line = o.line;
    if (!head->text.empty() && head->text.back() == '\r') head->text.pop_back();
    if (o.letters == Letters::windows) head->text = caseload::from_windows(head->text);
    o.held.erase(0, end == std::string::npos ? o.held.size() : end + 1);
    ++o.line;
}

// Reads on until it holds so many bytes.
void Feed::fill(std::size_t input, std::size_t size) {
    Open& o = open_[input];
    while (!o.ended && o.held.size() < size) {
        const std::size_t had = o.held.size();
        o.held.reserve(size + padding);
        o.held.resize(size);
        const auto got = inputs_[input].read(o.held.data() + had, size - had);
        o.held.resize(had + got.value_or(0));
        bytes_ += got.value_or(0);
        if (!got) broken_.push_back(input);
        o.ended = got.value_or(0) == 0;
    }
}

// The first bytes that are no ASCII tell for all.
void Feed::see_letters(Open& o) {
    if (o.letters != Letters::unseen || plain(o.held)) return;
    // A character may be cut by the end of what has been read.
    std::string_view seen = o.held;
    const std::size_t end = seen.rfind('\n');
    if (end != std::string_view::npos) seen = seen.substr(0, end);
    if (plain(seen)) seen = o.held;
    o.letters = caseload::is_utf8(seen) ? Letters::utf8 : Letters::windows;
}

// Past the end of the line that `held` begins with.
void Feed::skip_line(Open& o) {
    for (;;) {
        const std::size_t end = o.held.find('\n');
        if (end != std::string::npos) {
            o.held.erase(0, end + 1);
            return;
        }
        o.held.clear();
        fill(o.head->input, piece_size);
        if (o.held.empty()) return;
    }
}

bool Feed::next_of(Open& o, Piece& piece) {
    fill(o.head->input, piece_size);
    if (o.held.empty()) return false;
    see_letters(o);
    piece.head = o.head;
    piece.first_line = o.line;
    piece.windows = o.letters == Letters::windows;
    piece.too_long = false;
    const std::size_t last = o.held.rfind('\n');
    if (last == std::string::npos && !o.ended) {
        piece.text.clear();
        piece.too_long = true;
        skip_line(o);
        ++o.line;
        return true;
    }
    const std::size_t size = o.ended ? o.held.size() : last + 1;
    // The piece takes what is held; what is beyond it is held on, where the piece before was.
    piece.text.swap(o.held);
    o.held.assign(piece.text, size);
    piece.text.resize(size);
    piece.text.reserve(size + padding);
    o.line += lines_in(piece.text);
    return true;
}

bool Feed::next(Piece& piece) {
    while (now_ < open_.size() && !next_of(open_[now_], piece)) {
        open_[now_] = Open{};
        ++now_;
    }
    if (now_ == open_.size()) return false;
    piece.number = pieces_++;
    return true;
}

}  // namespace attiva::population
