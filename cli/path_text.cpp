// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The heading; the best path, step by step; other ways in short; or why there is none.

#include "path_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "funding_text.hpp"

namespace attiva::cli {
namespace {

// Where only a presumption bars a step it is a condition, never a promise.
std::string arrives(const Path& p) { return p.only_if.empty() ? "si arriva " : "si arriverebbe "; }

// Of the steps counted in the first key, those barred by a presumption are told apart.
std::string cost_words(const Path& p) {
    const PathCost& c = p.cost;
    std::vector<std::string> parts{c.steps == 0 ? "nessun passo da fare" : counted(c.steps, "passo", "passi"), arrives(p) + arrival_words(p) + (p.only_if.empty() ? "" : " (" + p.only_if + ")")};
    if (c.presumed > 0) parts.push_back(counted(c.presumed, "passo escluso salvo", "passi esclusi salvo"));
    if (c.discouraged > c.presumed) parts.push_back(counted(c.discouraged - c.presumed, "sconsigliato", "sconsigliati"));
    if (c.skipped > 0) parts.push_back(fmt::format("{} «meglio dopo» non {}", c.skipped, c.skipped == 1 ? "seguito" : "seguiti"));
    if (c.undecided > 0) parts.push_back(counted(c.undecided, "fatto da chiarire", "fatti da chiarire"));
    return join(parts, ", ");
}

std::string presumed_words(const PresumedFact& f) { return f.label + (f.member.empty() ? "" : " (" + f.member + ")") + ": " + f.value; }

class Text {
public:
    Text(const PathAnswer& a, const Style& style, bool whole) : a_(a), style_(style), whole_(whole) {}

    std::string all() {
        heading();
        body();
        for (const auto& n : a_.notes) line("Da sapere: " + n, 0);
        if (a_.difference) difference();
        if (a_.otherwise) {
            out_ += "\n" + bold(style_, fmt::format("Se «{}» non va come sperato", a_.failed)) + "\n";
            out_ += Text(*a_.otherwise, style_, whole_).only_body();
        }
        return std::move(out_);
    }

private:
    std::string only_body() {
        line(fmt::format("Dal {}:", iso(a_.day)), 0);
        body();
        return std::move(out_);
    }

    void line(const std::string& text, int indent) { out_ += folded(style_, days_in_words(text), indent); }

    void heading() {
        out_ += bold(style_, "Percorso") + (a_.subject.empty() ? "" : "  " + a_.subject) + ": " + a_.goal + "\n";
        out_ += dim(style_, days_in_words(fmt::format("Giorno {} · entro il {} · {} · vista: {} · catalogo {}", iso(a_.day), iso(a_.last), a_.place, a_.view, a_.digest))) + "\n";
        std::vector<std::string> limits{a_.together == 1 ? "uno alla volta" : fmt::format("al massimo {} insieme", a_.together), hours()};
        if (a_.from != a_.day) limits.insert(limits.begin(), "non prima del " + iso(a_.from));
        if (!a_.excluded.empty()) limits.push_back("senza " + join(a_.excluded, ", "));
        out_ += dim(style_, days_in_words("Con: " + join(limits, " · "))) + "\n";
        out_ += dim(style_, "Proposta: decide l'équipe con la persona. Le date contano che ogni passo vada come sperato.") + "\n";
    }

    // How many a week, who says so, and whether they count.
    [[nodiscard]] std::string hours() const {
        std::vector<std::string> about;
        if (a_.hours_from == PathHours::person) about.emplace_back("quelle che la persona sostiene, secondo il suo foglio");
        if (!a_.hours_counted) about.emplace_back("non contano: di nessun passo si sa quante ne chiede");
        return counted(a_.hours, "ora", "ore") + " a settimana" + (about.empty() ? "" : " (" + join(about, "; ") + ")");
    }

    void body() {
        if (a_.paths.empty()) return none();
        out_ += "\n";
        if (a_.reached) return line("L'obiettivo è già raggiunto: non serve alcun passo.", 0);
        if (!a_.aims.empty()) aims();
        std::size_t told = 0;
        for (const Path& p : a_.paths) {
            if (p.steps.empty() || (p.steps.back().answer.id.empty() && told > 0)) continue;
            if (told > 0) out_ += "\n";
            path(p, told++);
        }
    }

