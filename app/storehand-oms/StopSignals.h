// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace storehand::oms {

/// Keeps SIGTERM, SIGINT and SIGHUP (its terminal is closed; not where that was ignored, as under
/// nohup) from ending the process, so that they can be waited for. Before any other thread is
/// started, since threads inherit it. SIGPIPE is ignored: a client that left is no event.
void holdStopSignals();

/// Returns when one of them came. From then on they end the process at once, for those in a hurry.
void waitForStopSignal();

} // namespace storehand::oms
