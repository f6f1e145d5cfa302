// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/apply/Judgement.h"

/// One function per command type: the effect when the state is legal, and for observations also the
/// physical part when it is not. Each is called with a known target (a store's commands excepted)
/// and ends with Judgement::done() or reject().
namespace storehand::steps {

// ApplyClaims.cpp: who works on it.
Outcome accept(Judgement &judgement, Assignment &target);
Outcome claim(Judgement &judgement, Assignment &target);
Outcome takeOver(Judgement &judgement, Assignment &target);
Outcome release(Judgement &judgement, Assignment &target);
Outcome decline(Judgement &judgement, Assignment &target);
Outcome hold(Judgement &judgement, Assignment &target);
Outcome unhold(Judgement &judgement, Assignment &target);

// ApplyPicking.cpp: from shelf to hand.
Outcome pick(Judgement &judgement, Assignment &target);
Outcome sort(Judgement &judgement, Assignment &target);
Outcome unpick(Judgement &judgement, Assignment &target);
Outcome substitute(Judgement &judgement, Assignment &target);
Outcome finish(Judgement &judgement, Assignment &target);
Outcome reopen(Judgement &judgement, Assignment &target);

// ApplyShort.cpp: what is not there.
Outcome shortLine(Judgement &judgement, Assignment &target);

// ApplyStaging.cpp: from hand to shelf.
Outcome pack(Judgement &judgement, Assignment &target);
Outcome stage(Judgement &judgement, Assignment &target);
Outcome ready(Judgement &judgement, Assignment &target);
Outcome extendPickup(Judgement &judgement, Assignment &target);

// ApplyHandOver.cpp: from shelf to customer, or back.
Outcome arrive(Judgement &judgement, Assignment &target);
Outcome leave(Judgement &judgement, Assignment &target);
Outcome handOver(Judgement &judgement, Assignment &target);
Outcome refuse(Judgement &judgement, Assignment &target);
Outcome putBack(Judgement &judgement, Assignment &target);
Outcome ship(Judgement &judgement, Assignment &target);

// ApplyReverse.cpp
Outcome reverse(Judgement &judgement);

// ApplyStore.cpp: the store itself.
Outcome pauseStore(Judgement &judgement);
Outcome resumeStore(Judgement &judgement);
Outcome adjust(Judgement &judgement);

} // namespace storehand::steps
