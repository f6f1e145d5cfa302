// SPDX-License-Identifier: Apache-2.0
#include "ui/devices/DevicesViewModel.h"

#include "ui/messages/Message.h"

namespace storehand {

using namespace Qt::Literals::StringLiterals;

DevicesViewModel::DevicesViewModel(StationGateway &station, QObject *parent)
    : QObject(parent)
    , m_station(station)
{
    connect(&station, &StationGateway::snapshotChanged, this, &DevicesViewModel::update);
    update();
}

QString DevicesViewModel::lastText() const
{
    const auto &last = m_station.snapshot()->lastScan;
    return last ? last->text : QString();
}

QString DevicesViewModel::lastDetail() const
{
    const auto &last = m_station.snapshot()->lastScan;
    if (!last)
        return {};
    const QString what = !last->title.isEmpty() ? last->title : last->orderRef;
    const QString by = last->scanner.isEmpty() ? tr("typed") : last->scanner;
    return what.isEmpty() ? by : what + u" · "_s + by;
}

void DevicesViewModel::update()
{
    const SnapshotPtr snapshot = m_station.snapshot();
    QList<ScannerRow> rows;
    for (const ScannerView &scanner : snapshot->scanners) {
        const PersonView *owner = snapshot->person(scanner.owner);
        ScannerRow row;
        row.id = scanner.name;
        QStringList parts{owner ? tr("of %1").arg(owner->name) : tr("of the desk")};
        if (!scanner.path.isEmpty())
            parts.append(scanner.path);
        parts.append(tr("%n read(s)", nullptr, int(scanner.reads)));
        if (scanner.lost > 0)
            parts.append(tr("%n lost", nullptr, int(scanner.lost)));
        row.detail = parts.join(u" · "_s);
        row.state = scanner.working ? tr("Ready") : tr("Does not answer");
        row.tone = !scanner.working ? Tone::Bad : scanner.lost > 0 ? Tone::Warn : Tone::Good;
        if (!scanner.working && !scanner.code.isEmpty()) {
            const Message message = messageFor(scanner.code, scanner.args);
            row.help = message.title + u' ' + message.detail();
        }
        rows.append(row);
    }
    m_scanners.setRows(rows);
    Q_EMIT changed();
}

} // namespace storehand
