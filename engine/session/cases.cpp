// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Runs authors' cases: each is asked as a person would be, and what it expects
// is compared part by part. Tested by tests/session/cases_test.cpp.

#include "session/cases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <deque>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "document/yaml.hpp"
#include "person/reader.hpp"
#include "session/coverage.hpp"
#include "session/state.hpp"
#include "text/suggest.hpp"
#include "vocabulary/value_reader.hpp"

namespace attiva {
namespace session {
namespace {

namespace fs = std::filesystem;
using document::Node;

std::vector<fs::path> case_files(const std::string& directory) {
    std::vector<fs::path> out;
    std::error_code ec;
    fs::path root = fs::path(directory) / "catalog";
    if (!fs::is_directory(root, ec)) root = directory;
    for (auto it = fs::recursive_directory_iterator(root, ec); !ec && it != fs::recursive_directory_iterator();
         it.increment(ec))
        if (it->is_regular_file() && it->path().extension() == ".yaml" &&
            it->path().parent_path().filename() == "prove")
            out.push_back(it->path());
    std::sort(out.begin(), out.end());
    return out;
}

// Does a reason with this sentence (and point of the source) say this truth?
// Shared parts are looked at once.
bool found(const Reason& r, const std::string& text, const std::string& place, std::optional<Truth> truth,
           std::set<const Reason*>& seen) {
    if (!seen.insert(&r).second) return false;
    const bool named = text.empty() || r.text == text || r.text == "Escluso se: " + text;
    const bool cited = place.empty() || (r.source && r.source->place == place);
    if (named && cited && (!truth || r.truth == truth)) return true;
    return std::any_of(r.parts.begin(), r.parts.end(),
                       [&](const ReasonPart& p) { return found(*p, text, place, truth, seen); });
}

bool found(const std::vector<Reason>& reasons, const std::string& text, const std::string& place,
           std::optional<Truth> truth) {
    std::set<const Reason*> seen;
    return std::any_of(reasons.begin(), reasons.end(),
                       [&](const Reason& r) { return found(r, text, place, truth, seen); });
}

// The truth a deciding reason has under this verdict.
std::optional<Truth> deciding(Verdict v) {
    switch (v) {
        case Verdict::unavailable:
        case Verdict::presumed_out:
        case Verdict::not_now: return Truth::no;
        case Verdict::to_clarify:
        case Verdict::to_verify_hidden: return Truth::unknown;
        case Verdict::available: return Truth::yes;
        default: return std::nullopt;
    }
}

class Runner {
public:
    Runner(const State& state, CaseReport& report)
        : state_(state), c_(state.catalogue), report_(report), coverage_(state.catalogue) {}

    void file(const fs::path& path, const std::string& shown) {
        std::ifstream in(path, std::ios::binary);
        std::ostringstream all;
        all << in.rdbuf();
        text::Sources& sources = *c_.sources;
        const FileId id = sources.add(shown, all.str(), report_.diagnostics);
        if (!sources.usable(id)) return;
        auto document = document::read_yaml(sources, id, report_.diagnostics);
        if (!document) return;
        documents_.push_back(std::move(*document));
        const CaseFile cases = read_cases(documents_.back(), report_.diagnostics);
        for (const AuthorCase& one : cases.cases) run(one, cases);
    }

    void finish() { report_.atoms = coverage_.atoms(); }

private:
    void run(const AuthorCase& one, const CaseFile& file) {
        const auto base = std::find_if(file.persons.begin(), file.persons.end(),
                                       [&](const auto& p) { return p.first == one.base; });
        if (base == file.persons.end()) {
            std::vector<std::string> names;
            for (const auto& p : file.persons) names.push_back(p.first);
            report_.diagnostics.error("K003", one.base_where, fmt::format("la persona «{}» non c'è in questo file", one.base),
                                      text::perhaps(one.base, names, "aggiungila sotto `persone:`"));
            return;
        }
        Diagnostics problems;
        auto profile = person::from_document(merged(*base->second, one.changes), c_.vocabulary,
                                             c_.territory, false, problems);
        check_history(c_, profile, problems);
        Question q;
        q.day = one.day.value_or(profile.stated_on);
        q.view = one.view;
        q.presumptions = one.presumptions;
        q.instrument = one.instrument;
        const auto asked = named(one, q, problems);
        check_names(one, problems);
        std::optional<Profiles> profiles;
        if (problems.ok() && asked) profiles = prepare(c_, std::move(profile), *asked, problems);
        report_.diagnostics.append(std::move(problems));
        if (profiles) compare(one, *asked, *profiles);
    }

    // The act and the missing facts a case names.
    void check_names(const AuthorCase& one, Diagnostics& problems) const {
        std::vector<std::string> acts;
        for (const auto& a : c_.acts) acts.push_back(a.id);
        if (!one.act.empty() && std::find(acts.begin(), acts.end(), one.act) == acts.end())
            problems.error("C205", one.act_where, fmt::format("la fonte «{}» non è in fonti.yaml", one.act),
                           text::perhaps(one.act, acts, "aggiungila a catalog/fonti.yaml"));
        std::vector<std::string> names;
        for (const auto& a : c_.vocabulary.attributes()) names.push_back(a.id);
        for (const Node* m : one.expected.missing)
            if (!c_.vocabulary.find(m->text))
                problems.error("K006", m->where, fmt::format("il vocabolario non ha «{}»", m->text),
                               text::perhaps(m->text, names, "guarda i nomi in catalog/vocabolario/"));
    }

