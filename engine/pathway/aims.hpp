// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "pathway/scope.hpp"

namespace attiva::pathway {

/// What is worth aiming at when nobody has said: where the catalogue's own chains end
/// (`apre`, `dopo`, `meglio dopo`, among what she can have). An end is what opens nothing
/// further that may be one, and comes after something; what she has had, or has, is none, nor is what is paid to
/// her or to whoever hires her, or is only to be signed, holds other things (a project) or answers
/// an emergency (by the kind of its sheet). What only presumptions bar, whatever she does, is one,
/// and so is what comes before it.
struct Aim {
    InstrumentId instrument = 0;
    int led_to = 0;  ///< how many others lead there, one after another: how much of the catalogue is on the way
};
std::vector<Aim> aims(const Scope& scope, const std::vector<Strip>& own);

/// Is it only signed, or an assessment, or the door of the services (by the kind of its sheet)?
/// Nobody's road is another for going through another door.
bool door(const catalogue::Catalogue& catalogue, InstrumentId instrument);

}  // namespace attiva::pathway
