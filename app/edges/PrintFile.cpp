// SPDX-License-Identifier: Apache-2.0
#include "app/edges/PrintFile.h"

#include <QDesktopServices>
#include <QProcess>
#include <QUrl>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

void printFile(const QString &path)
{
    auto *lp = new QProcess;
    const auto openInstead = [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); };
    QObject::connect(lp, &QProcess::finished, lp, [=](int code, QProcess::ExitStatus status) {
        if (status != QProcess::NormalExit || code != 0)
            openInstead();
        lp->deleteLater();
    });
    QObject::connect(lp, &QProcess::errorOccurred, lp, [=](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return; // finished() comes too
        openInstead();
        lp->deleteLater();
    });
    lp->start(u"lp"_s, {u"-s"_s, u"--"_s, path}, QIODevice::NotOpen);
}

} // namespace storehand::app
