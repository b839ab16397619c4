// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "text_form.hpp"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>
#include <vector>

namespace attiva::pathway {
namespace {

using Words = std::vector<std::string_view>;

std::vector<std::string_view> split(std::string_view text, std::string_view at) {
    std::vector<std::string_view> out;
    while (true) {
        const std::size_t end = text.find_first_of(at);
        if (const auto word = text.substr(0, end); !word.empty()) out.push_back(word);
        if (end == std::string_view::npos) return out;
        text.remove_prefix(end + 1);
    }
}

[[noreturn]] void stop(std::string_view at) { throw std::invalid_argument("stops at: " + std::string(at)); }

int number(std::string_view word) {
    if (!word.empty() && word[0] == '+') word.remove_prefix(1);
    int out = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), out);
    if (error != std::errc() || end != word.data() + word.size()) stop(word);
    return out;
}

template <class Things>
std::uint32_t named(const Things& things, std::string_view name) {
    for (std::uint32_t k = 0; k < things.size(); ++k)
        if (things[k].name == name) return k;
    stop(name);
}

Values values(std::string_view text) {
    Values out = 0;
    for (const auto v : split(text, "|")) out |= Values{1} << number(v);
    return out;
}

// The two sides of the first `at`.
std::pair<std::string_view, std::string_view> halves(std::string_view text, std::string_view at) {
    const std::size_t here = text.find(at);
    if (here == std::string_view::npos) stop(text);
    return {text.substr(0, here), text.substr(here + at.size())};
}

class Reader {
public:
    Problem read(std::string_view text) {
        p_.conditions.resize(2);
        p_.conditions[1].kind = Condition::Kind::no;
        std::vector<Words> lines;
        for (const auto line : split(text, ";\n"))
            if (Words words = split(line, " \t"); !words.empty()) lines.push_back(std::move(words));
        for (const Words& w : lines) {
            if (w[0] == "fact" && w.size() == 4) p_.facts.push_back({std::string(w[1]), static_cast<std::uint32_t>(number(w[2])), values(halves(w[3], "now=").second)});
            if (w[0] == "act" && w.size() >= 3) p_.activities.emplace_back().name = w[1], p_.activities.back().days = number(w[2]);
        }
        for (const Words& w : lines) statement(w);
        return std::move(p_);
    }

private:
    void statement(const Words& w) {
        const auto is = [&](std::string_view word, std::size_t size) { return w[0] == word && w.size() == size; };
        if (is("fact", 4)) return;
        if (w[0] == "act" && w.size() >= 3) {
            for (std::size_t k = 3; k < w.size(); ++k) clause(named(p_.activities, w[1]), w[k]);
        } else if (is("at", 3)) {
            const auto [fact, to] = halves(w[2], "=");
            p_.changes.push_back({number(w[1]), named(p_.facts, fact), values(to)});
        } else if (is("past", 3)) {
            p_.past.push_back({named(p_.activities, w[1]), w[2] == "ever" ? never_ends : number(w[2])});
        } else if (is("uncounted", 2)) {
            p_.facts[named(p_.facts, w[1])].counted = false;
        } else if (is("beside", 2)) {
            p_.activities[named(p_.activities, w[1])].beside = true;
        } else if (is("apart", 3)) {
            p_.apart.emplace_back(named(p_.activities, w[1]), named(p_.activities, w[2]));
        } else if (is("hours", 2)) {
            p_.hours = number(w[1]);
        } else if (is("together", 2)) {
            p_.together = number(w[1]);
        } else if (is("in", 2)) {
            p_.horizon = number(w[1]);
        } else if (is("goal", 2)) {
            p_.goal = condition(w[1]);
        } else {
            stop(w[0]);
        }
    }

