// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <iosfwd>

namespace storehand::app {

/// Answers the requests of scanner/PictureDecoder, one JSON object a line, until `in` ends:
/// `{"path":"…","effort":"ladder","careful":false,"time_ms":8000}`, or `"grey":[width,height]`
/// instead of the path and that many bytes behind the line. An answer is one line:
/// `{"codes":[{"format":…,"aim":…,"text":…}],"looks":3,"us":1234}` or `{"error":"…"}`, with
/// `"too_large":true` where that is why. May abort the program.
void answerPictureRequests(std::istream &in, std::ostream &out);

} // namespace storehand::app
