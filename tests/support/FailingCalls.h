// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace storehand::test {

// Usage card: of the calls that may fail one does, or each from that one on
//   FailingCalls calls{.which = 3, .forEver = true};
//   if (calls.fails()) …     each of them asks
//   calls.which = 0;         none any more
struct FailingCalls
{
    int which = 0; ///< the first, second, …; 0: none
    bool forEver = false;
    int count = 0; ///< how many asked
    int hits = 0;  ///< how many failed

    [[nodiscard]] bool fails()
    {
        ++count;
        const bool isHit = which > 0 && (count == which || (forEver && count > which));
        hits += isHit ? 1 : 0;
        return isHit;
    }
};

} // namespace storehand::test
