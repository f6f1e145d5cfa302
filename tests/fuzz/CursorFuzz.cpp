// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/Base64Url.h"
#include "oms/feed/CursorSeal.h"
#include "tests/fuzz/FuzzInput.h"

using namespace storehand;
using namespace storehand::fuzz;

namespace {

void readCursor(const QString &text)
{
    const auto cursor = oms::FeedCursor::fromText(text);
    if (!cursor)
        return;
    demand(cursor->toText() == text, "a cursor has two texts");
    for (const qint64 seen : cursor->seen)
        demand(seen > 0, "a cursor says that it saw nothing of a topic");
}

void openCursor(const QString &text)
{
    static const oms::CursorSeal seal{Sensitive(QByteArray(KeyedHash::keySize, 'k'))};
    const auto opened = seal.open(text);
    demand(!opened || !opened->isOurs || seal.seal(opened->cursor) == text,
           "somebody else's cursor is taken for ours");
}

} // namespace

/// A cursor is what we wrote or is refused: as it came, and with what it holds put into its form.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    readCursor(QString::fromUtf8(bytes));
    readCursor(toBase64Url(bytes));
    openCursor(QString::fromUtf8(bytes));
    if (const auto decoded = fromBase64Url(QString::fromUtf8(bytes)))
        demand(toBase64Url(*decoded).toUtf8() == bytes, "bytes have two texts");
    return 0;
}
