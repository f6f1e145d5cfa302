// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace storehand {

/// Gives the pages that SQLite caches room of their own instead of the heap, for so many of them;
/// more go to the heap as usual. On the heap they leave holes that fit no other page, since each is
/// asked for while SQLite holds larger pieces for a moment
/// (docs/decisions/pages-beside-the-heap.md). The room is the system's until a page uses it.
///
/// For a process with a large cache, before its first database is opened: false when that is too
/// late, or where there is no room; then all stay on the heap.
[[nodiscard]] bool keepPagesApart(int pages);

} // namespace storehand
