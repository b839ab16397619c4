// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The page for the person: what it says (person_page), then how it looks (page_text).
// Every sentence written here is short and plain: tests/export/person_page_test.cpp
// measures it (Gulpease). Nothing reserved is named: Catalogue::reserved.

#include <fmt/format.h>

#include <algorithm>

#include "attiva/paper.hpp"
#include "export/delicate_words.hpp"
#include "export/page.hpp"
#include "text/literal.hpp"

namespace attiva {
namespace {

using exporting::delicate;

bool among(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

// «da 5.450 euro/anno a 8.050 euro/anno»: the unit once.
std::string unit_once(const std::string& text) {
    const std::size_t to = text.find(" a ");
    const std::size_t unit = text.find(" euro");
    if (text.rfind("da ", 0) != 0 || to == std::string::npos || unit >= to) return text;
    const std::string of_low = text.substr(unit, to - unit);
    const bool same = text.size() > of_low.size() && text.compare(text.size() - of_low.size(), of_low.size(), of_low) == 0;
    return same ? text.substr(0, unit) + text.substr(to) : text;
}

// As people say it: «500 euro al mese».
std::string spoken(const std::string& written) {
    std::string text = unit_once(written);
    constexpr std::string_view between = "al massimo tra ";
    if (text.rfind(between, 0) == 0) text.replace(0, between.size(), "al massimo, secondo i casi, tra ");
    for (const auto& [unit, words] : {std::pair{"euro/mese", "euro al mese"}, std::pair{"euro/anno", "euro all'anno"},
                                      std::pair{"ore/settimana", "ore alla settimana"}})
        for (std::size_t at = text.find(unit); at != std::string::npos; at = text.find(unit, at + 1))
            text.replace(at, std::string_view(unit).size(), words);
    return text;
}

std::string first_capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

// One instrument in the three answers. What is shown is what the person has or may have,
// where somebody plain may have it too; a figure, where theirs may be the same.
struct Shown {
    const InstrumentAnswer* said;
    const InstrumentAnswer* plain;
    const InstrumentAnswer* unknown;
};

class Writing {
public:
    Writing(const Catalogue& c, const PageAnswers& a) : answer_(a.said), cards_(c.cards(a.said.day)), reserved_(c.reserved(a.said.day)) {
        // In the order of somebody plain.
        for (const auto& plain : a.plain.instruments) {
            const InstrumentAnswer* said = of(a.said, plain.id);
            const InstrumentAnswer* unknown = of(a.unknown, plain.id);
            if (said != nullptr && unknown != nullptr && may_show(*said, plain)) shown_.push_back({said, &plain, unknown});
        }
        std::stable_sort(shown_.begin(), shown_.end(), [](const Shown& x, const Shown& y) { return x.said->wish < y.said->wish; });
    }

    PersonPage page() {
        PersonPage out;
        out.title = "Che cosa può chiedere";
        out.subject = answer_.subject;
        out.day = text::write_day(answer_.day);
        out.place = answer_.place;
        out.digest = answer_.digest;
        out.opening = "Questo foglio è per Lei. Dice che cosa può chiedere, con ciò che sappiamo oggi. Non è una decisione: "
                      "si decide con Lei. Lei può anche dire di no. Se vede un errore, ce lo dica.";
        section(out, "Che cosa ha già", "", Verdict::active_now, most_open);
        section(out, "Che cosa può chiedere adesso", "Ne parli con chi La segue: si sceglie insieme.", Verdict::available, most_open);
        maybe(out);
        later(out);
        papers(out);
        people(out);
        out.sections.push_back({"Di altro si parla a voce",
                                "Qui non c'è tutto. Di alcune cose è meglio parlare a voce. Chieda a chi La segue che altro c'è per Lei.", {}});
        out.closing = "Questo foglio vale per il giorno scritto in alto. Le regole e le cifre possono cambiare.";
        return out;
    }

private:
    static constexpr std::size_t most_open = 8;   // blocks: with what follows, one sheet
    static constexpr std::size_t most_maybe = 6;  // lines

    static const InstrumentAnswer* of(const Answer& a, const std::string& id) {
        const auto it = std::find_if(a.instruments.begin(), a.instruments.end(), [&](const InstrumentAnswer& i) { return i.id == id; });
        return it == a.instruments.end() ? nullptr : &*it;
    }

    const Card* card(const std::string& id) const {
        const auto it = std::find_if(cards_.begin(), cards_.end(), [&](const Card& c) { return !c.fund && c.id == id; });
        return it == cards_.end() ? nullptr : &*it;
    }

    // For the person, not for who takes them on; and nothing that tells of them.
    bool may_show(const InstrumentAnswer& said, const InstrumentAnswer& plain) const {
        if (said.expired || said.wish == PersonSays::refused || among(reserved_.instruments, said.id) || delicate(said.name)) return false;
        // Somebody plain has it from elsewhere too, where it is running though nobody could ask for it now.
        const bool running = said.verdict == Verdict::active_now && said.eligible == Truth::no;
        const bool never = plain.eligible == Truth::no || plain.verdict == Verdict::unavailable;
        if (never && !running) return false;
        const Card* c = card(said.id);
        return c != nullptr && c->kind != "incentivo" && c->kind != "convenzione";
    }

    std::string service(const std::string& name) const {
        return name.empty() || name == "la persona" || among(reserved_.services, name) || delicate(name) ? "chi La segue" : name;
    }

    static std::string marked(const std::string& text, const SharedSource& source) {
        return spoken(text) + (source && source->unverified ? " (da verificare)" : "");
    }

    static bool lasts(const Line& l) {
        return l.kind == "durata" && l.text != "non indicata" && l.truth.value_or(Truth::yes) == Truth::yes;
    }

    // What is said of a figure, if it does not tell that the person is not plain; else what
    // is known of it to who knows nothing of protected matters.
    static const Result* harmless(const Result& said, const Shown& i) {
        const auto named = [&](const InstrumentAnswer& a) -> const Result* {
            const auto it = std::find_if(a.results.begin(), a.results.end(), [&](const Result& r) { return r.name == said.name; });
            return it == a.results.end() ? nullptr : &*it;
        };
        const Result* plain = named(*i.plain);
        if (plain != nullptr && (plain->text == said.text || (said.lo <= plain->lo && plain->hi <= said.hi)))
            return &said;
        return named(*i.unknown);
    }

    static const Line* harmless(const Line& said, const Shown& i) {
        const auto& lines = i.plain->lines;
        if (std::any_of(lines.begin(), lines.end(), [&](const Line& l) { return lasts(l) && l.text == said.text; })) return &said;
        const auto it = std::find_if(i.unknown->lines.begin(), i.unknown->lines.end(), lasts);
        return it == i.unknown->lines.end() ? nullptr : &*it;
    }

    static void amounts(const Shown& i, PageItem& item) {
        constexpr std::size_t most = 4;
        const auto& lines = i.said->lines;
        const bool timed = std::any_of(lines.begin(), lines.end(), lasts);
        for (const Result& said : i.said->results) {
            const bool money = said.type.rfind("euro", 0) == 0;
            const bool time = said.type == "ore/settimana" || (said.type == "mesi" && !timed && said.title.rfind("Durata", 0) == 0);
            const Result* r = money || time ? harmless(said, i) : nullptr;
            if (r == nullptr || r->text.rfind("manca", 0) == 0 || delicate(r->title) || item.lines.size() == most) continue;
            item.lines.push_back(first_capital(r->title) + ": " + marked(r->text, r->source));
        }
        for (const Line& said : lines)
            if (const Line* l = lasts(said) ? harmless(said, i) : nullptr)
                item.lines.push_back("Per quanto tempo: " + marked(l->text, l->source));
    }

    void meet(const InstrumentAnswer& i, const std::string& name) {
        const Card* c = card(i.id);
        const std::string who = service(c->service);
        const auto it = std::find_if(people_.begin(), people_.end(), [&](const PageItem& p) { return p.name == who; });
        PageItem& item = it == people_.end() ? people_.emplace_back(PageItem{who, "", {}}) : *it;
        item.lines.push_back(name);
        for (const auto& paper : c->documents)
            if (!among(papers_, paper) && !delicate(paper)) papers_.push_back(paper);
    }

    void section(PersonPage& out, const char* heading, const char* opening, Verdict verdict, std::size_t most) {
        PageSection s{heading, opening, {}};
        std::size_t more = 0;
        for (const auto& i : shown_) {
            const InstrumentAnswer* said = i.said;
            if (said->verdict != verdict) continue;
            if (s.items.size() == most) {
                ++more;
                continue;
            }
            const std::string& about = card(said->id)->description;
            PageItem item{said->name, delicate(about) ? "" : about, {}};
            if (said->wish == PersonSays::wanted) item.lines.emplace_back("Lei ci ha detto che lo vorrebbe.");
            amounts(i, item);
            if (i.plain->unverified) item.lines.emplace_back("Qualcosa è ancora da verificare: chieda conferma.");
            if (verdict == Verdict::available) meet(*said, said->name);
            s.items.push_back(std::move(item));
        }
        close(out, std::move(s), more);
    }

    static void close(PersonPage& out, PageSection s, std::size_t more) {
        if (more == 1) s.items.push_back({"C'è un'altra possibilità: chieda a chi La segue.", "", {}});
        if (more > 1) s.items.push_back({fmt::format("Ci sono altre {} possibilità: chieda a chi La segue.", more), "", {}});
        if (!s.items.empty()) out.sections.push_back(std::move(s));
    }

    // Is it a thing anybody may be asked, and missing to who is plain too?
    bool may_ask(const Missing& m, const InstrumentAnswer& plain) const {
        if (m.hidden || m.holder == "il catalogo" || !m.member.empty() || among(reserved_.attributes, m.attribute) || delicate(m.label)) return false;
        return std::any_of(plain.missing.begin(), plain.missing.end(), [&](const Missing& p) { return p.attribute == m.attribute; });
    }

    // What would settle it, and who knows. One sentence where there is nothing to name,
    // whatever the reason.
    std::string to_clear_up(const Shown& i) const {
        std::vector<std::string> parts;
        for (const Missing& m : i.said->missing)
            if (may_ask(m, *i.plain)) parts.push_back(m.label + (m.holder == "la persona" ? " (ce lo dica Lei)" : " (lo sa " + service(m.holder) + ")"));
        if (parts.empty()) return "Ne parli a voce con chi La segue.";
        std::string out;
        for (std::size_t k = 0; k < parts.size() && k < 2; ++k) out += (k == 0 ? "" : ", ") + parts[k];
        return "Da chiarire: " + out + (parts.size() > 2 ? ", e altro." : ".");
    }

    void maybe(PersonPage& out) const {
        PageSection s{"Che cosa forse può chiedere", "Manca ancora qualche notizia. Se la porta, si vede se è possibile.", {}};
        std::vector<const Shown*> all;
        for (const auto& i : shown_)
            if (i.said->verdict == Verdict::to_clarify || i.said->verdict == Verdict::to_verify_hidden) all.push_back(&i);
        // What the person would like first, then what takes least to settle.
        std::stable_sort(all.begin(), all.end(), [](const Shown* a, const Shown* b) {
            return a->said->wish != b->said->wish ? a->said->wish < b->said->wish : a->plain->missing.size() < b->plain->missing.size();
        });
        for (std::size_t k = 0; k < all.size() && k < most_maybe; ++k) s.items.push_back({all[k]->said->name, "", {to_clear_up(*all[k])}});
        close(out, std::move(s), all.size() > most_maybe ? all.size() - most_maybe : 0);
    }

    void later(PersonPage& out) const {
        PageSection s{"Che cosa può chiedere più avanti", "", {}};
        for (const auto& i : shown_)
            if (i.said->verdict == Verdict::not_now && i.said->from && i.said->from == i.plain->from)
                s.items.push_back({i.said->name, "", {"Forse dal " + text::write_day(*i.said->from) + "."}});
        close(out, std::move(s), 0);
    }

    void papers(PersonPage& out) const {
        PageSection s{"Che cosa portare", "Porti un documento di identità e, se li ha, questi fogli:", {}};
        for (const auto& p : papers_)
            if (p.rfind("documento di identit", 0) != 0) s.items.push_back({p, "", {}});
        close(out, std::move(s), 0);
    }

    void people(PersonPage& out) const {
        PageSection s{"Chi incontrare", "", {}};
        for (const auto& p : people_) {
            std::string what;
            for (const auto& name : p.lines) what += (what.empty() ? "" : "; ") + name;
            s.items.push_back({first_capital(p.name) + ", per: " + what, "", {}});
        }
        close(out, std::move(s), 0);
    }

    const Answer& answer_;
    std::vector<Card> cards_;
    Catalogue::Reserved reserved_;
    std::vector<Shown> shown_;
    std::vector<std::string> papers_;
    std::vector<PageItem> people_;
};

bool short_items(const PageSection& s) {
    return std::all_of(s.items.begin(), s.items.end(), [](const PageItem& i) { return i.about.empty(); });
}

}  // namespace

std::optional<PageAnswers> page_answers(const Catalogue& catalogue, Answer said, const Input& person, const Question& question) {
    Question other = question;
    other.ways_in = false;
    const auto ask = [&](Guarded guarded) {
        Diagnostics said_already;
        other.guarded = guarded;
        return catalogue.ask(person, other, said_already);
    };
    auto plain = ask(Guarded::plain);
    auto unknown = ask(Guarded::unknown);
    if (!plain || !unknown) return std::nullopt;
    return PageAnswers{std::move(said), std::move(*plain), std::move(*unknown)};
}

PersonPage person_page(const Catalogue& catalogue, const PageAnswers& answers) { return Writing(catalogue, answers).page(); }

std::string page_text(const PersonPage& p, PageFormat format) {
    exporting::Page page(format);
    page.heading(1, p.title);
    std::string about = p.day + " · " + p.place;
    if (!p.subject.empty()) about = p.subject + " · " + about;
    page.paragraph(about);
    page.paragraph(p.opening);
    for (const PageSection& s : p.sections) {
        page.heading(2, s.heading);
        if (!s.opening.empty()) page.paragraph(s.opening);
        for (const PageItem& i : s.items) {
            if (short_items(s)) {
                std::string line = i.name;
                for (const auto& l : i.lines) line += (line == i.name ? ". " : " ") + l;
                page.item(0, line);
                continue;
            }
            page.heading(3, i.name);
            if (!i.about.empty()) page.paragraph(i.about);
            for (const auto& l : i.lines) page.item(0, l);
        }
    }
    page.paragraph(p.closing);
    page.paragraph("Catalogo " + p.digest);
    return page.finish(p.title, exporting::Use::sheet);
}

}  // namespace attiva
