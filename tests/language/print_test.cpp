// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The canonical text: what the formatter makes of a text, and that it leaves its
// own work alone.
#include <catch2/catch.hpp>

#include "language/written.hpp"

using written::Text;

namespace {

struct Case {
    const char* input;
    const char* printed;
};

void check(const Case& c) {
    const Text t(c.input);
    INFO(c.input);
    REQUIRE(t.wrong() == "");
    CHECK(t.printed() == c.printed);
    CHECK(Text(t.printed()).printed() == t.printed());
    CHECK(attiva::language::equal(t.tree, Text(t.printed()).tree));
}

}  // namespace

TEST_CASE("spaces, brackets, lines and long lines") {
    check(GENERATE(values<Case>({
        {"definizione   x:sì_no   fonte a\n"
         "  a   e(b o c)e d\n",

         "definizione x : sì_no  fonte a\n"
         "    a e (b o c) e d\n"},
        {"strumento x\n"
         "  richiede \"A\"   se   a\n"
         "     e b   fonte c\n"
         "    d e\n"
         "      f\n",

         "strumento x\n"
         "    richiede \"A\"  se a e b  fonte c\n"
         "        d e f\n"},
        {"definizione x : sì_no\n"
         "  almeno una tra:\n"
         "   - a\n"
         "     e b\n"
         "   - tutte tra:\n"
         "       - c\n"
         "       - d\n"
         "     e f\n",

         "definizione x : sì_no\n"
         "    almeno una tra:\n"
         "        - a e b\n"
         "        - tutte tra:\n"
         "            - c\n"
         "            - d\n"
         "          e f\n"},
        {"definizione x : euro\n"
         "  46%*a+-b\n",

         "definizione x : euro\n"
         "    46 % * a + -b\n"},
        {"parametro x:euro\n"
         "   dal 2024-01-01 1 euro\n"
         "parametro y:euro stabilito dalla zona\n",

         "parametro x : euro\n"
         "    dal 2024-01-01  1 euro\n"
         "\n"
         "parametro y : euro  stabilito dalla zona\n"},
        {"ambito comuni (a)\n",

         "ambito comune a\n"},
        {"strumento x\n"
         "    dopo a, b\n"
         "    apre a o b\n"
         "    richiede \"A\"  al 2026-01-01\n"
         "        residenza in regione toscana\n",

         "strumento x\n"
         "    dopo a o b\n"
         "    apre a, b\n"
         "    richiede \"A\"  fino al 2026-01-01\n"
         "        residenza in regione toscana\n"},
        {"definizione x : sì_no\n"
         "    condizione_numero_0 e condizione_numero_1 e condizione_numero_2 e condizione_numero_3 e condizione_numero_4 e condizione_numero_5 e condizione_numero_6 e condizione_numero_7 e condizione_numero_8 e condizione_numero_9 e condizione_numero_10 e condizione_numero_11\n",

         "definizione x : sì_no\n"
         "    condizione_numero_0 e condizione_numero_1 e condizione_numero_2 e condizione_numero_3 e condizione_numero_4 e condizione_numero_5\n"
         "    e condizione_numero_6 e condizione_numero_7 e condizione_numero_8 e condizione_numero_9 e condizione_numero_10 e condizione_numero_11\n"},
        {"strumento x\n"
         "    indicato \"A\"  se condizione_numero_0 o condizione_numero_1 o condizione_numero_2 o condizione_numero_3 o condizione_numero_4 o condizione_numero_5 o condizione_numero_6 o condizione_numero_7 o condizione_numero_8  fonte y\n",

         "strumento x\n"
         "    indicato \"A\"  se condizione_numero_0 o condizione_numero_1 o condizione_numero_2 o condizione_numero_3 o condizione_numero_4\n"
         "            o condizione_numero_5 o condizione_numero_6 o condizione_numero_7 o condizione_numero_8  fonte y\n"},
        {"definizione x : euro\n"
         "    addendo_numero_0 * 3 + addendo_numero_1 * 3 + addendo_numero_2 * 3 + addendo_numero_3 * 3 + addendo_numero_4 * 3 + addendo_numero_5 * 3 + addendo_numero_6 * 3 + addendo_numero_7 * 3 + addendo_numero_8 * 3 + addendo_numero_9 * 3\n",

         "definizione x : euro\n"
         "    addendo_numero_0 * 3 + addendo_numero_1 * 3 + addendo_numero_2 * 3 + addendo_numero_3 * 3 + addendo_numero_4 * 3 + addendo_numero_5 * 3 +\n"
         "    addendo_numero_6 * 3 + addendo_numero_7 * 3 + addendo_numero_8 * 3 + addendo_numero_9 * 3\n"},
        {"definizione x : sì_no\n"
         "    a salvo b salvo \"C\" c\n",

         "definizione x : sì_no\n"
         "    a\n"
         "    salvo b\n"
         "    salvo \"C\"  c\n"},
        {"definizione x : sì_no\n"
         "    (a salvo b) e c\n",

         "definizione x : sì_no\n"
         "    (a salvo b) e c\n"},
    })));
}

TEST_CASE("comments and empty lines stay") {
    check(GENERATE(values<Case>({
        {"# uno\n"
         "\n"
         "# due\n"
         "strumento x  # tre\n"
         "    # quattro\n"
         "    richiede \"A\"  # cinque\n"
         "        # sei\n"
         "        a  # sette\n"
         "\n"
         "    # otto\n"
         "    nota \"B\"\n"
         "# nove\n",

         "# uno\n"
         "\n"
         "# due\n"
         "strumento x  # tre\n"
         "    # quattro\n"
         "    richiede \"A\"  # cinque\n"
         "        # sei\n"
         "        # sette\n"
         "        a\n"
         "\n"
         "    # otto\n"
         "    nota \"B\"\n"
         "\n"
         "# nove\n"},
        {"definizione x : sì_no  # uno\n"
         "    almeno una tra:  # due\n"
         "        # tre\n"
         "        - a  # quattro\n"
         "        - b\n"
         "        # cinque\n"
         "    e c  # sei\n",

         "definizione x : sì_no  # uno\n"
         "    almeno una tra:  # due\n"
         "        # tre\n"
         "        - a  # quattro\n"
         "        - b\n"
         "        # cinque\n"
         "        # sei\n"
         "    e c\n"},
        {"parametro x : euro  # uno\n"
         "    # due\n"
         "    dal 2024-01-01  1 euro  # tre\n"
         "    # quattro\n"
         "    dal 2025-01-01  2 euro\n"
         "    # cinque\n",

         "parametro x : euro  # uno\n"
         "    # due\n"
         "    dal 2024-01-01  1 euro  # tre\n"
         "    # quattro\n"
         "    dal 2025-01-01  2 euro\n"
         "    # cinque\n"},
        {"strumento x\n"
         "\n"
         "  nota \"A\"\n"
         "  # c\n"
         "\n"
         "\n"
         "  nota \"B\"\n"
         "\n"
         "\n"
         "# fine\n"
         "\n",

         "strumento x\n"
         "    nota \"A\"\n"
         "    # c\n"
         "\n"
         "    nota \"B\"\n"
         "\n"
         "# fine\n"},
    })));
}