    // Of no goal: where each way leads, in one line.
    void aims() {
        line("A che cosa è sensato puntare, secondo il catalogo:", 0);
        const std::size_t shown = whole_ ? a_.paths.size() : std::min<std::size_t>(a_.paths.size(), 6);
        for (std::size_t k = 0; k < shown; ++k) line(fmt::format("· {}: {}", a_.paths[k].reaches, cost_words(a_.paths[k])), 2);
        const std::size_t more = a_.paths.size() - shown;
        if (more > 0) line(more == 1 ? "e un'altra meta (--completa)" : fmt::format("e altre {} mete (--completa)", more), 2);
        out_ += "\n";
    }

    // What it goes through that the first way does not, and the reverse.
    [[nodiscard]] std::string otherwise(const Path& p) const {
        const auto only = [](const Path& in, const Path& out) {
            std::vector<std::string> names;
            for (const PathStep& s : in.steps)
                if (!s.running && std::none_of(out.steps.begin(), out.steps.end(), [&](const PathStep& x) { return x.id == s.id; })) names.push_back(s.name);
            return names;
        };
        const auto with = only(p, a_.paths.front()), without = only(a_.paths.front(), p);
        return (with.empty() ? "" : ": con " + join(with, ", ")) + (without.empty() ? "" : (with.empty() ? ": senza " : "; senza ") + join(without, ", "));
    }

    void path(const Path& p, std::size_t number) {
        const std::string title = number == 0 ? (a_.aims.empty() ? "Il percorso" : "Verso: " + p.reaches) : a_.aims.empty() ? fmt::format("Un'altra strada ({}){}", number, otherwise(p)) : "Verso: " + p.reaches;
        std::string first = folded(style_, title, 0);
        first.pop_back();
        out_ += bold(style_, first) + "\n";
        line(fmt::format("{}: {}", proof_words(p, a_.first), cost_words(p)), 0);
        int n = 0;
        for (const PathStep& s : p.steps) {
            out_ += "\n";
            step(p, s, s.running ? 0 : ++n);
        }
        out_ += "\n";
        line(fmt::format("L'obiettivo {} {}: {}{}.", p.only_if.empty() ? "è raggiunto" : "sarebbe raggiunto", arrival_words(p), p.reaches, a_.completed ? " è concluso" : ""), 0);
        if (!p.only_if.empty()) line("S" + p.only_if.substr(1) + ".", 0);
    }

    void step(const Path& p, const PathStep& s, int number) {
        const std::string title = fmt::format("{} ({})", s.name, s.id);
        if (s.running) {
            line(fmt::format("In corso  {}, dal {}: {}", title, iso(s.from), s.duration.text), 0);
            return;
        }
        out_ += bold(style_, fmt::format("{}. {}", number, title)) + "\n";
        line(fmt::format("{}  ({}){}", step_days(s), s.duration.text, s.duration.source && !cite(*s.duration.source).empty() ? ", " + cite(*s.duration.source) : ""), 3);
        line(std::string(word(s.answer.verdict)) + " quel giorno" + summary(s.answer), 3);
        for (const PathBinding& b : s.not_before)
            if (b.kind != PathBinding::Kind::first_day) line("Non prima: " + binding(b), 3);
        if (s.answer.suitability == Suitability::discouraged) line("Sconsigliato: " + reasons(s.answer.suitability_reasons), 3);
        if (s.answer.suitability == Suitability::indicated) line("Indicato: " + reasons(s.answer.suitability_reasons), 3);
        for (const auto& g : s.skipped) line("Meglio dopo (non seguito): " + g, 3);
        if (const std::string open = missing(s.answer.missing); !open.empty()) line("Da verificare: " + open, 3);
        for (const Missing& m : s.answer.missing)
            if (m.reading) line("Letta in un modo o nell'altro, la norma cambia la risposta (lo decide chi cura il catalogo): " + reading(m), 3);
        if (!s.presumptions.empty()) line("Da verificare (oggi si presume): " + presumed(s.presumptions), 3);
        if (!s.opens.empty()) line("Apre: " + join(s.opens, ", "), 3);
        if (!s.prepares.empty()) line("Prepara: " + join(s.prepares, ", "), 3);
        line("Traguardo da concordare: " + s.milestone, 3);
        if (s.assumed) line("Si conta su un esito positivo (altrimenti: --se-fallisce " + s.id + ")", 3);
        line("Attiva: " + (s.service.empty() ? std::string("il catalogo non dice chi") : s.service), 3);
        team(s);
        paying(s);
        if (whole_) rest(p, s);
    }

