// SPDX-License-Identifier: Apache-2.0
#include "core/sync/StationIdentity.h"

#include "core/crypto/Base64Url.h"
#include "core/crypto/FieldCipher.h"
#include "core/domain/Codes.h"
#include "core/store/MetaKeys.h"
#include "tests/support/FakeRandom.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

class StationIdentityTest : public QObject
{
    Q_OBJECT

    FakeRandom m_random;
    FieldCipher m_cipher{FieldCipher::makeKey(m_random), m_random};
    QTemporaryDir m_folder;
    std::unique_ptr<Outbox> m_outbox;

    StationIdentity someIdentity()
    {
        return {StationId(u"station-1"_s),
                u"Counter"_s,
                StoreCode(u"harbour"_s),
                SigningKey::make(m_random),
                {QByteArray(32, 'p'), QByteArray(32, 'q')},
                SealedBoxKey::make(m_random).box(),
                SigningKey::make(m_random).verifyKey(),
                Sensitive(QByteArray("the key of pickup codes, 32 byte"))};
    }

private Q_SLOTS:

    void init()
    {
        const QString name = QString::fromLatin1(QTest::currentTestFunction());
        m_outbox = std::move(*Outbox::open({m_folder.filePath(name)}, m_cipher));
    }

    void cleanup() { m_outbox.reset(); }

    void thereIsNoneBeforeEnrolment()
    {
        const auto identity = loadIdentity(*m_outbox);
        QVERIFY(identity && !*identity);
    }

    void comesBackAsItWasSaved()
    {
        const StationIdentity saved = someIdentity();
        QVERIFY(saveIdentity(*m_outbox, saved));
        const auto loaded = loadIdentity(*m_outbox);
        QVERIFY(loaded && *loaded);
        QCOMPARE((*loaded)->station, saved.station);
        QCOMPARE((*loaded)->name, saved.name);
        QCOMPARE((*loaded)->store, saved.store);
        QCOMPARE((*loaded)->key.seedText().reveal(), saved.key.seedText().reveal());
        QCOMPARE((*loaded)->pins, saved.pins);
        QCOMPARE((*loaded)->sealFor.toText(), saved.sealFor.toText());
        QCOMPARE((*loaded)->omsKey, saved.omsKey);
        QCOMPARE((*loaded)->pickupKey.reveal(), saved.pickupKey.reveal());
    }

    void mayHaveNoPinsWhereThereIsNoTls()
    {
        StationIdentity identity = someIdentity();
        identity.pins.clear();
        QVERIFY(saveIdentity(*m_outbox, identity));
        QVERIFY((*loadIdentity(*m_outbox))->pins.isEmpty());
    }

    void takesNewPins()
    {
        QVERIFY(saveIdentity(*m_outbox, someIdentity()));
        QVERIFY(savePins(*m_outbox, {QByteArray(32, 'r')}));
        QCOMPARE((*loadIdentity(*m_outbox))->pins, QList<QByteArray>{QByteArray(32, 'r')});
    }

    void keepsOneKeyUntilItIsEnrolled()
    {
        const auto first = enrolmentKey(*m_outbox, m_random);
        const auto second = enrolmentKey(*m_outbox, m_random);
        QCOMPARE(first->seedText().reveal(), second->seedText().reveal());
        QVERIFY(!*loadIdentity(*m_outbox));
    }

    void leavesNoSecretReadableOnDisk()
    {
        const StationIdentity saved = someIdentity();
        QVERIFY(saveIdentity(*m_outbox, saved));
        const QByteArray seed = saved.key.seedText().reveal().toLatin1();
        QVERIFY(m_outbox->setValues({{u"canary"_s, "a canary that may be read"_ba}}));
        m_outbox.reset();
        bool canaryFound = false;
        for (const QFileInfo &info : QDir(m_folder.path()).entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            canaryFound = canaryFound || bytes.contains("a canary that may be read");
            QVERIFY(!bytes.contains(seed));
            QVERIFY(!bytes.contains(*fromBase64Url(QString::fromLatin1(seed))));
            QVERIFY(!bytes.contains(saved.pickupKey.reveal()));
        }
        QVERIFY(canaryFound); // else this test would not see anything
    }

    void saysWhenItIsDamaged_data()
    {
        QTest::addColumn<QString>("key");
        for (const QLatin1StringView key : {metakey::omsPins, metakey::omsKeys})
            QTest::newRow(key.data()) << QString(key);
    }

    void saysWhenItIsDamaged()
    {
        QFETCH(QString, key);
        QVERIFY(saveIdentity(*m_outbox, someIdentity()));
        QVERIFY(m_outbox->setValues({{key, "!"_ba}}));
        const auto loaded = loadIdentity(*m_outbox);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, codes::databaseCorrupt);
    }
};

QTEST_APPLESS_MAIN(StationIdentityTest)
#include "StationIdentityTest.moc"
