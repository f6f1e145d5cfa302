// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/Stage.h"
#include "ui/controls/IconItem.h"

#include <QDirIterator>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QRegularExpression>
#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

class GalleryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyControlCompiles_data();
    void everyControlCompiles();
    void everySheetLooksRight_data();
    void everySheetLooksRight();
    void textIsLegibleInBothThemes_data();
    void textIsLegibleInBothThemes();
};

void GalleryTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void GalleryTest::everyControlCompiles_data()
{
    QTest::addColumn<QString>("file");
    QDirIterator files(u":/qt/qml/Storehand/Controls"_s, {u"*.qml"_s}, QDir::Files);
    while (files.hasNext()) {
        const QString file = files.next();
        if (file.endsWith("/Theme.qml"_L1))
            continue; // a singleton is not a component; every sheet loads it
        QTest::newRow(qPrintable(files.fileName())) << file;
    }
}

void GalleryTest::everyControlCompiles()
{
    QFETCH(QString, file);
    QQmlEngine engine;
    engine.addImportPath(u"qrc:/qt/qml"_s);
    QQmlComponent component(&engine, QUrl(u"qrc"_s + file));
    QVERIFY2(component.isReady(), qPrintable(component.errorString()));
}

void GalleryTest::everySheetLooksRight_data()
{
    QTest::addColumn<QString>("sheet");
    QTest::addColumn<QString>("variant");
    for (const char *sheet : {"Type", "Button", "Status", "Pick", "People", "State", "Dialog"}) {
        for (const char *variant : {"light", "dark", "large", "mirrored"})
            QTest::addRow("%s %s", sheet, variant)
                << QString::fromLatin1(sheet) << QString::fromLatin1(variant);
    }
}

void GalleryTest::everySheetLooksRight()
{
    QFETCH(QString, sheet);
    QFETCH(QString, variant);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::NewZealand));
    Stage stage;
    stage.setTheme("dark", variant == "dark"_L1);
    stage.setTheme("textScale", variant == "large"_L1 ? 2.0 : 1.0);
    stage.setTheme("rightToLeft", variant == "mirrored"_L1);
    stage.setTheme("reducedMotion", true);

    QVariantMap properties;
    if (sheet == "Type"_L1)
        properties.insert(u"iconNames"_s, IconItem::names());
    QVERIFY(stage.show(u"Storehand/Gallery/%1Sheet.qml"_s.arg(sheet), properties,
                       variant == "large"_L1 ? QSize(2560, 1600) : QSize(1280, 800)));
    QCOMPARE(stage.unnamedControls().join(u"; "_s), QString());
    QCOMPARE(stage.smallTargets().join(u"; "_s), QString());
    if (QQuickItem *source = stage.find(u"source"_s))
        stage.click(source);
    stage.savePicture(u"gallery-%1-%2"_s.arg(sheet.toLower(), variant));
}

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

} // namespace

void GalleryTest::textIsLegibleInBothThemes_data()
{
    QTest::addColumn<QString>("upper");
    QTest::addColumn<QString>("lower");
    QTest::addColumn<double>("least");
    const auto row = [](const char *upper, const char *lower, double least) {
        QTest::addRow("%s on %s", upper, lower)
            << QString::fromLatin1(upper) << QString::fromLatin1(lower) << least;
    };
    constexpr double text = 4.5;
    constexpr double shape = 3.0;
    for (const char *ground : {"paper", "card", "sunk"}) {
        for (const char *ink : {"ink", "quietInk", "accent", "goodInk", "warnInk", "badInk"})
            row(ink, ground, text);
    }
    for (const char *tint : {"accentTint", "goodTint", "warnTint", "badTint"}) {
        row("ink", tint, text);
        row("quietInk", tint, text);
    }
    row("quietInk", "neutralTint", text);
    row("accent", "accentTint", text);
    row("goodInk", "goodTint", text);
    row("warnInk", "warnTint", text);
    row("badInk", "badTint", text);
    for (const char *solid : {"accent", "good", "warn", "bad"}) {
        row("solidInk", solid, text);
        row(solid, "card", shape);
    }
    row("edge", "card", shape);
    row("edge", "paper", shape);
}

void GalleryTest::textIsLegibleInBothThemes()
{
    QFETCH(QString, upper);
    QFETCH(QString, lower);
    QFETCH(double, least);
    Stage stage;
    for (const bool dark : {false, true}) {
        stage.setTheme("dark", dark);
        const double measured = contrast(stage.theme().property(qPrintable(upper)).value<QColor>(),
                                         stage.theme().property(qPrintable(lower)).value<QColor>());
        QVERIFY2(measured >= least, qPrintable(u"%1 in the %2 theme"_s.arg(measured).arg(
                                        dark ? u"dark"_s : u"light"_s)));
    }
}

QTEST_MAIN(GalleryTest)
#include "GalleryTest.moc"