    // The line of the answer, without the verdict where it begins with it; what has a colon of
    // its own comes after a comma.
    static std::string summary(const InstrumentAnswer& a) {
        const auto begins = [&](const std::string& with) { return a.summary.compare(0, with.size(), with) == 0; };
        const std::string verdict = std::string(word(a.verdict)) + ": ";
        if (a.summary.empty()) return "";
        if (begins(verdict)) return ": " + a.summary.substr(verdict.size());
        return (begins("dipende da: ") ? ", " : ": ") + a.summary;
    }

    void team(const PathStep& s) {
        std::vector<std::string> core;
        std::vector<std::string> wider;
        for (const PathAttendee& x : s.team) {
            (x.essential ? core : wider).push_back(x.service + (x.maybe ? ", forse" : "") + (whole_ ? " (" + x.why + ")" : ""));
        }
        if (!core.empty()) line("Équipe essenziale: " + join(core, "; "), 3);
        if (!wider.empty()) line("Équipe allargata: " + join(wider, "; "), 3);
    }

    // By the rules of the lines; whether there is money left is another question (attiva fondi).
    void paying(const PathStep& s) {
        if (const std::string can = funding_words(s.answer, Payable::yes); !can.empty()) line("Può pagarlo: " + can, 3);
        for (const Payable p : {Payable::to_clarify, Payable::to_verify_hidden})
            if (const std::string may = funding_words(s.answer, p); whole_ && !may.empty()) line(fmt::format("Chi paga, {}: {}", word(p), may), 3);
        std::string said;  // once a line, whatever the costs
        for (const Funding& f : s.answer.funding)
            if (f.payable == Payable::yes && f.until && *f.until < s.to && std::exchange(said, f.id) != f.id) line(fmt::format("{} paga solo fino al {}, e il passo finisce il {}", f.name, iso(*f.until), iso(s.to)), 3);
    }

    void rest(const Path& p, const PathStep& s) {
        for (const Reason& r : s.answer.reasons)
            if (r.truth && r.applies) line(fmt::format("{}: {}{}", *r.truth == Truth::yes ? "c'è" : *r.truth == Truth::no ? "manca" : "da verificare", r.text, in_brackets(r.source)), 3);
        for (const auto& l : s.leaves) line("Al termine: " + l, 3);
        if (!s.documents.empty()) line("Documenti: " + join(s.documents, ", "), 3);
        for (const PathShift& x : s.shifts) shift(p, x);
    }

    void shift(const Path& p, const PathShift& x) {
        std::string text = fmt::format("{}: ", x.text);
        text[0] = 'S';
        if (!x.end) return line(text + "il percorso non tiene più", 3);
        std::vector<std::string> moved;
        for (const auto& m : x.moved) moved.push_back(fmt::format("{} comincia il {} (non il {})", moved_step(p, m), iso(m.then), iso(m.planned)));
        line(text + fmt::format("{}{}{}", arrives(p) + "il " + iso(*x.end), *x.end > a_.last ? ", oltre il termine chiesto" : "", moved.empty() ? "" : "; " + join(moved, "; ")), 3);
    }

    // By its number, as the page to sign has it.
    static std::string moved_step(const Path& p, const PathShift::Moved& m) {
        int number = 0;
        for (const PathStep& s : p.steps) {
            if (s.running) continue;
            ++number;
            if (s.id == m.id && s.from == m.planned) return fmt::format("passo {}", number);
        }
        return m.id;
    }

    // What the clause says in the same words is not said twice.
    static std::string binding(const PathBinding& b) {
        std::vector<std::string> why;
        const bool said = b.kind == PathBinding::Kind::window || b.text.find(b.clause.substr(b.clause.find(' ') + 1)) != std::string::npos;
        if (!b.clause.empty() && !said) why.push_back("«" + b.clause + "»");
        if (b.source && !cite(*b.source).empty()) why.push_back(cite(*b.source));
        return b.text + (why.empty() ? "" : " (" + join(why) + ")");
    }

    static std::string reasons(const std::vector<Reason>& all) {
        std::vector<std::string> out;
        for (const Reason& r : all)
            if (r.truth == Truth::yes) out.push_back(r.text.substr(r.text.find(": ") + 2));  // without "indicato: "
        return join(out, "; ");
    }

    static std::string missing(const std::vector<Missing>& all) {
        std::vector<std::string> out;
        for (const Missing& m : all)
            if (!m.reading) out.push_back(m.label + (m.member.empty() ? "" : " (" + m.member + ")") + (m.holder.empty() ? "" : ": " + m.holder));
        return join(out, "; ");
    }

    static std::string presumed(const std::vector<PresumedFact>& all) {
        std::vector<std::string> out;
        for (const PresumedFact& f : all) out.push_back(presumed_words(f));
        return join(out, "; ");
    }

