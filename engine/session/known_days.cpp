// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/session/calendar_test.cpp.

#include "session/known_days.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "evaluation/wording.hpp"
#include "person/reader.hpp"
#include "text/literal.hpp"

namespace attiva::session {
namespace {

std::vector<std::string> members_words(const person::Profile& p, const person::Expiry& e) {
    using List = person::Expiry::List;
    using Kind = evaluation::Subject::Kind;
    if (e.list == List::person) return {};
    const evaluation::Subject s{e.list == List::members ? Kind::member : Kind::relative, static_cast<std::uint32_t>(e.index)};
    return {evaluation::subject_words(p, s)};
}

// What the viewer may see expire, and when.
std::vector<inquiry::Expired> expired(const catalogue::Catalogue& c, const person::Profile& p, vocabulary::ServiceId view) {
    std::vector<inquiry::Expired> out;
    for (const person::Expiry& e : person::expiries(p, c.vocabulary)) {
        if (!person::visible(p, c.vocabulary, e.attribute, view)) continue;
        std::string what = c.vocabulary[e.attribute].label;
        for (const std::string& whose : members_words(p, e)) what += fmt::format(" ({})", whose);
        out.push_back({e.last + 1, e.attribute, fmt::format("{}: la valutazione del {} non vale più", what, text::write_day(e.assessed_on))});
    }
    return out;
}

// Those not there already.
void add_new(const Diagnostics& found, Diagnostics& problems) {
    for (const Diagnostic& d : found.items()) {
        const auto& all = problems.items();
        const bool known = std::any_of(all.begin(), all.end(), [&](const Diagnostic& k) {
            return k.code == d.code && k.message == d.message && k.where.begin == d.where.begin;
        });
        if (!known) problems.add(d);
    }
}

}  // namespace

bool KnownDays::read(const PersonFile& file, Diagnostics& problems) {
    person::Profile whole;
    const bool readable = read_person(state_, file, asked_, problems, [&](person::Profile profile, Diagnostics&) {
        whole = std::move(profile);
        return true;
    });
    if (!readable) return false;
    expired_ = session::expired(state_.catalogue, whole, asked_.view);
    for (const Date day : begins(whole)) {
        Question q = asked_.question;
        q.day = day;
        Diagnostics found;
        const auto asked = look_up(state_.catalogue, q, found);
        auto profiles = asked ? read_person(state_, file, *asked, found) : std::nullopt;
        add_new(found, problems);
        if (!profiles) return false;
        known_.push_back({day, *asked, std::move(*profiles)});
    }
    return true;
}

// The days on which what is known of her may be otherwise: a paper expires, the place
// asked about is another, or which instruments tell of a group the viewer may not know.
std::set<Date> KnownDays::begins(const person::Profile& profile) const {
    const Date first = asked_.question.day;
    std::set<Date> out{first};
    const auto add = [&](Date d) {
        if (first < d && d <= last_) out.insert(d);
    };
    for (const person::Expiry& e : person::expiries(profile, state_.catalogue.vocabulary)) add(e.last + 1);
    if (!asked_.places.empty())
        for (const Date d : state_.catalogue.territory.turning()) add(d);
    for (const auto& of_day : concealed(state_, profile, asked_, last_)) add(of_day.first);
    return out;
}

KnownDays KnownDays::from(const Asked& asked, const std::function<Profiles(const Profiles&)>& change) const {
    const Date first = asked.question.day;
    KnownDays out(state_, asked, last_);
    out.expired_ = expired_;
    for (std::size_t k = 0; k < known_.size(); ++k) {
        const Stretch& s = known_[k];
        const bool over = k + 1 < known_.size() && known_[k + 1].from <= first;
        if (!over) out.known_.push_back({std::max(first, s.from), s.asked, change(s.profiles)});
    }
    return out;
}

const KnownDays::Stretch& KnownDays::on(Date day) const {
    const auto next = std::upper_bound(known_.begin(), known_.end(), day, [](Date d, const Stretch& k) { return d < k.from; });
    return *(next - 1);
}

std::vector<inquiry::Stretch> KnownDays::stretches() const {
    std::vector<inquiry::Stretch> out;
    for (std::size_t k = 0; k < known_.size(); ++k)
        out.push_back({known_[k].from, k + 1 < known_.size() ? known_[k + 1].from + -1 : last_, &known_[k].profiles.bare, &known_[k].profiles.presumed});
    return out;
}

}  // namespace attiva::session
