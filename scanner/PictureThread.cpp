// SPDX-License-Identifier: Apache-2.0
#include "scanner/PictureThread.h"

#include <QLoggingCategory>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(log, "storehand.pictures")

} // namespace

PictureThread::PictureThread(const QString &workerPath)
    : m_decoder(workerPath)
{
    m_thread.setObjectName(u"pictures"_s);
    m_there.moveToThread(&m_thread);
    m_thread.start();
}

PictureThread::~PictureThread()
{
    m_decoder.giveUp();
    // The worker's process dies on the thread that made it.
    QMetaObject::invokeMethod(
        &m_there, [this] { m_decoder.stop(); }, Qt::QueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void PictureThread::find(PictureRequest request, Found found)
{
    QMetaObject::invokeMethod(
        &m_there,
        [this, request = std::move(request), found = std::move(found)] {
            const int before = m_decoder.losses();
            const Result<PictureReading> reading = m_decoder.read(request);
            if (m_decoder.losses() > before)
                qCWarning(log) << "the decoder died over a picture or was killed,"
                               << m_decoder.losses() << "times so far";
            QMetaObject::invokeMethod(
                this, [found, reading] { found(reading); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

} // namespace storehand::scanner