    // The title of an interpretation.
    static std::string reading(const Missing& m) { return "«" + m.label.substr(m.label.find(": ") + 2) + "»"; }

    void none() {
        out_ += "\n";
        line(a_.proof == PathProof::none ? fmt::format("Entro il {} nessun percorso porta a: {}.", iso(a_.last), a_.goal)
                                         : fmt::format("Nessun percorso trovato entro il {} verso: {}; ma non è provato che non ci sia.", iso(a_.last), a_.goal), 0);
        int n = 0;
        for (const PathCut& c : a_.cuts) {
            line(a_.cuts.size() == 1 ? "Basta questo a impedirlo:" : fmt::format("{} ({}):", n == 0 ? "Basta questo a impedirlo" : "Oppure basta questo", n + 1), 0);
            ++n;
            for (const PathBar& b : c.bars) {
                std::string text = "· " + b.text;
                if (!b.clauses.empty()) text += ": «" + join(b.clauses, "»; «") + "»";
                text += in_brackets(b.source);
                line(text, 2);
            }
            for (const auto& o : c.opening) line("aprirebbe la strada: " + o, 4);
        }
        if (!a_.cuts.empty() && !a_.cuts_proved) line("(non è provato che queste ragioni siano le più piccole)", 0);
        if (!a_.near.empty()) line("Vicino a questo si può arrivare a:", 0);
        for (const NearGoal& x : a_.near) line(fmt::format("· {}: {}", x.name, cost_words(x.path)), 2);
    }

    void difference() {
        const PathDifference& d = *a_.difference;
        out_ += "\n" + bold(style_, days_in_words(fmt::format("Che cosa è cambiato dal percorso del {}", iso(d.earlier_day)))) + "\n";
        if (d.lines.empty()) line("Nulla: il percorso è lo stesso.", 2);
        for (const auto& l : d.lines) line("· " + l, 2);
    }

