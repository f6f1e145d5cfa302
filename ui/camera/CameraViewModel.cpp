// SPDX-License-Identifier: Apache-2.0
#include "ui/camera/CameraViewModel.h"

#include "ui/controls/Tone.h"
#include "ui/messages/Message.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

void CameraViewModel::show(const CameraState &state)
{
    m_state = state;
    if (!hasPicture())
        setPicture({});
    Q_EMIT changed();
}

void CameraViewModel::setPicture(const QImage &picture)
{
    m_picture = picture;
    Q_EMIT pictureChanged();
}

bool CameraViewModel::hasPicture() const
{
    return m_state.kind == CameraState::Kind::Looking || m_state.kind == CameraState::Kind::Read;
}

int CameraViewModel::tone() const
{
    switch (m_state.kind) {
    case CameraState::Kind::Read:
        return Tone::Good;
    case CameraState::Kind::GaveUp:
        return Tone::Warn;
    case CameraState::Kind::Trouble:
        return Tone::Bad;
    default:
        return Tone::Neutral;
    }
}

QString CameraViewModel::title() const
{
    switch (m_state.kind) {
    case CameraState::Kind::Closed:
        return {};
    case CameraState::Kind::Opening:
        return tr("Opening the camera…");
    case CameraState::Kind::Looking:
        return tr("Hold the code in the frame");
    case CameraState::Kind::Read:
        return tr("Read");
    case CameraState::Kind::GaveUp:
        return tr("Nothing read for 10 seconds");
    case CameraState::Kind::Trouble:
        return messageFor(m_state.device.code, m_state.device.args).title;
    }
    Q_UNREACHABLE();
}

QString CameraViewModel::text() const
{
    switch (m_state.kind) {
    case CameraState::Kind::Closed:
    case CameraState::Kind::Opening:
        return {};
    case CameraState::Kind::Looking:
        return tr("Hold still when it is small or far away.");
    case CameraState::Kind::Read:
        return tr("Take it away and show the next one.");
    case CameraState::Kind::GaveUp:
        return tr("The camera is off. Go closer, or type the code.");
    case CameraState::Kind::Trouble:
        return messageFor(m_state.device.code, m_state.device.args).detail();
    }
    Q_UNREACHABLE();
}

QString CameraViewModel::action() const
{
    if (m_state.kind == CameraState::Kind::GaveUp)
        return tr("Look again");
    return hasPicture() ? tr("Try harder") : QString();
}

QString CameraViewModel::otherCamera() const
{
    const qsizetype other = otherIndex();
    return other < 0 ? QString() : m_state.cameras[other].name;
}

/// The one behind the current one, around; -1 when there is no other.
qsizetype CameraViewModel::otherIndex() const
{
    const QList<scanner::CameraInfo> &all = m_state.cameras;
    const auto current = std::ranges::find(all, m_state.current, &scanner::CameraInfo::id);
    if (current == all.end())
        return all.isEmpty() || m_state.kind != CameraState::Kind::Trouble ? -1 : 0;
    return all.size() < 2 ? -1 : (current - all.begin() + 1) % all.size();
}

void CameraViewModel::toggle()
{
    if (isOpen())
        close();
    else
        Q_EMIT aimWanted({});
}

void CameraViewModel::close()
{
    if (isOpen())
        Q_EMIT restWanted();
}

void CameraViewModel::act()
{
    if (m_state.kind == CameraState::Kind::GaveUp)
        Q_EMIT aimWanted(m_state.current);
    else if (hasPicture())
        Q_EMIT harderWanted();
}

void CameraViewModel::useOtherCamera()
{
    if (const qsizetype other = otherIndex(); other >= 0)
        Q_EMIT aimWanted(m_state.cameras[other].id);
}

void CameraViewModel::takeFiles(const QList<QUrl> &files)
{
    for (const QUrl &file : files.first(std::min<qsizetype>(files.size(), filesMax))) {
        if (file.isLocalFile())
            Q_EMIT fileGiven(file.toLocalFile());
    }
}

void CameraViewModel::paste()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (data && data->hasUrls())
        takeFiles(data->urls());
    else if (const QImage picture = QGuiApplication::clipboard()->image(); !picture.isNull())
        Q_EMIT pictureGiven(picture);
}

} // namespace storehand
