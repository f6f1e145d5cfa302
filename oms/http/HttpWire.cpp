// SPDX-License-Identifier: Apache-2.0
#include "oms/http/HttpWire.h"

#include <QDateTime>
#include <QLocale>

#include <zlib.h>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Fast rather than small: the loop's thread compresses, and JSON shrinks to a fifth at any level.
constexpr int gzipLevel = 2;
constexpr int gzipFormat = 15 + 16; // the largest window, with a gzip header

QByteArrayView reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 422:
        return "Unprocessable Content";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "";
    }
}

void addHeader(QByteArray &head, QByteArrayView name, QByteArrayView value)
{
    Q_ASSERT_X(!value.contains('\r') && !value.contains('\n'), "addHeader", "a line break");
    head.append(name).append(": ").append(value).append("\r\n");
}

} // namespace

QByteArray responseHead(const HttpAnswer &answer, qsizetype bodySize, const QByteArray &encoding,
                        bool keepAlive)
{
    QByteArray head;
    head.reserve(320);
    head.append("HTTP/1.1 ").append(QByteArray::number(answer.status)).append(' ');
    head.append(reason(answer.status)).append("\r\n");
    const QString date = QLocale::c().toString(QDateTime::currentDateTimeUtc(),
                                               u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    addHeader(head, "Date", date.toLatin1());
    addHeader(head, "Storehand-Protocol", "1");
    addHeader(head, "Cache-Control", "no-store");
    addHeader(head, "X-Content-Type-Options", "nosniff");
    if (bodySize > 0) {
        addHeader(head, "Content-Type", answer.contentType);
        addHeader(head, "Vary", "Accept-Encoding");
    }
    if (!encoding.isEmpty())
        addHeader(head, "Content-Encoding", encoding);
    if (answer.status != 204)
        addHeader(head, "Content-Length", QByteArray::number(bodySize));
    for (const auto &[name, value] : answer.headers)
        addHeader(head, name, value);
    if (!keepAlive)
        addHeader(head, "Connection", "close");
    head.append("\r\n");
    return head;
}

bool acceptsGzip(QByteArrayView acceptEncoding)
{
    for (const QByteArray &part : acceptEncoding.toByteArray().toLower().split(',')) {
        const QList<QByteArray> words = part.split(';');
        if (words.first().trimmed() != "gzip")
            continue;
        for (qsizetype i = 1; i < words.size(); ++i) {
            const QByteArray word = words.at(i).trimmed();
            if (word.startsWith("q=") && word.sliced(2).toDouble() <= 0)
                return false;
        }
        return true;
    }
    return false;
}

QByteArray gzipped(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return {};
    z_stream stream = {};
    if (deflateInit2(&stream, gzipLevel, Z_DEFLATED, gzipFormat, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray packed(bytes.size() - 1, Qt::Uninitialized); // shorter, or not at all
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    const int result = deflate(&stream, Z_FINISH);
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return result == Z_STREAM_END ? packed : QByteArray();
}

} // namespace storehand::oms
