// SPDX-License-Identifier: Apache-2.0
#include "app/storehand-oms/AdminDesk.h"

#include "oms/http/CoreThread.h"
#include "oms/http/OrderManagerHost.h"
#include "tests/app/storehand-oms/Shop.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeRandom.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

#define OFFICE(name)                                                                               \
    QFETCH_GLOBAL(Engine, engine);                                                                 \
    Office name(engine);                                                                           \
    if (!name.isOpen())                                                                            \
    QSKIP("PostgreSQL is not installed")

namespace {

constexpr PinHashCost inTurn = {8 * 1024, 1};     ///< what the order manager computes itself
constexpr PinHashCost outOfTurn = {16 * 1024, 1}; ///< what the desk computes

const QByteArray people =
    R"({"type":"person","store":"harbour","code":"0077","name":"Mere","role":"picker",)"
    R"("pin":"482915"}
{"type":"person","store":"harbour","code":"0078","name":"Rangi","role":"lead","pin":"731946"}
)";

/// A running server without HTTP.
class Office
{
public:
    explicit Office(Engine engine)
        : m_database(engine == Engine::Postgres && PostgresServer::sharedSynced()
                         ? PostgresServer::sharedSynced()->createDatabase()
                         : QString())
        , m_isOpen(engine == Engine::Sqlite || !m_database.isEmpty())
        , m_folder(*DataFolder::open(m_root.filePath(u"data"_s), m_database))
        , m_core(
              m_jobs, [this] { return open(); }, [this] { return m_clock.now(); }, {})
        , desk(m_jobs, m_folder, m_deskRandom, outOfTurn)
    {
        if (m_isOpen && !m_core.start())
            qFatal("the database cannot be opened");
    }

    ~Office() { m_jobs.close(); }
    Q_DISABLE_COPY_MOVE(Office)

    [[nodiscard]] bool isOpen() const { return m_isOpen; }

    [[nodiscard]] AdminAnswer import(const QByteArray &lines)
    {
        return desk.run({u"import"_s, {{u"file"_s, u"chain.jsonl"_s}}, lines});
    }

    void change(const std::function<Status(UnitOfWork &)> &work)
    {
        Status changed;
        const Status ran = m_jobs.runAndWait([&](GroupHost &host) {
            changed = static_cast<OrderManagerHost &>(host).manager().change(work);
            return changed.has_value();
        });
        if (!ran || !changed)
            qFatal("%s", qPrintable((ran ? changed : ran).error().detail));
    }

    [[nodiscard]] QString verifierOf(const QString &code)
    {
        QString verifier;
        change([&](UnitOfWork &work) -> Status {
            const auto person = work.person(PersonCode(code));
            verifier = person && *person ? (*person)->pinVerifier : QString();
            return {};
        });
        return verifier;
    }

private:
    [[nodiscard]] Result<std::unique_ptr<GroupHost>> open()
    {
        auto connection = m_folder.openDatabase();
        const auto key = m_folder.masterKey(m_random);
        if (!connection || !key)
            return failure(!connection ? connection.error() : key.error());
        auto manager =
            OrderManager::open(*std::move(connection), m_clock, m_random,
                               {.masterKey = *key, .pins = m_folder.pins(), .pinCost = inTurn});
        if (!manager)
            return failure(manager.error());
        return std::make_unique<OrderManagerHost>(*std::move(manager));
    }

    JobQueue m_jobs;
    QTemporaryDir m_root;
    const QString m_database;
    const bool m_isOpen;
    const DataFolder m_folder;
    FakeClock m_clock;
    FakeRandom m_random;
    FakeRandom m_deskRandom; ///< the desk has a thread of its own
    CoreThread m_core;       ///< ends before the queue, which is closed then

public:
    AdminDesk desk;
};

} // namespace

class AdminDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void pinsAreMadeBeforeTheImportHasItsTurn()
    {
        OFFICE(office);
        QCOMPARE(office.import(chain + people).messages, QStringList());
        for (const auto &[code, pin] :
             {std::pair(u"0077"_s, u"482915"_s), {u"0078"_s, u"731946"_s}}) {
            const PinHash verifier{office.verifierOf(code)};
            QVERIFY2(!verifier.needsRehash(outOfTurn), qPrintable(verifier.text));
            QVERIFY(verifier.matches(Sensitive<QString>(pin)));
        }
    }

    void whoIsImportedAgainKeepsTheirVerifier()
    {
        OFFICE(office);
        QCOMPARE(office.import(chain + people).exitCode, 0);
        const QString mere = office.verifierOf(u"0077"_s);
        const QString rangi = office.verifierOf(u"0078"_s);
        QCOMPARE(office.import(QByteArray(people).replace("731946", "111111")).exitCode, 0);
        QCOMPARE(office.verifierOf(u"0077"_s), mere);
        QVERIFY(office.verifierOf(u"0078"_s) != rangi);
        QVERIFY(PinHash{office.verifierOf(u"0078"_s)}.matches(Sensitive<QString>(u"111111"_s)));
    }

    void aBadLineIsNamedAsEver()
    {
        OFFICE(office);
        const AdminAnswer answer =
            office.import(chain + people + QByteArray(people).replace("482915", "4"));
        QCOMPARE(answer.exitCode, 1);
        QCOMPARE(answer.messages.value(0), u"chain.jsonl:6: pin: has not 6 to 12 digits"_s);
        QCOMPARE(office.verifierOf(u"0077"_s), QString());
    }

    void verifyFindsWhatIsWrong()
    {
        OFFICE(office);
        QCOMPARE(office.import(chain).exitCode, 0);
        QCOMPARE(office.desk.run({u"verify"_s, {}, {}}).exitCode, 0);
        office.change([](UnitOfWork &work) {
            return work.storage().connection.run(u"UPDATE stock SET shelf = shelf + 1"_s);
        });
        const AdminAnswer answer = office.desk.run({u"verify"_s, {}, {}});
        QCOMPARE(answer.exitCode, 1);
        QVERIFY(
            answer.lines.value(0).value(u"finding").toString().contains(u"shelf by its ledger"));
        QCOMPARE(answer.lines.last().value(u"sound"), false);
    }
};

QTEST_GUILESS_MAIN(AdminDeskTest)
#include "AdminDeskTest.moc"
