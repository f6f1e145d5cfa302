// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/tidy/SourceFile.h"

namespace storehand::tidy {

/// A function body in C++: the line of its opening brace, and how many lines it spans with both.
struct FunctionSpan
{
    int line = 0;
    int lines = 0;

    friend bool operator==(const FunctionSpan &, const FunctionSpan &) = default;
};

/// All function bodies at namespace or class scope, found by matching braces. Lambdas count as
/// part of the function they are in; tables (`= {`) do not count.
[[nodiscard]] QList<FunctionSpan> functionSpans(const QString &cpp);

/// Files and functions that are too long to be one idea.
[[nodiscard]] Findings sizeFindings(const SourceFile &file);

} // namespace storehand::tidy
