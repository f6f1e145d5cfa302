// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQuickPaintedItem>
#include <QString>

namespace storehand {

/// Draws a product's picture by its file name, scaled to fit. A picture that is not there is
/// nothing special: `found` is false and ProductPicture shows its placeholder.
class PictureItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    /// A plain file name such as tea.svg. Names with a path in them are never looked up.
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged)
    Q_PROPERTY(bool found READ found NOTIFY nameChanged)

public:
    explicit PictureItem(QQuickItem *parent = nullptr);

    [[nodiscard]] QString name() const { return m_name; }
    void setName(const QString &name);
    [[nodiscard]] bool found() const { return !m_file.isEmpty(); }

    void paint(QPainter *painter) override;

    /// Where pictures are looked for, first hit wins. Set once, before the first picture is shown.
    static void setFolders(const QStringList &folders);

Q_SIGNALS:
    void nameChanged();

private:
    QString m_name;
    QString m_file;
};

} // namespace storehand