    const PathAnswer& a_;
    const Style& style_;
    bool whole_;
    std::string out_;
};

// In this key none is better.
const char* none_better(PathKey k) {
    switch (k) {
        case PathKey::discouraged: return "ha meno passi sconsigliati";
        case PathKey::skipped: return "segue più «meglio dopo»";
        case PathKey::end: return "arriva prima";
        case PathKey::steps: return "ha meno passi";
        case PathKey::undecided: break;
    }
    return "ha meno da chiarire";
}

// In this key another could be better, and by so much at most.
std::string could_be(const Path& p, PathKey k) {
    switch (k) {
        case PathKey::discouraged: return fmt::format("passi sconsigliati: {}, uno potrebbe averne {}", p.cost.discouraged, p.bound.discouraged);
        case PathKey::skipped: return fmt::format("«meglio dopo» non seguiti: {}, uno potrebbe averne {}", p.cost.skipped, p.bound.skipped);
        case PathKey::end: return fmt::format("uno potrebbe arrivare prima, ma non prima del {}", iso(p.bound.end));
        case PathKey::steps: return fmt::format("passi: {}, uno potrebbe averne {}", p.cost.steps, p.bound.steps);
        case PathKey::undecided: break;
    }
    return fmt::format("fatti da chiarire: {}, uno potrebbe averne {}", p.cost.undecided, p.bound.undecided);
}

void plain_step(std::string& out, const std::string& subject, const Path& p, const PathStep& s) {
    plain_line(out, subject, "strumento", s.id);
    plain_line(out, subject, "nome", s.name);
    plain_line(out, subject, "dal", iso(s.from));
    if (!s.running) plain_line(out, subject, "al", iso(s.to));
    plain_line(out, subject, "durata", s.duration.text);
    if (s.running) return plain_line(out, subject, "in corso", "sì");
    plain_line(out, subject, "verdetto", word(s.answer.verdict));
    for (const PathBinding& b : s.not_before) plain_line(out, subject, "non prima", b.text + (b.clause.empty() ? "" : ": «" + b.clause + "»"));
    for (const Missing& m : s.answer.missing) plain_line(out, subject, m.reading ? "lettura della norma" : "da verificare", m.label + (m.holder.empty() ? "" : ": " + m.holder));
    for (const auto& g : s.skipped) plain_line(out, subject, "meglio dopo non seguito", g);
    if (s.presumed ? s.answer.suitability == Suitability::discouraged : s.discouraged) plain_line(out, subject, "sconsigliato", "sì");
    for (const PresumedFact& f : s.presumptions) plain_line(out, subject, "si presume", presumed_words(f));
    plain_line(out, subject, "attiva", s.service);
    for (const PathAttendee& x : s.team) plain_line(out, subject, x.essential ? "équipe essenziale" : "équipe allargata", fmt::format("{}{} ({})", x.service, x.maybe ? ", forse" : "", x.why));
    plain_line(out, subject, "può pagarlo", funding_words(s.answer, Payable::yes));
    plain_line(out, subject, "documenti", join(s.documents, ", "));
    plain_line(out, subject, "al termine", join(s.leaves, "; "));
    plain_line(out, subject, "apre", join(s.opens, ", "));
    plain_line(out, subject, "prepara", join(s.prepares, ", "));
    plain_line(out, subject, "traguardo", s.milestone);
    if (s.assumed) plain_line(out, subject, "si conta su esito positivo", "sì");
    for (const PathShift& x : s.shifts) plain_line(out, subject, x.text, x.end ? arrives(p) + "il " + iso(*x.end) : "il percorso non tiene più");
}

void plain_body(std::string& out, const PathAnswer& a, const std::string& prefix) {
    if (a.reached) plain_line(out, prefix, "già raggiunto", "sì");
    std::size_t k = 0;
    for (const Path& p : a.paths) {
        const std::string subject = fmt::format("{} {}", prefix, ++k);
        plain_line(out, subject, "raggiunge", p.reaches);
        plain_line(out, subject, "esito", proof_words(p, a.first));
        plain_line(out, subject, "costo", cost_words(p));
        int n = 0;
        for (const PathStep& s : p.steps) plain_step(out, s.running ? subject + " già" : fmt::format("{} passo {}", subject, ++n), p, s);
    }
    if (a.paths.empty()) plain_line(out, prefix, "esito", a.proof == PathProof::none ? "nessun percorso" : "nessun percorso trovato, ma non è provato che non ci sia");
    k = 0;
    for (const PathCut& c : a.cuts) {
        const std::string subject = fmt::format("ragione {}", ++k);
        for (const PathBar& b : c.bars) plain_line(out, subject, "basta", b.text + (b.clauses.empty() ? "" : ": «" + join(b.clauses, "»; «") + "»"));
        for (const auto& o : c.opening) plain_line(out, subject, "aprirebbe", o);
    }
    for (const NearGoal& x : a.near) plain_line(out, "vicino", x.name, cost_words(x.path));
}

}  // namespace

std::string proof_words(const Path& p, PathKey first) {
    if (p.proof == PathProof::proved) return "Il migliore";
    const auto gap = first_gap(p, first);
    if (!gap) return "Il migliore trovato (non è provato che sia il migliore)";
    std::vector<std::string> proved;
    for (const PathKey k : keys_in_order(first)) {
        if (k == *gap) break;
        proved.emplace_back(none_better(k));
    }
    const std::string before = proved.empty() ? "" : fmt::format("provato: nessuno {}; a parità ", join(proved, ", né, a parità, "));
    return fmt::format("Il migliore trovato ({}{})", before, could_be(p, *gap));
}

std::string path_text(const PathAnswer& answer, const Style& style, bool whole) { return Text(answer, style, whole).all(); }

std::string path_plain(const PathAnswer& a) {
    std::string out;
    plain_line(out, "percorso", "obiettivo", a.goal);
    plain_line(out, "percorso", "giorno", iso(a.day));
    plain_line(out, "percorso", "non prima del", iso(a.from));
    plain_line(out, "percorso", "entro", iso(a.last));
    plain_line(out, "percorso", "ore", std::to_string(a.hours));
    if (a.hours_from == PathHours::person) plain_line(out, "percorso", "ore dette da", "il foglio della persona");
    plain_line(out, "percorso", "ore contate", a.hours_counted ? "sì" : "no");
    plain_line(out, "percorso", "insieme", std::to_string(a.together));
    plain_line(out, "percorso", "senza", join(a.excluded, ", "));
    plain_heading(out, "percorso", a.place, a.view, a.digest, "decide l'équipe", a.subject);
    plain_body(out, a, "percorso");
    for (const auto& n : a.notes) plain_line(out, "percorso", "da sapere", n);
    if (a.otherwise) {
        plain_line(out, "percorso", "fallisce", a.failed);
        plain_body(out, *a.otherwise, "se fallisce");
    }
    if (a.difference)
        for (const auto& l : a.difference->lines) plain_line(out, "da prima", "cambiato", l);
    return out;
}

}  // namespace attiva::cli
