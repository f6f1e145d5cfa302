// SPDX-License-Identifier: Apache-2.0
#include "app/tools/show/ShowViewModel.h"

#include "app/tools/show/DropOrder.h"
#include "app/tools/show/StepWords.h"
#include "ui/controls/Tone.h"

#include <algorithm>

namespace storehand::show {

using namespace Qt::Literals::StringLiterals;

using Stage = Backstage::Stage;

ShowViewModel::ShowViewModel(Backstage &backstage, std::function<Instant()> now, QObject *parent)
    : QObject(parent)
    , m_backstage(backstage)
    , m_now(std::move(now))
    , m_deck(backstage.cast())
{
    connect(&backstage, &Backstage::changed, this, &ShowViewModel::onBackstage);
    connect(&backstage, &Backstage::stationSaid, this, &ShowViewModel::onStation);
    connect(&backstage, &Backstage::orderChanged, this, &ShowViewModel::onOrder);
    m_firstOrder.setSingleShot(true);
    m_firstOrder.setInterval(firstOrderMs);
    connect(&m_firstOrder, &QTimer::timeout, this, &ShowViewModel::dropOrder);
    begin();
}

void ShowViewModel::begin()
{
    m_deck = ScannerDeck(m_backstage.cast());
    m_try = {};
    m_state = {};
    m_answerText.clear();
    m_comesNext.clear();
    m_dropped = 0;
    m_opened = false;
    m_firstOrder.stop();
    showSteps();
}

QString ShowViewModel::progress() const
{
    switch (m_backstage.stage()) {
    case Stage::OfficeOpens:
        return tr("Head office opens with twelve shops …");
    case Stage::StationJoins:
        return tr("A station joins %1 …").arg(storeName());
    case Stage::StationOpens:
        return tr("The station's window opens …");
    default:
        return {};
    }
}

bool ShowViewModel::stationRuns() const
{
    return m_backstage.stage() == Stage::Open;
}

bool ShowViewModel::stationGone() const
{
    return m_backstage.stage() == Stage::StationGone;
}

QString ShowViewModel::linkText() const
{
    const int waiting = m_state["outbox"_L1].toInt();
    if (cut())
        return waiting > 0 ? tr("Unplugged. %n thing(s) wait on this disk.", nullptr, waiting)
                           : tr("Unplugged. Go on working.");
    return waiting > 0 ? tr("%n thing(s) on the way to head office", nullptr, waiting)
                       : tr("All is with head office.");
}

QString ShowViewModel::rightCaption() const
{
    if (!m_deck.right().code.isEmpty())
        return tr("Scan the right item");
    return m_try.isDone(Step::Picked) ? tr("Nothing left to find") : tr("Take an order first");
}

SightView ShowViewModel::right() const
{
    const Sight sight = m_deck.right();
    if (sight.code.isEmpty()) {
        const bool isPicked = m_try.isDone(Step::Picked) && !m_try.isDone(Step::Shelved);
        return {{},
                {},
                isPicked ? tr("Finish it there; then a bag label and the shelf")
                         : tr("In the station's window: Queue, then Take"),
                false};
    }
    return {sight.title, sight.image, sight.code, stationRuns()};
}

SightView ShowViewModel::wrong() const
{
    const Sight sight = m_deck.wrong();
    return {sight.title, sight.image, sight.code, stationRuns() && !sight.code.isEmpty()};
}

SightView ShowViewModel::bag() const
{
    return {m_deck.bag().title, {}, tr("A new bag label"), stationRuns()};
}

SightView ShowViewModel::shelf() const
{
    return {m_deck.shelf().title, {}, tr("Where bags wait"), stationRuns()};
}

SightView ShowViewModel::customer() const
{
    const Sight sight = m_deck.customer();
    if (sight.code.isEmpty())
        return {QString(), {}, tr("When an order is ready"), false};
    return {sight.code, {}, tr("For %1").arg(sight.orderRef), stationRuns()};
}

QString ShowViewModel::stepsText() const
{
    const auto rows = m_steps.rows();
    const auto done =
        std::count_if(rows.begin(), rows.end(), [](const TryRow &r) { return r.done; });
    return done == stepCount ? tr("All done") : tr("%1 of %2").arg(done).arg(stepCount);
}

QString ShowViewModel::people() const
{
    const auto words = [this](const story::Cast::Person &person) {
        return (isAtDesk(person) ? tr("%1 is signed in (PIN %2)") : tr("%1 has PIN %2"))
            .arg(person.name, person.pin);
    };
    return words(m_backstage.cast().picker) + u"\n"_s + words(m_backstage.cast().counter);
}

bool ShowViewModel::isAtDesk(const story::Cast::Person &person) const
{
    return m_state["person"_L1].toString() == person.code;
}

void ShowViewModel::scanRight()
{
    m_backstage.scan(m_deck.right().code);
}

void ShowViewModel::scanWrong()
{
    m_backstage.scan(m_deck.wrong().code);
}

void ShowViewModel::scanBag()
{
    m_backstage.scan(m_deck.bag().code);
}

void ShowViewModel::scanShelf()
{
    m_backstage.scan(m_deck.shelf().code);
}

void ShowViewModel::scanCustomer()
{
    const QString code = m_deck.customer().code;
    if (code.isEmpty())
        return;
    if (isAtDesk(m_backstage.cast().counter)) {
        m_backstage.scan(code);
        return;
    }
    m_comesNext = code;
    m_backstage.signIn(m_backstage.cast().counter, [] {});
}

void ShowViewModel::dropOrder()
{
    m_backstage.placeOrder(show::dropOrder(m_backstage.cast(), m_dropped, m_now()));
}

void ShowViewModel::toggleInternet()
{
    m_backstage.setCut(!m_backstage.isCut());
    m_try.internetIs(m_backstage.isCut());
}

void ShowViewModel::toggleStation()
{
    if (stationGone()) {
        m_backstage.startStation();
        return;
    }
    m_try.stationKilled();
    m_backstage.killStation();
}

void ShowViewModel::startOver()
{
    begin();
    m_backstage.startOver();
}

void ShowViewModel::onBackstage()
{
    if (stationRuns() && !std::exchange(m_opened, true)) {
        m_try.begin();
        m_firstOrder.start();
    }
    if (stationGone())
        m_answerText.clear();
    showSteps();
}

void ShowViewModel::onStation(const QJsonObject &object)
{
    const QString event = object["event"_L1].toString();
    if (event == "state"_L1) {
        m_state = object;
        m_deck.stationShows(object);
        m_try.stationShows(object);
        // Not before the window shows who works there: until then it has no counter for the code.
        if (!m_comesNext.isEmpty() && isAtDesk(m_backstage.cast().counter))
            m_backstage.scan(std::exchange(m_comesNext, {}));
    } else if (event == "scan"_L1) {
        onScan(object);
    }
    showSteps();
}

void ShowViewModel::onScan(const QJsonObject &scan)
{
    m_try.scanned(scan);
    const QString result = scan["result"_L1].toString();
    const ScanWords words = wordsOf(result);
    m_answerText = words.text;
    m_answerTone = words.tone;
}

void ShowViewModel::onOrder(const QJsonObject &order)
{
    m_deck.orderChanged(order);
    m_try.orderChanged(order);
    m_dropped = std::max(m_dropped, dropNumber(order["ref"_L1].toString()) + 1);
    showSteps();
}

void ShowViewModel::showSteps()
{
    QList<TryRow> rows;
    const int next = m_try.next();
    for (int at = 0; at < stepCount; ++at) {
        const StepWords words = wordsOf(Step(at));
        const bool isNext = at == next;
        rows.append({QString::number(at), words.title, isNext ? words.how : QString(),
                     m_try.isDone(Step(at)), isNext});
    }
    m_steps.setRows(rows);
    Q_EMIT changed();
}

} // namespace storehand::show