    void clause(ActivityId id, std::string_view word) {
        const auto [key, value] = halves(word, "=");
        Activity& a = p_.activities[id];
        if (key == "hours") a.hours = number(value);
        else if (key == "times") a.most_times = number(value);
        else if (key == "wait") a.wait = number(value);
        else if (key == "entry") a.entry = condition(value);
        else if (key == "stay") a.stay = condition(value);
        else if (key == "avoid") a.discouraged = condition(value);
        else if (key == "from") a.windows.push_back({number(halves(value, "..").first), number(halves(value, "..").second)});
        else if (key == "after") {
            auto& group = a.better_after.emplace_back();
            for (const auto g : split(value, "|")) group.push_back(named(p_.activities, g));
        } else if (key == "sets" || key == "moves") {
            const auto [fact, rest] = halves(value, ":");
            const std::size_t when = rest.find('?');
            Effect e;
            e.fact = named(p_.facts, fact);
            const auto what = rest.substr(0, when);
            if (key == "sets") e.values = values(what);
            else e.kind = Effect::Kind::shifts, e.by = number(what);
            if (when != std::string_view::npos) e.when = condition(rest.substr(when + 1));
            a.effects.push_back(e);
        } else {
            stop(word);
        }
    }

    ConditionId condition(std::string_view text) {
        const ConditionId out = taken(text);
        if (!text.empty()) stop(text);
        return out;
    }

    // Takes a condition off the front.
    ConditionId taken(std::string_view& text) {
        const std::size_t end = text.find_first_of("(=,)");
        const std::string_view word = text.substr(0, end);
        const char next = end == std::string_view::npos ? ',' : text[end];
        text.remove_prefix(std::min(end, text.size()));
        if (word == "yes" && next != '=') return always;
        if (word == "no" && next != '=') return never;
        Condition c;
        if (next == '=') {
            c.kind = Condition::Kind::fact;
            c.fact = named(p_.facts, word);
            text.remove_prefix(1);
            c.values = values(bare(text));
        } else if (next == '(') {
            text.remove_prefix(1);
            call(word, c, text);
            if (text.empty() || text[0] != ')') stop(text);
            text.remove_prefix(1);
        } else {
            stop(word);
        }
        p_.conditions.push_back(std::move(c));
        return static_cast<ConditionId>(p_.conditions.size() - 1);
    }

    static std::string_view bare(std::string_view& text) {
        const std::string_view out = text.substr(0, text.find_first_of(",)"));
        text.remove_prefix(out.size());
        return out;
    }

    void call(std::string_view word, Condition& c, std::string_view& text) {
        if (word == "done" || word == "runs") {
            c.kind = word == "done" ? Condition::Kind::done : Condition::Kind::running;
            c.activity = named(p_.activities, bare(text));
            if (word == "done" && !text.empty() && text[0] == ',') text.remove_prefix(1), c.days = number(bare(text));
            return;
        }
        for (bool more = true; more; more = !text.empty() && text[0] == ',') {
            if (!c.arguments.empty()) text.remove_prefix(1);
            c.arguments.push_back(taken(text));
        }
        c.kind = Condition::Kind::at_least;
        if (word == "not" && c.arguments.size() == 1) c.kind = Condition::Kind::negation;
        else if (word == "all") c.count = static_cast<std::uint32_t>(c.arguments.size());
        else if (word == "any") c.count = 1;
        else if (word.size() > 2 && word.substr(word.size() - 2) == "of") c.count = static_cast<std::uint32_t>(number(word.substr(0, word.size() - 2)));
        else stop(word);
    }

    Problem p_;
};

std::string values_text(Values v) {
    std::string out;
    for (unsigned k = 0; k < most_values; ++k)
        if ((v >> k & 1) != 0) out += fmt::format("{}{}", out.empty() ? "" : "|", k);
    return out;
}

