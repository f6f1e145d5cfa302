// SPDX-License-Identifier: Apache-2.0
#include "bench/Machine.h"

#include <QFile>
#include <QRegularExpression>
#include <QSysInfo>
#include <QThread>

#include <unistd.h>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kbOfGb = 1024 * 1024;

/// The value of the first line "name : value" of a file of /proc.
QString valueIn(const QString &path, const QString &name)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QRegularExpression line(u"^%1\\s*:\\s*(.*?)\\s*$"_s.arg(QRegularExpression::escape(name)),
                                  QRegularExpression::MultilineOption);
    return line.match(QString::fromUtf8(file.readAll())).captured(1);
}

qint64 kilobytes(const QString &value)
{
    return value.section(u' ', 0, 0).toLongLong();
}

} // namespace

QString machineWords()
{
    const qint64 memory = kilobytes(valueIn(u"/proc/meminfo"_s, u"MemTotal"_s));
    return u"%1, %2 cores, %3 GiB, %4"_s.arg(valueIn(u"/proc/cpuinfo"_s, u"model name"_s))
        .arg(QThread::idealThreadCount())
        .arg((memory + kbOfGb / 2) / kbOfGb)
        .arg(QSysInfo::prettyProductName());
}

QString busyWords()
{
    QFile file(u"/proc/loadavg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return u"load before it: "_s + QString::fromUtf8(file.readAll()).section(u' ', 0, 0);
}

qint64 memoryKb(qint64 pid, const QString &name)
{
    return kilobytes(valueIn(u"/proc/%1/status"_s.arg(pid), name));
}

double processorMs(qint64 pid)
{
    constexpr qsizetype userTime = 11; // fields behind the name, which may hold anything
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const QByteArrayList fields = text.sliced(text.lastIndexOf(')') + 2).split(' ');
    const double ticks = fields.value(userTime).toDouble() + fields.value(userTime + 1).toDouble();
    return ticks * 1'000 / double(::sysconf(_SC_CLK_TCK));
}

} // namespace storehand::bench
