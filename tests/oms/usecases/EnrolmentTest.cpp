// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/Enrolment.h"

#include "core/crypto/Base64Url.h"
#include "core/crypto/EnrolmentCode.h"
#include "core/domain/Codes.h"
#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray publicBytes(const SigningKey &key)
{
    return fromBase64Url(key.verifyKey().toText()).value();
}

const SignedRequest request{"GET", "/v1/feed?c=&wait=25", {}};

} // namespace

class EnrolmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void aCodeMakesOneStation()
    {
        CHAIN(chain);
        const SigningKey key = SigningKey::make(chain.random);
        const SigningKey thief = SigningKey::make(chain.random);
        const auto offer = chain.oms->offerEnrolment(chain.harbour, u"Till 1"_s);
        QVERIFY(offer);
        QCOMPARE(offer->expiresAt, chain.clock.now() + std::chrono::minutes(10));
        const QString code = offer->code.reveal();

        const auto answer = chain.oms->enrol({code, publicBytes(key)});
        QVERIFY(answer);
        QCOMPARE(answer->store, chain.harbour);
        QCOMPARE(answer->name, u"Till 1"_s);
        QCOMPARE(answer->topics.size(), 19);
        const auto again = chain.oms->enrol({code, publicBytes(key)});
        QVERIFY(again);
        QCOMPARE(*again, *answer);
        QCOMPARE(chain.oms->enrol({code, publicBytes(thief)}).error().code,
                 QString(codes::badEnrolmentCode));
    }

    void anOldOrUnknownCodeMakesNone()
    {
        CHAIN(chain);
        const QByteArray key = publicBytes(SigningKey::make(chain.random));
        const auto offer = chain.oms->offerEnrolment(chain.harbour, u"Till 1"_s);
        QVERIFY(offer);
        chain.clock.advance(std::chrono::minutes(10));
        const auto late = chain.oms->enrol({offer->code.reveal(), key});
        const auto guessed = chain.oms->enrol(
            {EnrolmentCode::make(chain.random, QByteArray(32, '\0')).toText().reveal(), key});
        QCOMPARE(late.error(), guessed.error());
        QCOMPARE(late.error().kind, ErrorKind::Unauthorized);
        QCOMPARE(chain.oms->offerEnrolment(StoreCode(u"nowhere"_s), u"Till"_s).error().code,
                 QString(codes::unknownStore));
    }

    void onlyItsOwnSignatureLetsAStationIn()
    {
        CHAIN(chain);
        const SigningKey key = SigningKey::make(chain.random);
        const SigningKey thief = SigningKey::make(chain.random);
        const auto offer = chain.oms->offerEnrolment(chain.harbour, u"Till 1"_s);
        QVERIFY(offer);
        const auto answer = chain.oms->enrol({offer->code.reveal(), publicBytes(key)});
        QVERIFY(answer);
        const auto signedAt = [&](const SigningKey &by, Instant at) {
            return RequestSignature::make(request, answer->station, at, by).toHeader();
        };
        const Instant now = chain.clock.now();

        const auto who = chain.oms->authenticate(request, signedAt(key, now));
        QVERIFY(who);
        QCOMPARE(who->station, answer->station);
        QCOMPARE(who->store, chain.harbour);

        const auto refusal = [&](const SignedRequest &asked, const QByteArray &header) {
            const auto refused = chain.oms->authenticate(asked, header);
            return refused ? u"let in"_s : refused.error().code;
        };
        QCOMPARE(refusal(request, signedAt(thief, now)), QString(codes::notEnrolled));
        QCOMPARE(refusal(request, "Bearer x"), QString(codes::notEnrolled));
        SignedRequest altered = request;
        altered.target += "0";
        QCOMPARE(refusal(altered, signedAt(key, now)), QString(codes::notEnrolled));
        const Millis far = std::chrono::minutes(6);
        QCOMPARE(refusal(request, signedAt(key, now - far)), QString(codes::clock));
        QCOMPARE(refusal(request, signedAt(key, now + far)), QString(codes::clock));
        QCOMPARE(refusal(request, signedAt(thief, now + far)), QString(codes::notEnrolled));

        const auto recognised = chain.oms->recognise(answer->station);
        QVERIFY(recognised);
        QCOMPARE(recognised->store, chain.harbour);
        QCOMPARE(chain.oms->recognise(StationId(u"nobody"_s)).error().code,
                 QString(codes::notEnrolled));

        const auto listed = [&] { return chain.oms->stations({})->value(0); };
        QCOMPARE(listed().id, answer->station);
        QVERIFY(!listed().revokedAt);
        QVERIFY(chain.oms->revoke(answer->station));
        QCOMPARE(listed().revokedAt, now);
        QVERIFY(chain.oms->stations(StoreCode(u"hill"_s))->isEmpty());
        QCOMPARE(chain.oms->revoke(StationId(u"nobody"_s)).error().code,
                 QString(codes::notEnrolled));
        QCOMPARE(refusal(request, signedAt(key, now)), QString(codes::revoked));
        QCOMPARE(refusal(request, signedAt(thief, now)), QString(codes::notEnrolled));
        QCOMPARE(chain.oms->recognise(answer->station).error().code, QString(codes::revoked));
    }

    void theLastContactIsKnownToTheMinute()
    {
        CHAIN(chain);
        const SigningKey key = SigningKey::make(chain.random);
        const auto offer = chain.oms->offerEnrolment(chain.harbour, u"Till 1"_s);
        const auto answer = chain.oms->enrol({offer->code.reveal(), publicBytes(key)});
        QVERIFY(answer);
        chain.clock.advance(std::chrono::minutes(3));
        const Instant now = chain.clock.now();
        QVERIFY(chain.oms->authenticate(
            request, RequestSignature::make(request, answer->station, now, key).toHeader()));
        chain.look([&](oms::Storage &storage) {
            QCOMPARE(**storage.stations.lastContactOf(chain.harbour), now);
        });
    }

    void aNodeHearsOfARevocationByAnother()
    {
        FakeChain chain(Engine::Postgres);
        if (!chain.isOpen())
            QSKIP("PostgreSQL is not installed");
        const SigningKey key = SigningKey::make(chain.random);
        const auto offer = chain.oms->offerEnrolment(chain.harbour, u"Till 1"_s);
        const auto answer = chain.oms->enrol({offer->code.reveal(), publicBytes(key)});
        QVERIFY(answer);
        const auto header = [&] {
            return RequestSignature::make(request, answer->station, chain.clock.now(), key)
                .toHeader();
        };
        QVERIFY(chain.oms->authenticate(request, header()));
        const std::unique_ptr<OrderManager> node = chain.openNode();
        QVERIFY(node->revoke(answer->station));
        chain.clock.advance(std::chrono::seconds(60));
        QCOMPARE(chain.oms->authenticate(request, header()).error().code, QString(codes::revoked));
    }
};

QTEST_GUILESS_MAIN(EnrolmentTest)
#include "EnrolmentTest.moc"
