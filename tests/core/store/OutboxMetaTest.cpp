// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "core/store/MetaKeys.h"
#include "core/store/Outbox.h"
#include "tests/support/StoreFixture.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

/// What the outbox file keeps beside the commands.
class OutboxMetaTest : public QObject
{
    Q_OBJECT

    static constexpr Instant noon{1'795'262'400'000};
    static constexpr Millis hour = std::chrono::hours(1);

    static std::unique_ptr<Outbox> open(const test::StoreFixture &disk)
    {
        auto outbox = Outbox::open({disk.path("outbox.db")}, disk.cipher);
        return outbox ? std::move(*outbox) : nullptr;
    }

    static OutboxDraft handOver(const QString &id, const QByteArray &name, const QString &order)
    {
        return {CommandId(id),
                noon,
                [](qint64) { return QByteArray("{\"type\":\"hand_over\"}"); },
                {},
                Sensitive(name),
                order};
    }

    static QByteArray personal(const Outbox &outbox, const QString &id)
    {
        const auto value = outbox.personal(CommandId(id));
        return value && *value ? (*value)->reveal() : "nothing";
    }

private Q_SLOTS:
    void smallValuesSurvive()
    {
        const test::StoreFixture disk;
        {
            const auto outbox = open(disk);
            QVERIFY(outbox);
            QVERIFY(!outbox->value(metakey::storeCode)->has_value());
            QVERIFY(outbox->setValues({{metakey::storeCode, "harbour"},
                                       {metakey::omsUrl, "https://oms.example.test"},
                                       {metakey::pinFailures + u"0042"_s, "3"},
                                       {metakey::pinFailures + u"0043"_s, "1"}}));
            QVERIFY(outbox->setValues({{metakey::pinFailures + u"0042"_s, std::nullopt},
                                       {metakey::storeCode, QByteArray()}}));
        }
        const auto outbox = open(disk);
        QCOMPARE(outbox->value(metakey::storeCode)->value(), QByteArray()); // empty is a value
        QCOMPARE(outbox->value(metakey::omsUrl)->value(), QByteArray("https://oms.example.test"));
        QCOMPARE(outbox->keys(metakey::pinFailures).value(), QStringList{u"pin_failures/0043"_s});
        QCOMPARE(outbox->keys(u"nothing/"_s).value(), QStringList());
    }

    void aSecretIsSealedAndReadableWithTheSameKeyOnly()
    {
        const test::StoreFixture disk;
        {
            const auto outbox = open(disk);
            QVERIFY(outbox->setSecret(metakey::stationKey, Sensitive(QByteArray("canary-key"))));
            QVERIFY(!disk.contains("canary-key"));
            QCOMPARE(outbox->secret(metakey::stationKey)->value().reveal(),
                     QByteArray("canary-key"));
            QVERIFY(!outbox->secret(u"other"_s)->has_value());
        }
        test::FakeRandom random(99);
        const FieldCipher otherKey(FieldCipher::makeKey(random), random);
        const auto outbox = Outbox::open({disk.path("outbox.db")}, otherKey);
        QVERIFY(outbox); // commands must not be lost with the keychain
        const auto secret = (*outbox)->secret(metakey::stationKey);
        QVERIFY(!secret);
        QCOMPARE(secret.error().code, codes::sealedValueUnreadable);
    }

    void personalValuesAreNowhereReadableOnDisk()
    {
        const test::StoreFixture disk;
        {
            const auto outbox = open(disk);
            QVERIFY(outbox->append(handOver(u"a"_s, "Mere Tamati", u"order-1"_s)));
            QVERIFY(disk.contains("hand_over")); // the search does find what is not sealed
            QVERIFY(!disk.contains("Tamati"));
            QCOMPARE(personal(*outbox, u"a"_s), QByteArray("Mere Tamati"));
        }
        QVERIFY(!disk.contains("Tamati"));
        QCOMPARE(personal(*open(disk), u"a"_s), QByteArray("Mere Tamati"));
    }

    void personalValuesGo72HoursAfterTheOrderClosed()
    {
        const test::StoreFixture disk;
        const auto outbox = open(disk);
        QVERIFY(outbox->append(handOver(u"a"_s, "Mere", u"order-1"_s)));
        QVERIFY(outbox->append(handOver(u"b"_s, "Rangi", u"order-2"_s)));
        QCOMPARE(outbox->openSubjects().value(), (QStringList{u"order-1"_s, u"order-2"_s}));

        QVERIFY(outbox->orderClosed(u"order-1"_s, noon));
        QVERIFY(outbox->orderClosed(u"order-1"_s, noon + 48 * hour)); // told again: no extension
        QCOMPARE(outbox->openSubjects().value(), QStringList{u"order-2"_s});

        QCOMPARE(outbox->prune(noon + 72 * hour - Millis(1)), Result<bool>(false));
        QCOMPARE(personal(*outbox, u"a"_s), QByteArray("Mere"));
        QCOMPARE(outbox->prune(noon + 72 * hour), Result<bool>(true));
        QCOMPARE(personal(*outbox, u"a"_s), QByteArray("nothing"));
        QCOMPARE(personal(*outbox, u"b"_s), QByteArray("Rangi"));
        QCOMPARE(outbox->lastN(), 2); // the commands themselves stay
    }

    void erasedValuesLeaveNoTraceInFileOrLog()
    {
        const test::StoreFixture disk;
        const auto outbox = open(disk);
        // The subject stands unsealed in the same row, so it can be looked for.
        QVERIFY(outbox->append(handOver(u"a"_s, "Mere", u"canary-subject"_s)));
        QVERIFY(disk.contains("canary-subject"));
        QVERIFY(outbox->orderClosed(u"canary-subject"_s, noon));
        QVERIFY(outbox->prune(noon + 72 * hour));
        QVERIFY(!disk.contains("canary-subject"));
    }
};

QTEST_GUILESS_MAIN(OutboxMetaTest)
#include "OutboxMetaTest.moc"
