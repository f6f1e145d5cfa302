// SPDX-License-Identifier: Apache-2.0
#include "core/wire/JsonDocument.h"
#include "tests/fuzz/FuzzInput.h"

#include <QJsonDocument>
#include <QJsonParseError>

using namespace storehand;
using namespace storehand::fuzz;

/// What is read as JSON is what Qt reads in it, and the same comes out again.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto document = wire::JsonDocument::parse(bytes);
    if (!document) {
        demand(!document.error().detail.isEmpty(), "refused without a reason");
        return 0;
    }
    const QByteArray written = document->root().toBytes();
    const QByteArray mark("\xEF\xBB\xBF"); // Qt drops one at the beginning of a text
    const bool hasMark = bytes.indexOf(mark, 1) >= 0;
    QJsonParseError error; // Qt takes no number that is too small to be told from 0
    const QJsonDocument known = QJsonDocument::fromJson(bytes, &error);
    demand(hasMark || error.error != QJsonParseError::NoError ||
               known.toJson() == QJsonDocument(document->root().toObject()).toJson(),
           "Qt reads something else");
    const auto again = wire::JsonDocument::parse(written, {.bytesMax = written.size()});
    demand(again && again->root().toBytes() == written, "a document changes");
    return 0;
}
