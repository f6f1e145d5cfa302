// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationGateway.h"
#include "scanner/ScannerDesk.h"
#include "ui/controls/RowModel.h"
#include "ui/devices/ScannerForm.h"
#include "ui/devices/ScannerRow.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <optional>

namespace storehand {

/// The scanners of this station: what is there and how it does, what comes from them byte by byte
/// and what it means, how one is set up, and the lesson in which one is taught. Main thread only.
class DevicesViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the application")
    Q_PROPERTY(QAbstractListModel *scanners READ scanners CONSTANT)
    Q_PROPERTY(QAbstractListModel *bytes READ bytes CONSTANT)
    Q_PROPERTY(QAbstractListModel *meaning READ meaning CONSTANT)
    Q_PROPERTY(storehand::ScannerForm *form READ form CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(bool hasChosen READ hasChosen NOTIFY changed)
    Q_PROPERTY(bool canBeRemoved READ canBeRemoved NOTIFY changed)
    Q_PROPERTY(QString framing READ framing NOTIFY changed)
    Q_PROPERTY(QString lastText READ lastText NOTIFY lastChanged)
    Q_PROPERTY(QString lastFrom READ lastFrom NOTIFY lastChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)
    Q_PROPERTY(bool isTeaching READ isTeaching NOTIFY changed)
    Q_PROPERTY(bool isTaught READ isTaught NOTIFY changed)
    Q_PROPERTY(int lessonCode READ lessonCode NOTIFY changed)
    Q_PROPERTY(QString lessonHint READ lessonHint NOTIFY changed)
    Q_PROPERTY(bool lessonTrouble READ lessonTrouble NOTIFY changed)
    Q_PROPERTY(QList<QString> lessonResult READ lessonResult NOTIFY changed)
    Q_PROPERTY(QString lessonFormat READ lessonFormat NOTIFY changed)
    Q_PROPERTY(QString lessonContent READ lessonContent NOTIFY changed)

public:
    static constexpr int bytesMax = 40;

    /// `station` and `scanners` must outlive it.
    DevicesViewModel(StationGateway &station, scanner::ScannerDesk &scanners,
                     std::function<Instant()> now, QObject *parent = nullptr);

    [[nodiscard]] QAbstractListModel *scanners() { return &m_rows; }
    [[nodiscard]] QAbstractListModel *bytes() { return &m_bytes; }
    [[nodiscard]] QAbstractListModel *meaning() { return &m_meaning; }
    [[nodiscard]] ScannerForm *form() { return &m_form; }
    [[nodiscard]] int count() const { return int(m_scanners.state().scanners.size()); }
    [[nodiscard]] bool hasChosen() const { return chosen() != nullptr; }
    /// It is a serial port that somebody can forget again.
    [[nodiscard]] bool canBeRemoved() const;
    [[nodiscard]] QString framing() const;
    [[nodiscard]] QString lastText() const { return m_lastText; }
    [[nodiscard]] QString lastFrom() const { return m_lastFrom; }
    /// Why what somebody set was refused; empty after the next thing that was not.
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool isTeaching() const;
    [[nodiscard]] bool isTaught() const;
    [[nodiscard]] int lessonCode() const;
    [[nodiscard]] QString lessonHint() const;
    [[nodiscard]] bool lessonTrouble() const;
    [[nodiscard]] QStringList lessonResult() const;
    [[nodiscard]] QString lessonFormat() const;
    [[nodiscard]] QString lessonContent() const;

    Q_INVOKABLE void choose(const QString &id);
    Q_INVOKABLE void usePort(const QString &path);
    Q_INVOKABLE void removeChosen();
    Q_INVOKABLE void teach();
    Q_INVOKABLE void stopTeaching();
    /// Sets everything back to what it was before the lesson.
    Q_INVOKABLE void undoLesson();

Q_SIGNALS:
    void changed();
    void lastChanged();
    void problemChanged();

private:
    void update();
    void showBytes(const QString &id, const QByteArray &bytes);
    void showRead(const QString &id, const Scan &scan);
    void setProblem(const QString &problem);
    [[nodiscard]] const scanner::ScannerStatus *find(const QString &id) const;
    [[nodiscard]] const scanner::ScannerStatus *chosen() const { return find(m_chosen); }
    [[nodiscard]] ScannerRow rowOf(const scanner::ScannerStatus &status) const;

    StationGateway &m_station;
    scanner::ScannerDesk &m_scanners;
    std::function<Instant()> m_now;
    ScannerForm m_form;
    RowModel<ScannerRow> m_rows;
    RowModel<BytesRow> m_bytes;
    RowModel<MeaningRow> m_meaning;
    QString m_chosen;
    QString m_taught; ///< was asked to be taught, and not to be left alone again
    QString m_lastText;
    QString m_lastFrom;
    QString m_problem;
    quint64 m_bytesCount = 0;
    std::optional<Scan> m_lastScan;
};

} // namespace storehand
