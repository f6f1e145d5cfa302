// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace storehand::app {

/// Lets all threads share one pool of memory instead of keeping one each: a station has few threads
/// that are rarely busy at once. Call it before the first thread begins.
void shareMemoryBetweenThreads();

/// Gives what is free back to the system. Takes some milliseconds in which other threads may wait
/// for memory, so call it when something large is over and nobody waits.
void giveMemoryBack();

} // namespace storehand::app
