// SPDX-License-Identifier: Apache-2.0
#include "ui/pick/PickListPaper.h"

#include "core/domain/Codes.h"
#include "ui/messages/TimeWords.h"
#include "ui/messages/Words.h"

#include <QCoreApplication>
#include <QFont>
#include <QPainter>
#include <QPdfWriter>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Paper
{
    Q_DECLARE_TR_FUNCTIONS(PickListPaper)
};

constexpr int dpi = 300;
constexpr int marginMm = 12;

int mm(double length)
{
    return qRound(length / 25.4 * dpi);
}

QFont font(double points, QFont::Weight weight = QFont::Normal)
{
    QFont font(u"Inter Tabular"_s);
    font.setPointSizeF(points);
    font.setWeight(weight);
    return font;
}

/// One sheet after the other, from top to bottom.
class Sheets
{
public:
    explicit Sheets(QPdfWriter &writer)
        : m_writer(writer)
        , m_painter(&writer)
        , m_width(writer.width())
        , m_height(writer.height())
    {}

    [[nodiscard]] bool isOpen() const { return m_painter.isActive(); }

    void header(const QString &title, const QString &subtitle)
    {
        text({0, 0, m_width, mm(9)}, font(18, QFont::DemiBold), title);
        text({0, mm(9), m_width, mm(6)}, font(10), subtitle);
        m_y = mm(20);
    }

    void row(const PickListPaper::Row &row)
    {
        constexpr int heightMm = 13;
        if (m_y + mm(heightMm) > m_height) {
            m_writer.newPage();
            m_y = 0;
        }
        const int boxSide = mm(5);
        m_painter.drawRect(0, m_y + mm(2.5), boxSide, boxSide);
        text({mm(9), m_y, mm(32), mm(10)}, font(15, QFont::DemiBold), row.place);
        text({mm(42), m_y, mm(14), mm(10)}, font(18, QFont::DemiBold),
             Paper::tr("%1 ×").arg(row.units));
        const int wide = m_width - mm(58) - mm(46);
        text({mm(58), m_y, wide, mm(6)}, font(11, QFont::Medium), row.title);
        text({mm(58), m_y + mm(5.5), wide, mm(5)}, font(9), row.look);
        text({m_width - mm(44), m_y, mm(44), mm(6)}, font(11, QFont::Medium), row.bag);
        text({m_width - mm(44), m_y + mm(5.5), mm(44), mm(5)}, font(9), row.order);
        m_painter.drawLine(0, m_y + mm(heightMm - 1), m_width, m_y + mm(heightMm - 1));
        m_y += mm(heightMm);
    }

private:
    void text(const QRect &place, const QFont &font, const QString &words)
    {
        m_painter.setFont(font);
        const QString shown =
            m_painter.fontMetrics().elidedText(words, Qt::ElideRight, place.width());
        m_painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, shown);
    }

    QPdfWriter &m_writer;
    QPainter m_painter;
    int m_width;
    int m_height;
    int m_y = 0;
};

} // namespace

QList<PickListPaper::Row> PickListPaper::rowsOf(const PickView &walk)
{
    QList<Row> rows;
    for (const PickItem &item : walk.items) {
        const LineView &line = item.line;
        if (line.open > 0)
            rows.append({line.place.isEmpty() ? Paper::tr("No place") : line.place, line.open,
                         line.title,
                         productLook(line.title, {line.size, line.colour, line.brand}, line.kit),
                         item.orderRef, bagWords(item.bag)});
    }
    return rows;
}

PickListPaper::PickListPaper(const PickView &walk, const StationSnapshot &snapshot, Instant now)
    : m_rows(rowsOf(walk))
{
    int units = 0;
    for (const Row &row : std::as_const(m_rows))
        units += row.units;
    const PersonView *person = snapshot.person(walk.person);
    m_title = Paper::tr("%n piece(s) to fetch", nullptr, units);
    m_subtitle = u"%1 · %2 · %3"_s.arg(snapshot.storeName, person ? person->name : QString(),
                                       timeOfDay(now, snapshot.timeZone));
}

Status PickListPaper::write(const QString &file) const
{
    QPdfWriter writer(file);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({marginMm, marginMm, marginMm, marginMm}, QPageLayout::Millimeter);
    writer.setResolution(dpi);
    writer.setTitle(m_title);
    Sheets sheets(writer);
    if (!sheets.isOpen())
        return failure(ErrorKind::Storage, codes::storageFailed,
                       u"cannot write \"%1\""_s.arg(file));
    sheets.header(m_title, m_subtitle);
    for (const Row &row : m_rows)
        sheets.row(row);
    return {};
}

} // namespace storehand
