// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture/FailedAssertion.h"

namespace storehand::scanner {

// here, so that whoever catches it links this file
const char *FailedAssertion::what() const noexcept
{
    return "an assertion of the image library failed";
}

} // namespace storehand::scanner

// What assert() calls in the C library of GNU. Not declared by <cassert> here, which promises that
// it throws nothing.
extern "C" [[noreturn]] void __assert_fail(const char *, const char *, unsigned, const char *)
{
    throw storehand::scanner::FailedAssertion();
}
