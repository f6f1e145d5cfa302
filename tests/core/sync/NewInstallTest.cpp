// SPDX-License-Identifier: Apache-2.0
#include "core/sync/NewInstall.h"

#include "core/crypto/FieldCipher.h"
#include "core/store/FormerInstalls.h"
#include "core/wire/ObjectReader.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeRandom.h"

#include <QTemporaryDir>
#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

OutboxDraft draft(const QString &id, const QByteArray &rest)
{
    OutboxDraft result;
    result.id = CommandId(id);
    result.makeLine = [=](qint64 n) {
        return "{\"n\":" + QByteArray::number(n) + ",\"id\":\"" + id.toUtf8() + "\"" + rest + "}";
    };
    return result;
}

QJsonObject commandAt(const Outbox &outbox, qint64 n)
{
    return *wire::parseObject(outbox.rows(n)->at(0).line);
}

} // namespace

class NewInstallTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    FakeClock m_clock;
    FakeRandom m_random;
    FieldCipher m_cipher{FieldCipher::makeKey(m_random), m_random};
    std::unique_ptr<Outbox> m_outbox;

private Q_SLOTS:

    void init()
    {
        const QString name = QString::fromLatin1(QTest::currentTestFunction());
        m_outbox = std::move(*Outbox::open({m_folder.filePath(name)}, m_cipher));
        QVERIFY(takeNewInstall(*m_outbox, InstallId(u"first"_s)));
    }

    void cleanup() { m_outbox.reset(); }

    void numbersWhatWasNeverAcknowledgedFrom1()
    {
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
            QVERIFY(m_outbox->append(draft(id, ",\"type\":\"pick\",\"base\":9")));
        QVERIFY(m_outbox->acknowledge({{1, "{}"}}, m_clock.now()));
        QVERIFY(takeNewInstall(*m_outbox, InstallId(u"second"_s)));
        QCOMPARE(m_outbox->install(), InstallId(u"second"_s));
        QCOMPARE(m_outbox->lastN(), 2);
        QCOMPARE(
            commandAt(*m_outbox, 1),
            (QJsonObject{{u"n"_s, 1}, {u"id"_s, u"b"_s}, {u"type"_s, u"pick"_s}, {u"base"_s, 9}}));
        QCOMPARE(commandAt(*m_outbox, 2).value(u"id"_s), u"c"_s);
    }

    void keepsInMindWhichInstallsItWas()
    {
        QVERIFY(takeNewInstall(*m_outbox, InstallId(u"second"_s)));
        QVERIFY(takeNewInstall(*m_outbox, InstallId(u"third"_s)));
        QCOMPARE(*formerInstalls(*m_outbox),
                 (QSet<InstallId>{InstallId(u"first"_s), InstallId(u"second"_s)}));
    }

    void aReversalFollowsItsCommandToItsNewNumber()
    {
        for (const QString &id : {u"a"_s, u"b"_s})
            QVERIFY(m_outbox->append(draft(id, ",\"type\":\"pick\"")));
        QVERIFY(m_outbox->append(draft(u"c"_s, ",\"type\":\"reverse\",\"args\":{\"n\":2}")));
        QVERIFY(m_outbox->acknowledge({{1, "{}"}}, m_clock.now()));
        QVERIFY(takeNewInstall(*m_outbox, InstallId(u"second"_s)));
        QCOMPARE(commandAt(*m_outbox, 2).value(u"args"_s), (QJsonObject{{u"n"_s, 1}}));
    }

    void aReversalOfWhatStaysBehindHitsNoOtherCommand()
    {
        for (const QString &id : {u"a"_s, u"b"_s})
            QVERIFY(m_outbox->append(draft(id, ",\"type\":\"pick\"")));
        QVERIFY(m_outbox->append(draft(u"c"_s, ",\"type\":\"reverse\",\"args\":{\"n\":1}")));
        QVERIFY(m_outbox->acknowledge({{1, "{}"}}, m_clock.now()));
        QVERIFY(takeNewInstall(*m_outbox, InstallId(u"second"_s)));
        QCOMPARE(commandAt(*m_outbox, 2).value(u"args"_s), (QJsonObject{{u"n"_s, 2}})); // itself
    }

    void changesNothingWhenALineCannotBeRead()
    {
        QVERIFY(m_outbox->append(draft(u"a"_s, ",\"type\":\"pick\"")));
        QVERIFY(m_outbox->append(draft(u"b"_s, ",broken")));
        const auto before = m_outbox->rows(1);
        QVERIFY(!takeNewInstall(*m_outbox, InstallId(u"second"_s)));
        QCOMPARE(m_outbox->install(), InstallId(u"first"_s));
        QCOMPARE(*m_outbox->rows(1), *before);
    }
};

QTEST_APPLESS_MAIN(NewInstallTest)
#include "NewInstallTest.moc"
