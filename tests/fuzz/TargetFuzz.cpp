// SPDX-License-Identifier: Apache-2.0
#include "oms/http/HttpMessage.h"
#include "oms/http/HttpWire.h"
#include "tests/fuzz/FuzzInput.h"

#include <QUrl>

#include <zlib.h>

using namespace storehand::fuzz;
using namespace storehand::oms;

namespace {

QByteArray written(const HttpTarget &target)
{
    QByteArray text;
    for (const QString &segment : target.path)
        text += '/' + QUrl::toPercentEncoding(segment);
    char separator = '?';
    for (const auto &[name, value] : target.query) {
        text += separator + QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
        separator = '&';
    }
    return text;
}

QByteArray unpacked(const QByteArray &packed, qsizetype size)
{
    QByteArray bytes(size, '\0');
    z_stream stream = {};
    demand(inflateInit2(&stream, 15 + 16) == Z_OK, "zlib does not start");
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData()));
    stream.avail_in = uInt(packed.size());
    stream.next_out = reinterpret_cast<Bytef *>(bytes.data());
    stream.avail_out = uInt(bytes.size());
    const int result = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    return result == Z_STREAM_END ? bytes : QByteArray();
}

} // namespace

/// A request's target is split or refused, and what it was split into, written again, is split in
/// the same way; a compressed body is the body.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    if (const auto target = HttpTarget::parse(bytes)) {
        for (const QString &segment : target->path)
            demand(!segment.contains(QChar(0)), "a NUL in a path");
        const auto again = HttpTarget::parse(written(*target));
        demand(again && again->path == target->path && again->query == target->query,
               "a target changes");
    }
    (void)acceptsGzip(bytes);
    if (const QByteArray packed = gzipped(bytes); !packed.isEmpty()) {
        demand(packed.size() < bytes.size(), "packing makes it longer");
        demand(unpacked(packed, bytes.size()) == bytes, "a body changes");
    }
    return 0;
}
