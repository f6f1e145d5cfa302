// SPDX-License-Identifier: Apache-2.0
#include "ui/messages/Translations.h"

#include "core/domain/Codes.h"
#include "ui/messages/Message.h"
#include "ui/messages/TimeWords.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace storehand;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void germanIsSpokenWhereItIsChosen();
    void anotherLanguageFallsBackToEnglishWithItsPlurals();
    void languagesOnOfferAreThoseWithTexts();
    void everyTextIsTranslated_data();
    void everyTextIsTranslated();
    void placeholdersSurviveTranslation();
};

namespace {

struct Entry
{
    QString context;
    QString source;
    QStringList translations;
    bool finished = true;
    bool plural = false;
};

QList<Entry> entriesOf(const QString &path)
{
    QFile file(path);
    QList<Entry> entries;
    if (!file.open(QIODevice::ReadOnly))
        return entries;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1) {
            context = xml.readElementText();
        } else if (xml.name() == "message"_L1) {
            Entry entry;
            entry.context = context;
            entry.plural = xml.attributes().value("numerus"_L1) == "yes"_L1;
            entries.append(entry);
        } else if (xml.name() == "source"_L1) {
            entries.last().source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            entries.last().finished = !xml.attributes().hasAttribute("type"_L1);
            if (!entries.last().plural)
                entries.last().translations = {xml.readElementText()};
        } else if (xml.name() == "numerusform"_L1) {
            entries.last().translations.append(xml.readElementText());
        }
    }
    return entries;
}

QString sourceFolder()
{
    return QStringLiteral(STOREHAND_SOURCE_DIR);
}

} // namespace

void TranslationsTest::germanIsSpokenWhereItIsChosen()
{
    Translations translations;
    translations.use(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(messageFor(QString(codes::wrongItem)).title, u"Das ist ein anderer Artikel."_s);
    QCOMPARE(span(72h), u"3 Tage"_s);
    QCOMPARE(span(24h), u"1 Tag"_s);
}

void TranslationsTest::anotherLanguageFallsBackToEnglishWithItsPlurals()
{
    Translations translations;
    translations.use(QLocale(QLocale::Icelandic));
    QCOMPARE(messageFor(QString(codes::wrongItem)).title, u"This is another item."_s);
    QCOMPARE(span(72h), u"3 days"_s);
    QCOMPARE(span(24h), u"1 day"_s);
}

void TranslationsTest::languagesOnOfferAreThoseWithTexts()
{
    const QList<QLocale> languages = Translations::available();
    QCOMPARE(languages.size(), 2);
    QCOMPARE(languages.at(0).language(), QLocale::English);
    QCOMPARE(languages.at(1).language(), QLocale::German);
}

void TranslationsTest::everyTextIsTranslated_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("German") << u"storehand_de.ts"_s << QStringList();
    QTest::newRow("English plurals") << u"storehand_en.ts"_s << QStringList{u"-pluralonly"_s};
}

void TranslationsTest::everyTextIsTranslated()
{
    QFETCH(QString, file);
    QFETCH(QStringList, options);
    QTemporaryDir folder;
    const QString copy = folder.filePath(file);
    QVERIFY(QFile::copy(sourceFolder() + u"/translations/"_s + file, copy));

    QProcess lupdate;
    lupdate.setWorkingDirectory(sourceFolder());
    lupdate.start(
        QStringLiteral(STOREHAND_LUPDATE),
        QStringList{u"-silent"_s, u"-no-obsolete"_s, u"-locations"_s, u"none"_s, u"-I"_s, u"."_s} +
            options + QStringList{u"ui"_s, u"app/tools/show"_s, u"-ts"_s, copy});
    QVERIFY(lupdate.waitForFinished());
    QCOMPARE(lupdate.exitCode(), 0);

    QStringList missing;
    const QList<Entry> entries = entriesOf(copy);
    QVERIFY(!entries.isEmpty());
    for (const Entry &entry : entries) {
        if (!entry.finished || entry.translations.contains(QString()))
            missing.append(entry.context + u": "_s + entry.source);
    }
    QVERIFY2(missing.isEmpty(), qPrintable(u"build update_translations, then translate:\n  "_s +
                                           missing.join(u"\n  "_s)));
}

void TranslationsTest::placeholdersSurviveTranslation()
{
    static const QRegularExpression placeholder(u"%[0-9n]"_s);
    const auto placeholdersOf = [](const QString &text) {
        QSet<QString> found;
        auto matches = placeholder.globalMatch(text);
        while (matches.hasNext())
            found.insert(matches.next().captured());
        return found;
    };
    for (const Entry &entry : entriesOf(sourceFolder() + u"/translations/storehand_de.ts"_s)) {
        for (const QString &translation : entry.translations)
            QVERIFY2(placeholdersOf(translation) == placeholdersOf(entry.source),
                     qPrintable(translation));
    }
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "TranslationsTest.moc"
