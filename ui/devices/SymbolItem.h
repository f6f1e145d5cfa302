// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQuickPaintedItem>
#include <QString>

namespace storehand {

/// A barcode to be scanned from the screen: black on white in every theme, in whole pixels.
class SymbolItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    /// "EAN-13", "Code128", "GS1-128", "GS1-DataMatrix" or "QRCode".
    Q_PROPERTY(QString format MEMBER m_format NOTIFY changed)
    /// Its content; U+001D between elements.
    Q_PROPERTY(QString content MEMBER m_content NOTIFY changed)

public:
    explicit SymbolItem(QQuickItem *parent = nullptr);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void changed();

private:
    QString m_format;
    QString m_content;
};

} // namespace storehand