std::string condition_text(const Problem& p, ConditionId id) {
    const Condition& c = p.conditions[id];
    switch (c.kind) {
        case Condition::Kind::yes: return "yes";
        case Condition::Kind::no: return "no";
        case Condition::Kind::fact: return p.facts[c.fact].name + "=" + values_text(c.values);
        case Condition::Kind::done: return fmt::format("done({}{})", p.activities[c.activity].name, c.days == 0 ? "" : fmt::format(",{}", c.days));
        case Condition::Kind::running: return fmt::format("runs({})", p.activities[c.activity].name);
        case Condition::Kind::negation: return "not(" + condition_text(p, c.arguments[0]) + ")";
        case Condition::Kind::at_least: break;
    }
    std::string out;
    for (const ConditionId part : c.arguments) out += (out.empty() ? "" : ",") + condition_text(p, part);
    return fmt::format("{}of({})", c.count, out);
}

std::string activity_text(const Problem& p, const Activity& a) {
    std::string out = fmt::format("act {} {}", a.name, a.days);
    if (a.hours != 0) out += fmt::format(" hours={}", a.hours);
    if (a.most_times != 1) out += fmt::format(" times={}", a.most_times);
    if (a.wait != 0) out += fmt::format(" wait={}", a.wait);
    for (const Window& w : a.windows) out += fmt::format(" from={}..{}", w.from, w.to);
    if (a.entry != always) out += " entry=" + condition_text(p, a.entry);
    if (a.stay != always) out += " stay=" + condition_text(p, a.stay);
    if (a.discouraged != never) out += " avoid=" + condition_text(p, a.discouraged);
    for (const auto& group : a.better_after) {
        out += " after=";
        for (std::size_t k = 0; k < group.size(); ++k) out += (k == 0 ? "" : "|") + p.activities[group[k]].name;
    }
    for (const Effect& e : a.effects) {
        const std::string& fact = p.facts[e.fact].name;
        out += e.kind == Effect::Kind::becomes ? fmt::format(" sets={}:{}", fact, values_text(e.values)) : fmt::format(" moves={}:{:+}", fact, e.by);
        if (e.when != always) out += "?" + condition_text(p, e.when);
    }
    return out + "\n";
}

}  // namespace

Problem problem_from(std::string_view text) { return Reader().read(text); }

Plan plan_from(const Problem& problem, std::string_view text) {
    Plan out;
    const Words words = split(text, " ");
    if (words.size() < 2 || words[words.size() - 2] != "end") stop(text);
    for (std::size_t k = 0; k + 2 < words.size(); ++k) {
        const auto [name, day] = halves(words[k], "@");
        out.steps.push_back({named(problem.activities, name), number(day)});
    }
    out.end = number(words.back());
    return out;
}

std::string text_of(const Problem& p) {
    std::string out;
    for (const Fact& f : p.facts) out += fmt::format("fact {} {} now={}\n", f.name, f.count, values_text(f.now));
    for (const Fact& f : p.facts)
        if (!f.counted) out += fmt::format("uncounted {}\n", f.name);
    for (const Change& c : p.changes) out += fmt::format("at {} {}={}\n", c.day, p.facts[c.fact].name, values_text(c.values));
    for (const Activity& a : p.activities) out += activity_text(p, a);
    for (const Past& past : p.past)
        out += fmt::format("past {} {}\n", p.activities[past.activity].name, past.end == never_ends ? "ever" : std::to_string(past.end));
    for (const Activity& a : p.activities)
        if (a.beside) out += fmt::format("beside {}\n", a.name);
    for (const auto& [a, b] : p.apart) out += fmt::format("apart {} {}\n", p.activities[a].name, p.activities[b].name);
    return out + fmt::format("hours {}\ntogether {}\nin {}\ngoal {}\n", p.hours, p.together, p.horizon, condition_text(p, p.goal));
}

std::string text_of(const Problem& problem, const Plan& plan) {
    std::string out;
    for (const Step& s : plan.steps) out += fmt::format("{}@{} ", problem.activities[s.activity].name, s.start);
    return out + fmt::format("end {}", plan.end);
}

std::string text_of(const Cost& c) { return fmt::format("{} {} {} {} {}", c.discouraged, c.skipped, c.end, c.steps, c.undecided); }

}  // namespace attiva::pathway
