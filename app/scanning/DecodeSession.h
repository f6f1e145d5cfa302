// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "core/wire/JsonDocument.h"
#include "scanner/PictureDecoder.h"

#include <QByteArray>
#include <QJsonObject>

namespace storehand::app {

/// `storehand decode`: one request a line in, one answer a line out, in the same order. A line that
/// is no request is answered too.
class DecodeSession
{
public:
    /// `workerPath` as in PictureDecoder.
    explicit DecodeSession(QString workerPath = {});

    /// Longest line that is looked into. A text is never that long, but its sender knows an answer
    /// by the id.
    static constexpr qsizetype lineSizeMax = 16 * 1024 * 1024;

    [[nodiscard]] QJsonObject answer(const QByteArray &line);

    /// Answers stdin on stdout until it ends. The exit code.
    [[nodiscard]] int run();

private:
    [[nodiscard]] Result<QJsonObject> decode(const wire::JsonValue &request);

    scanner::PictureDecoder m_pictures;
};

} // namespace storehand::app
