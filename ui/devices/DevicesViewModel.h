// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationGateway.h"
#include "ui/controls/RowModel.h"
#include "ui/devices/ScannerRow.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// The scanners of this station and what the last read was. Main thread only.
class DevicesViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the application")
    Q_PROPERTY(QAbstractListModel *scanners READ scanners CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString lastText READ lastText NOTIFY changed)
    Q_PROPERTY(QString lastDetail READ lastDetail NOTIFY changed)

public:
    explicit DevicesViewModel(StationGateway &station, QObject *parent = nullptr);

    [[nodiscard]] QAbstractListModel *scanners() { return &m_scanners; }
    [[nodiscard]] int count() const { return int(m_scanners.rows().size()); }
    [[nodiscard]] QString lastText() const;
    [[nodiscard]] QString lastDetail() const;

Q_SIGNALS:
    void changed();

private:
    void update();

    StationGateway &m_station;
    RowModel<ScannerRow> m_scanners;
};

} // namespace storehand
