// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace storehand::app {

/// Answers one request of scanner/PictureDecoder, `{"path":"…","databar":true}`, with
/// `{"codes":[{"format":…,"aim":…,"text":…}]}` or `{"error":"…"}`. May abort the program.
[[nodiscard]] QJsonObject answerPictureRequest(const QByteArray &line);

} // namespace storehand::app
