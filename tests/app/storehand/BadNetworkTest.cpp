// SPDX-License-Identifier: Apache-2.0
#include "app/tools/story/HeadOffice.h"
#include "tests/support/FaultProxy.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace storehand;
using namespace storehand::story;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = NetworkFault::Kind;
using Place = NetworkFault::Place;

constexpr int settleMs = 90'000;

const QByteArray chain =
    R"({"type":"store","code":"corner","name":"Corner shop","latitude":0,"longitude":0,)"
    R"("time_zone":"UTC","kind":"store","currency":"NZD"}
{"type":"person","store":"corner","code":"0042","name":"Mere","role":"picker","pin":"482915"}
{"type":"product","sku":"TEA","title":"Tea","codes":[{"code":"9521234543213"}],"price":100,)"
    R"("currency":"NZD"}
{"type":"stock","store":"corner","sku":"TEA","on_hand":100}
)";

QJsonObject orderOf(const QString &ref)
{
    return {{u"ref"_s, ref},
            {u"placed_at"_s, u"2026-11-21T09:00:00.000Z"_s},
            {u"currency"_s, u"NZD"_s},
            {u"customer"_s, QJsonObject{{u"name"_s, u"Rangi Tamati"_s}}},
            {u"fulfilment"_s, QJsonObject{{u"method"_s, u"pickup"_s}, {u"store"_s, u"corner"_s}}},
            {u"lines"_s, QJsonArray{QJsonObject{{u"ref"_s, u"1"_s},
                                                {u"sku"_s, u"TEA"_s},
                                                {u"quantity"_s, 2},
                                                {u"unit_price"_s, 100}}}}};
}

template <typename T>
T must(const Result<T> &result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().code), qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *result;
}

} // namespace

/// The real programs with a network between them that does once what networks do: what was beeped
/// arrives, and arrives once.
class BadNetworkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aPickArrivesOnceWhateverTheNetworkDoes_data();
    void aPickArrivesOnceWhateverTheNetworkDoes();
    void cleanupTestCase();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<HeadOffice> m_office;
    std::unique_ptr<FaultProxy> m_network;
};

void BadNetworkTest::initTestCase()
{
    m_office = std::make_unique<HeadOffice>(HeadOffice::Setup{qEnvironmentVariable("STOREHAND_BIN"),
                                                              m_folder.filePath(u"oms"_s), false});
    must(m_office->open());
    QFile file(m_folder.filePath(u"chain.jsonl"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(chain) == chain.size());
    file.close();
    must(m_office->import(file.fileName()));
    m_network = std::make_unique<FaultProxy>(quint16(QUrl(m_office->url()).port()));
}

void BadNetworkTest::aPickArrivesOnceWhateverTheNetworkDoes_data()
{
    QTest::addColumn<NetworkFault>("fault");
    const auto row = [](const char *name, const NetworkFault &fault) {
        QTest::newRow(name) << fault;
    };
    row("a cut answer to the enrolment", {Kind::AnswerCut, "/v1/enrol", Place::Middle});
    row("a captive portal at hello", {Kind::Portal, "/v1/hello"});
    row("a cut answer to commands", {Kind::AnswerCut, "/v1/commands", Place::Middle});
    row("a lost answer to commands", {Kind::LostAnswer, "/v1/commands"});
    row("commands that come twice", {Kind::Twice, "/v1/commands"});
    row("commands that come in part", {Kind::RequestReset, "/v1/commands", Place::Last});
    row("another's answer to the feed", {Kind::OtherAnswer, "/v1/feed"});
    row("a proxy that has no time for the feed", {Kind::Status, "/v1/feed", Place::First, 503});
}

void BadNetworkTest::aPickArrivesOnceWhateverTheNetworkDoes()
{
    QFETCH(NetworkFault, fault);
    const quint16 way = m_network->open(fault);
    const QString ref = u"SO-%1"_s.arg(way);
    must(m_office->placeOrder(orderOf(ref)));
    const QString code = must(m_office->enrolmentCode(u"corner"_s, u"Bench"_s));
    JsonProgram station(qEnvironmentVariable("STOREHAND_BIN") + u"/storehand"_s,
                        {u"headless"_s, u"--data"_s, m_folder.filePath(QString::number(way)),
                         u"--oms"_s, u"http://127.0.0.1:%1"_s.arg(way), u"--enrol"_s, code});
    must(station.start());
    must(station.awaitEvent(u"ready"_s));
    const auto ask = [&station](const QJsonObject &request) { return must(station.ask(request)); };
    ask({{u"do"_s, u"sign_in"_s}, {u"person"_s, u"0042"_s}, {u"pin"_s, u"482915"_s}});
    for (const QJsonValue &each : ask({{u"do"_s, u"queue"_s}})[u"assignments"].toArray()) {
        if (each[u"order_ref"].toString() == ref)
            ask({{u"do"_s, u"claim"_s}, {u"assignment"_s, each[u"id"]}});
    }
    for (int unit = 0; unit < 2; ++unit) {
        ask({{u"do"_s, u"scan"_s}, {u"text"_s, u"9521234543213"_s}});
        QCOMPARE(must(station.awaitEvent(u"scan"_s))[u"result"].toString(), u"picked"_s);
    }
    ask({{u"do"_s, u"settle"_s}, {u"timeout_ms"_s, settleMs}});
    QVERIFY(m_network->state(way).isHit);
    QCOMPARE(must(m_office->order(ref))[u"lines"][0][u"picked"].toInt(), 2);
    station.kill();
}

void BadNetworkTest::cleanupTestCase()
{
    must(m_office->verify());
    m_network.reset();
    m_office->kill();
}

QTEST_GUILESS_MAIN(BadNetworkTest)
#include "BadNetworkTest.moc"
