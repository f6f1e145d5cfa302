// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace storehand {

/// What a caller can do about a failure. One closed list: every layer maps its own failures to it,
/// and `retryPolicy()` of core/sync maps it to an action.
enum class ErrorKind {
    Offline,      ///< no connection; try again by itself when the link is back
    Timeout,      ///< no answer in time; the other side may have acted
    Unauthorized, ///< who asks is unknown, revoked or locked out
    Rejected,     ///< understood and refused; repeating it changes nothing
    Conflict,     ///< the other side knows something newer
    Storage,      ///< disk or database; nothing of the failed unit was kept
    Device,       ///< scanner, printer, camera
    Malformed,    ///< bytes that are not what they claim to be
};

/// A failure as a value. `code` is one of core/domain/Codes.h and stable (it is what headless and
/// the wire carry); `detail` says what and where in plain English, for logs and command lines, and
/// never holds personal data. ui/messages turns `code` and `args` into the reader's language.
struct Error
{
    ErrorKind kind = ErrorKind::Malformed;
    QString code;
    QString detail;
    QStringList args = {};

    friend bool operator==(const Error &, const Error &) = default;
};

/// Success with a value, or an Error. Never ignored: each function that returns one is nodiscard.
template <typename T>
using Result = tl::expected<T, Error>;

/// A Result for functions that only succeed or fail.
using Status = Result<void>;

[[nodiscard]] inline tl::unexpected<Error> failure(ErrorKind kind, QString code, QString detail,
                                                   QStringList args = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(code), std::move(detail), std::move(args)});
}

/// Passes the error of one Result on as the error of another.
[[nodiscard]] inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace storehand
