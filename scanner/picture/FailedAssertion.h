// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <exception>

namespace storehand::scanner {

/// Thrown where an assertion of the image library fails: some versions are built with them, and
/// ordinary pictures break one now and then, as two equal labels do. So a look ends, and not the
/// program.
///
/// It takes the place of abort() in all of a program that links this library: for the decode
/// worker, whose own code has no assertions. Where it cannot pass, since a function is marked as
/// never throwing, the program ends as before.
struct FailedAssertion : std::exception
{
    [[nodiscard]] const char *what() const noexcept override;
};

} // namespace storehand::scanner