    // U-codes have no place of their own: here it is the word that names the thing.
    std::optional<Asked> named(const AuthorCase& one, const Question& q, Diagnostics& problems) {
        Diagnostics said;
        auto asked = look_up(c_, q, said);
        for (Diagnostic d : said.items()) {
            d.where = d.code == "U003" ? one.view_where : one.instrument_where;
            d.code = "K004";
            problems.add(std::move(d));
        }
        return asked;
    }

    void compare(const AuthorCase& one, const Asked& asked, const Profiles& profiles) {
        Asking asking(state_.day(asked.question.day, true));
        const Answer a = answer(c_, state_.program, asked, profiles, asking);
        coverage_.see(asking.presumed);
        last_ = &asking.presumed;
        CaseResult r;
        r.id = one.id;
        r.title = one.title;
        r.file = c_.sources->name(one.where.file);
        r.line = static_cast<int>(c_.sources->place(one.where).line);
        differences(one, a.instruments.front(), r.differences);
        last_ = nullptr;
        r.passed = r.differences.empty();
        report_.cases.push_back(std::move(r));
    }

    void differences(const AuthorCase& one, const InstrumentAnswer& i, std::vector<std::string>& out) {
        const Expected& e = one.expected;
        if (!e.verdict.empty() && e.verdict != word(i.verdict))
            out.push_back(fmt::format("verdetto: atteso «{}», è «{}»{}", e.verdict, word(i.verdict),
                                      i.summary.empty() ? "" : " (" + i.summary + ")"));
        if (!e.suitability.empty() && e.suitability != word(i.suitability))
            out.push_back(fmt::format("adeguatezza: attesa «{}», è «{}»", e.suitability, word(i.suitability)));
        if ((!e.reason.empty() || !e.place.empty()) &&
            !found(i.reasons, e.reason, e.place, deciding(i.verdict)))
            out.push_back(fmt::format("motivo: «{}» {} non decide questo verdetto", e.reason, e.place));
        for (const Node* m : e.missing) {
            const bool there = std::any_of(i.missing.begin(), i.missing.end(),
                                           [&](const Missing& x) { return x.attribute == m->text; });
            if (!there) out.push_back(fmt::format("manca: «{}» non è fra i fatti mancanti", m->text));
        }
        for (const auto& [name, node] : e.results) result(name, *node, i, out);
    }

    void result(const std::string& name, const Node& node, const InstrumentAnswer& i,
                std::vector<std::string>& out) {
        const auto at = std::find_if(i.results.begin(), i.results.end(),
                                     [&](const Result& r) { return r.name == name; });
        if (at == i.results.end()) {
            if (node.text != "non spetta")
                out.push_back(fmt::format("importo «{}»: non c'è fra i risultati", name));
            return;
        }
        if (node.text == "manca") {
            if (at->exact) out.push_back(fmt::format("importo «{}»: atteso ignoto, è {}", name, at->text));
            return;
        }
        if (!equal(name, node, i.id)) out.push_back(fmt::format("importo «{}»: atteso {}, è {}", name, node.text, at->text));
    }

    // "da A a B" is an interval; anything else is read as a fact of that type.
    bool equal(const std::string& name, const Node& node, const std::string& instrument) {
        const language::Clause* clause = nullptr;
        const auto id = c_.rules.find_instrument(instrument);
        for (const auto k : c_.rules.instruments[*id].clauses)
            if (c_.rules.clauses[k].name == name && c_.rules.clauses[k].body) clause = &c_.rules.clauses[k];
        if (clause == nullptr) return false;
        vocabulary::Attribute like;
        like.label = name;
        like.type = clause->type;
        like.unit = vocabulary::word(clause->type.base);
        like.domain = vocabulary::default_domain(like.type, c_.vocabulary);
        Node written = node;
        if (written.text.rfind("da ", 0) == 0) {
            const std::size_t to = written.text.find(" a ");
            if (to != std::string::npos)
                written.text = "tra " + written.text.substr(3, to - 3) + " e " + written.text.substr(to + 3);
        }
        const vocabulary::ValueContext context{c_.vocabulary, last_supported_day};
        const auto v = vocabulary::read_value(written, like, context, report_.diagnostics);
        return v && same(v->value, last_value(*clause), clause->type.base);
    }

    static bool same(const vocabulary::Possible& a, const vocabulary::Possible& b, vocabulary::Base base) {
        if (base == vocabulary::Base::boolean || base == vocabulary::Base::choice) return a.may == b.may;
        if (base == vocabulary::Base::set) return a.may == b.may && a.must == b.must;
        return a.lo == b.lo && a.hi == b.hi;
    }

    vocabulary::Possible last_value(const language::Clause& clause) const {
        return last_->value(state_.program.of_typed[*clause.body]);
    }

    const State& state_;
    const catalogue::Catalogue& c_;
    CaseReport& report_;
    Coverage coverage_;
    std::deque<Node> documents_;
    const evaluation::Evaluation* last_ = nullptr;  ///< of the case being compared
};

}  // namespace
}  // namespace session

CaseReport Catalogue::run_cases(const std::string& directory) const {
    CaseReport report;
    if (!ok()) return report;
    session::Runner runner(*state_, report);
    for (const auto& path : session::case_files(directory))
        runner.file(path, path.lexically_relative(directory).generic_string());
    runner.finish();
    return report;
}

}  // namespace attiva
