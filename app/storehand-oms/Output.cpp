// SPDX-License-Identifier: Apache-2.0
#include "app/storehand-oms/Output.h"

#include <QJsonDocument>

#include <cstdio>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

void write(std::FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

void printLine(const QJsonObject &object)
{
    write(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void say(const QString &message)
{
    write(stderr, message.toLocal8Bit() + '\n');
}

int fail(const QString &why)
{
    say(u"storehand-oms: "_s + why);
    return 1;
}

} // namespace storehand::oms
