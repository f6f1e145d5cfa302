// SPDX-License-Identifier: Apache-2.0
#include "app/scanning/DecodeSession.h"
#include "tests/support/DrawnSymbol.h"

#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <random>
#include <sys/stat.h>

using namespace storehand;
using namespace storehand::app;
using namespace Qt::Literals::StringLiterals;
using storehand::scanner::GreyImage;
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
        const GreyImage empty{60, 60, std::vector<std::uint8_t>(60 * 60, 200)};
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

    void whatIsNoFileIsNotWaitedFor()
    {
        const QString pipe = m_folder.filePath(u"pipe.png"_s);
        QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        for (const QString &path : {pipe, m_folder.path(), u"/dev/zero"_s, QString()})
            QCOMPARE(kindOf(answerTo(path)), u"picture_unreadable"_s);
    }

    void aPictureThatWouldFillTheMemoryIsRefused()
    {
        const QString path = m_folder.filePath(u"bomb.pgm"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("P5\n30000 30000\n255\n");
        file.close();
        QCOMPARE(kindOf(answerTo(path)), u"too_large"_s);
    }

    void picturesOfEveryKindAreRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QImage::Format>("format");
        QTest::newRow("16 bits of grey") << u"grey16.png"_s << QImage::Format_Grayscale16;
        QTest::newRow("16 bits a colour") << u"deep.png"_s << QImage::Format_RGBA64;
        QTest::newRow("two colours") << u"mono.png"_s << QImage::Format_Mono;
        QTest::newRow("a palette") << u"indexed.png"_s << QImage::Format_Indexed8;
        QTest::newRow("JPEG") << u"photo.jpg"_s << QImage::Format_RGB32;
        QTest::newRow("WebP") << u"photo.webp"_s << QImage::Format_RGB32;
        QTest::newRow("a wrong name") << u"jpeg.png"_s << QImage::Format_RGB32;
    }

    void picturesOfEveryKindAreRead()
    {
        QFETCH(QString, name);
        QFETCH(QImage::Format, format);
        const GreyImage drawn = drawnSymbol(u"EAN-13"_s, u"9521234543213"_s);
        const QImage image = viewOf(drawn).convertToFormat(format);
        const QString path = m_folder.filePath(name);
        QVERIFY(image.save(path, name == u"jpeg.png"_s ? "JPEG" : nullptr));
        QCOMPARE(answerTo(path)["gtin14"_L1], u"09521234543213"_s);
    }

    void whatIsTransparentIsPaper()
    {
        const GreyImage drawn = drawnSymbol(u"QRCode"_s, u"SHP:P-000123"_s);
        QImage image(drawn.width, drawn.height, QImage::Format_ARGB32);
        for (int y = 0; y < drawn.height; ++y) {
            for (int x = 0; x < drawn.width; ++x)
                image.setPixel(x, y, qRgba(0, 0, 0, 255 - drawn.at(x, y)));
        }
        const QString path = m_folder.filePath(u"glass.png"_s);
        QVERIFY(image.save(path));
        QCOMPARE(answerTo(path)["text"_L1], u"SHP:P-000123"_s);
    }

    void requestsOfAllKindsAreAnsweredInTheirOrder()
    {
        const QString path = saved(drawnSymbol(u"Code128"_s, u"P-000123"_s), u"label.png"_s);
        DecodeSession session(worker());
        const QList<QByteArray> requests{
            "{\"id\":1,\"text\":\"hello\"}", requestFor(path),
            "{\"id\":3,\"keys\":\"+E09521234543213\",\"layout\":\"de\"}",
            requestFor(u"/nowhere.png"_s), requestFor(path)};
        QStringList outcomes;
        for (const QByteArray &request : requests) {
            const QJsonObject answer = session.answer(request);
            outcomes.append(answer["ok"_L1].toBool() ? answer["text"_L1].toString()
                                                     : kindOf(answer));
        }
        QCOMPARE(outcomes, QStringList({u"hello"_s, u"P-000123"_s, u"9521234543213"_s,
                                        u"picture_unreadable"_s, u"P-000123"_s}));
    }

    /// Broken files and spoilt pictures of every symbology: each is answered, and whatever is read
    /// is what was drawn.
    void everyDamagedPictureIsAnswered()
    {
        constexpr int rounds = 40;
        struct Drawn
        {
            QString format;
            QString content;
            QString text;
        };
        const QList<Drawn> symbols{{u"EAN-13"_s, u"9521234543213"_s, u"9521234543213"_s},
                                   {u"Code128"_s, u"P-000123"_s, u"P-000123"_s},
                                   {u"ITF"_s, u"19521234543210"_s, u"19521234543210"_s},
                                   {u"QRCode"_s, u"SHP:P-000123"_s, u"SHP:P-000123"_s},
                                   {u"DataMatrix"_s, u"SHL:S-07"_s, u"SHL:S-07"_s}};
        std::mt19937 chance(20'26);
        DecodeSession session(worker());
        int read = 0;
        for (int round = 0; round < rounds; ++round) {
            for (const Drawn &drawn : symbols) {
                const QString path =
                    damaged(drawnSymbol(drawn.format, drawn.content), round, chance);
                const QJsonObject answer = session.answer(requestFor(path));
                const bool isRead = answer["ok"_L1].toBool();
                const QStringList mayFail{u"no_code"_s, u"picture_unreadable"_s, u"too_large"_s};
                QVERIFY2(isRead || mayFail.contains(kindOf(answer)),
                         QJsonDocument(answer).toJson().constData());
                if (isRead && round % damages != flippedBits)
                    QCOMPARE(answer["text"_L1], drawn.text);
                read += isRead;
            }
        }
        QVERIFY(read > rounds); // and not all of them for nothing
        QVERIFY(session.answer("{\"text\":\"hello\"}")["ok"_L1].toBool());
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

    void aPictureThatKillsEveryHarderLookGetsAQuickOne()
    {
        const QString path = m_folder.filePath(u"fragile"_s);
        QFile script(path);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\nread -r line\ncase $line in\n"
                     "*'\"effort\":\"fast\"'*) echo '{\"codes\":[]}' ;;\n*) exit 1 ;;\nesac\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        DecodeSession session(path);
        QCOMPARE(kindOf(session.answer(requestFor(u"x.png"_s))), u"no_code"_s);
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

    static QString worker()
    {
        return qEnvironmentVariable("STOREHAND_BIN") + "/storehand-decode-worker"_L1;
    }

    static QJsonObject answerTo(const QString &path)
    {
        return DecodeSession(worker()).answer(requestFor(path));
    }

    /// Looks at the pixels of `image`, which must outlive it.
    static QImage viewOf(const GreyImage &image)
    {
        return {image.pixels.data(), image.width, image.height, image.width,
                QImage::Format_Grayscale8};
    }

    static constexpr int damages = 4;
    static constexpr int flippedBits = 1;

    /// The path of a picture that is cut off, has wrong bits, is turned or is full of noise.
    QString damaged(GreyImage image, int round, std::mt19937 &chance) const
    {
        const auto below = [&](quint32 limit) { return int(chance() % limit); };
        if (round % damages == 2)
            image = image.turnedBy(below(360));
        if (round % damages == 3) {
            const int strength = 1 + below(200);
            for (std::uint8_t &pixel : image.pixels)
                pixel = std::uint8_t(std::clamp(pixel + below(strength) - strength / 2, 0, 255));
        }
        const QString path = saved(image, u"damaged.png"_s);
        QFile file(path);
        if (!file.open(QIODevice::ReadWrite))
            qFatal("the picture cannot be damaged");
        QByteArray bytes = file.readAll();
        if (round % damages == 0)
            bytes.truncate(below(quint32(bytes.size())));
        for (int i = 0; round % damages == flippedBits && i < 8; ++i)
            bytes[below(quint32(bytes.size()))] ^= char(1 << below(8));
        file.resize(0);
        file.seek(0);
        file.write(bytes);
        return path;
    }

    QString saved(const GreyImage &image, const QString &name) const
    {
        const QString path = m_folder.filePath(name);
        if (!viewOf(image).save(path))
            qFatal("the picture cannot be written");
        return path;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(PictureTest)
#include "PictureTest.moc"
