// SPDX-License-Identifier: Apache-2.0
#include "bench/BenchProgram.h"

#include <QGuiApplication>
#include <QQuickWindow>

/// Drawn by the processor and without a screen, unless the caller names another platform: the
/// figures are those of a cheap computer at a counter.
int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    const QGuiApplication application(argc, argv);
    return storehand::bench::runBenches(QGuiApplication::arguments());
}
