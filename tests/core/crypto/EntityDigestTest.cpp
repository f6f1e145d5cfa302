// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/EntityDigest.h"

#include <QTest>

using namespace storehand;

class EntityDigestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    // Computed with Python: hashlib.blake2b("entity\nid\nversion", digest_size=32)[:8].
    void agreesWithAnIndependentComputation_data()
    {
        QTest::addColumn<QString>("entity");
        QTest::addColumn<QString>("id");
        QTest::addColumn<qint64>("version");
        QTest::addColumn<quint64>("digest");
        const QString id = QStringLiteral("018f0000-0000-7000-8000-000000000001");
        QTest::newRow("first") << QStringLiteral("assignment") << id << qint64(1)
                               << quint64(0x638e4c38c8804782);
        QTest::newRow("second") << QStringLiteral("assignment") << id << qint64(2)
                                << quint64(0x1066a145348df6c7);
        QTest::newRow("beyond ASCII") << QStringLiteral("product") << QStringLiteral(u"TEA-ÄB")
                                      << qint64(9007199254740992) << quint64(0x30e50b40b2e8df2e);
    }

    void agreesWithAnIndependentComputation()
    {
        QFETCH(QString, entity);
        QFETCH(QString, id);
        QFETCH(qint64, version);
        QFETCH(quint64, digest);
        QCOMPARE(entityDigest(entity, id, version), digest);
    }
};

QTEST_APPLESS_MAIN(EntityDigestTest)
#include "EntityDigestTest.moc"
