// SPDX-License-Identifier: Apache-2.0
#include "core/sync/http/SpkiHash.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray contentOf(const QString &name)
{
    QFile file(QString::fromUtf8(STOREHAND_TEST_DATA "/tls/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no %s", qPrintable(name));
    return file.readAll();
}

QByteArray certificateDer()
{
    return QSslCertificate(contentOf(u"oms-expired.pem"_s)).toDer();
}

} // namespace

class SpkiHashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// openssl x509 -in oms-expired.pem -pubkey -noout | openssl pkey -pubin -outform DER |
    /// sha256sum
    void isWhatOpensslSays()
    {
        QCOMPARE(spkiSha256(certificateDer()).toHex(),
                 "2798512f59f5c7077ba94b9dcd4b805650d03d1b55322ef9fcf033ce63dbedb7"_ba);
    }

    void isTheHashOfThePublicKey()
    {
        const QSslCertificate certificate(contentOf(u"other.pem"_s));
        QCOMPARE(
            spkiSha256(certificate.toDer()),
            QCryptographicHash::hash(certificate.publicKey().toDer(), QCryptographicHash::Sha256));
    }

    void isEmptyForWhatIsNoCertificate()
    {
        QVERIFY(spkiSha256({}).isEmpty());
        QVERIFY(spkiSha256("not a certificate").isEmpty());
        const QByteArray der = certificateDer();
        for (qsizetype size = 0; size < der.size(); ++size)
            QVERIFY(spkiSha256(der.first(size)).isEmpty());
    }

    void survivesAnyDamage()
    {
        const QByteArray der = certificateDer();
        for (qsizetype i = 0; i < der.size(); ++i) {
            for (const char byte : {'\x00', '\x7f', '\x80', '\x84', '\xff'}) {
                QByteArray damaged = der;
                damaged[i] = byte;
                const QByteArray hash = spkiSha256(damaged);
                QVERIFY(hash.isEmpty() || hash.size() == 32);
            }
        }
    }
};

QTEST_APPLESS_MAIN(SpkiHashTest)
#include "SpkiHashTest.moc"
