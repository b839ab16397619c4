// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "attiva/catalogue.hpp"
#include "person/profile.hpp"

// The facts that tell of a protected matter: those of class particolare, giudiziario or
// protetto; and those of another class whose name tells of one all the same (senza dimora;
// of the titles of stay, the protection of who flees). Their plain value is the one most
// people have and nobody minds: no, none, never, zero; of a name among others, one of the
// others. Tested by tests/export/person_page_test.cpp.

namespace attiva::session {

/// Does the attribute tell of a protected matter, whatever its value?
bool guarded(const vocabulary::Attribute& attribute);

/// Makes all that a profile says of such matters plain, or not to be known; of whoever is
/// not listed too. Derived facts and presumptions come after.
void set_guarded(Guarded to, const vocabulary::Vocabulary& vocabulary, person::Profile& profile);

/// Somebody of whom nothing is known but that all of it is plain.
person::Profile plain_person(const vocabulary::Vocabulary& vocabulary);

}  // namespace attiva::session
