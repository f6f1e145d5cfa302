// SPDX-License-Identifier: Apache-2.0
#include "app/scanning/DecodeSession.h"
#include "tests/support/DrawnSymbol.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace storehand;
using namespace storehand::app;
using namespace Qt::Literals::StringLiterals;
using storehand::test::drawnSymbol;

/// Pictures through the real decode worker.
class PictureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPictureIsReadLikeAScan()
    {
        const QString path = saved(drawnSymbol(u"EAN-13"_s, u"9521234543213"_s), u"ean.png"_s);
        const QJsonObject answer = answerTo(path);
        QVERIFY(answer["ok"_L1].toBool());
        QCOMPARE(answer["gtin14"_L1], u"09521234543213"_s);
        QCOMPARE(answer["format"_L1], u"EAN-13"_s);
        QCOMPARE(answer["aim"_L1], u"]E0"_s);
        QCOMPARE(answer["codes"_L1].toArray().size(), 1);
        QCOMPARE(answer["codes"_L1][0]["gtin14"_L1], u"09521234543213"_s);
    }

    void aPictureWithoutCodeIsAnAnswerToo()
    {
        const scanner::GreyImage empty{60, 60, std::vector<std::uint8_t>(60 * 60, 200)};
        QCOMPARE(kindOf(answerTo(saved(empty, u"empty.png"_s))), u"no_code"_s);
    }

    void aFileThatIsNoPictureIsAnAnswerToo()
    {
        QFile file(m_folder.filePath(u"text.png"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("hello");
        file.close();
        QCOMPARE(kindOf(answerTo(file.fileName())), u"picture_unreadable"_s);
        QCOMPARE(kindOf(answerTo(u"/nowhere.png"_s)), u"picture_unreadable"_s);
    }

    void theProgramSurvivesItsDecoder_data()
    {
        QTest::addColumn<QString>("worker");
        QTest::newRow("dies") << u"/bin/false"_s;
        QTest::newRow("is not there") << u"/nowhere/worker"_s;
    }

    void theProgramSurvivesItsDecoder()
    {
        QFETCH(QString, worker);
        DecodeSession session(worker);
        QCOMPARE(kindOf(session.answer(requestFor(u"x.png"_s))), u"decoder_failed"_s);
        QVERIFY(session.answer("{\"text\":\"hello\"}")["ok"_L1].toBool());
    }

private:
    static QByteArray requestFor(const QString &path)
    {
        return QJsonDocument(QJsonObject{{"image"_L1, path}}).toJson();
    }

    static QString kindOf(const QJsonObject &answer)
    {
        return answer["error"_L1]["kind"_L1].toString();
    }

    static QJsonObject answerTo(const QString &path)
    {
        const QString worker =
            qEnvironmentVariable("STOREHAND_BIN") + "/storehand-decode-worker"_L1;
        return DecodeSession(worker).answer(requestFor(path));
    }

    QString saved(const scanner::GreyImage &image, const QString &name) const
    {
        const QImage view(image.pixels.data(), image.width, image.height, image.width,
                          QImage::Format_Grayscale8);
        const QString path = m_folder.filePath(name);
        if (!view.save(path))
            qFatal("the picture cannot be written");
        return path;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(PictureTest)
#include "PictureTest.moc"
