// SPDX-License-Identifier: Apache-2.0
#include "ui/controls/PictureItem.h"

#include <QFileInfo>
#include <QImageReader>
#include <QPainter>
#include <QSvgRenderer>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 fileBytesMax = 4 * 1024 * 1024;

QStringList &folders()
{
    static QStringList list{u":/storehand/pictures"_s};
    return list;
}

QString locate(const QString &name)
{
    if (name.isEmpty() || name.contains(u'/') || name.contains(u'\\'))
        return {};
    for (const QString &folder : std::as_const(folders())) {
        const QFileInfo file(folder + u'/' + name);
        if (file.isFile() && file.size() <= fileBytesMax)
            return file.filePath();
    }
    return {};
}

QRectF fitted(const QSizeF &picture, const QSizeF &space)
{
    const QSizeF size = picture.scaled(space, Qt::KeepAspectRatio);
    return {QPointF((space.width() - size.width()) / 2, (space.height() - size.height()) / 2),
            size};
}

} // namespace

PictureItem::PictureItem(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
}

void PictureItem::setName(const QString &name)
{
    if (m_name == name)
        return;
    m_name = name;
    m_file = locate(name);
    update();
    Q_EMIT nameChanged();
}

void PictureItem::paint(QPainter *painter)
{
    if (m_file.isEmpty())
        return;
    if (m_file.endsWith(".svg"_L1, Qt::CaseInsensitive)) {
        QSvgRenderer renderer(m_file);
        renderer.render(painter, fitted(renderer.defaultSize(), size()));
        return;
    }
    QImageReader reader(m_file);
    reader.setAutoTransform(true);
    const QRectF space = fitted(reader.size(), size());
    const qreal scale = painter->transform().m11();
    reader.setScaledSize((space.size() * scale).toSize());
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(space, reader.read());
}

void PictureItem::setFolders(const QStringList &list)
{
    folders() = list;
}

} // namespace storehand
