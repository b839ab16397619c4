// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// catalogo: what there is, one card, what is still to be verified, the handbook.

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "attiva/attiva.hpp"
#include "card_text.hpp"
#include "commands.hpp"
#include "day.hpp"
#include "output.hpp"
#include "question.hpp"

namespace attiva::cli {
namespace {

bool page(const Request& r) { return r.value("--formato") == "html" || r.value("--formato") == "markdown"; }
PageFormat format_of(const Request& r) { return r.value("--formato") == "html" ? PageFormat::html : PageFormat::markdown; }

int refuse(const std::string& message) {
    complain(message);
    return misused;
}

// One way of looking at the catalogue at a time.
int check_use(const Request& r) {
    const int ways = (r.arguments.empty() ? 0 : 1) + (r.has("--cerca") ? 1 : 0) + (r.has("--da-verificare") ? 1 : 0) +
                     (r.has("--presunzioni") ? 1 : 0) + (r.has("--leps") ? 1 : 0) + (r.has("--vademecum") ? 1 : 0);
    if (ways > 1) return refuse("STRUMENTO, --cerca, --da-verificare, --presunzioni, --leps e --vademecum: uno alla volta");
    if (page(r) && r.arguments.empty() && !r.has("--vademecum"))
        return refuse("html e markdown sono per una scheda (attiva catalogo STRUMENTO) o per --vademecum");
    if (r.has("--vademecum") && !page(r)) return refuse("--vademecum si scrive in --formato html o markdown");
    return answered;
}

int show_one(const Catalogue& c, Date day, const Request& r, const Style& style) {
    const std::vector<Card> all = c.cards(day);
    const std::string& id = r.arguments.front();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Card& x) { return x.id == id; });
    if (found == all.end()) {
        complain(fmt::format("«{}» non è nel catalogo: «attiva catalogo --cerca PAROLA» lo trova, «attiva catalogo» elenca tutto", id));
        return invalid;
    }
    const std::string format = r.value("--formato", "testo");
    if (page(r)) return print(card_page(*found, format_of(r))) ? answered : failed;
    return print(format == "json" ? to_json(std::vector<Card>{*found}) + "\n" : card_text(*found, style)) ? answered : failed;
}

int show_list(const Catalogue& c, Date day, const Request& r, const Style& style) {
    std::vector<Card> all = c.cards(day);
    const std::string wanted = r.value("--cerca");
    all.erase(std::remove_if(all.begin(), all.end(), [&](const Card& x) { return !mentions(x, wanted); }), all.end());
    const bool json = r.value("--formato") == "json";
    return print(json ? to_json(all) + "\n" : list_text(all, style)) ? answered : failed;
}

}  // namespace

int run_catalogo(const Run& run) {
    const Request& r = run.request;
    const auto day = day_of(r);
    if (!day) return misused;
    if (const int code = check_use(r); code != answered) return code;
    const Catalogue c = open_catalogue(run);
    if (!c.ok()) {
        to_stderr(c, c.diagnostics(), r);
        return invalid;
    }
    const Style style = style_of(r.value("--colore", "auto"), STDOUT_FILENO);
    const bool json = r.value("--formato") == "json";
    if (r.has("--vademecum")) return print(handbook(c, *day, format_of(r))) ? answered : failed;
    if (r.has("--da-verificare")) {
        const auto list = c.unsettled(*day);
        return print(json ? to_json(list) + "\n" : unsettled_text(list, style)) ? answered : failed;
    }
    if (r.has("--leps")) return print(levels_text(c.levels(*day), style)) ? answered : failed;
    if (r.has("--presunzioni")) return print(presumptions_text(c.presumptions(), style)) ? answered : failed;
    return r.arguments.empty() ? show_list(c, *day, r, style) : show_one(c, *day, r, style);
}

}  // namespace attiva::cli
