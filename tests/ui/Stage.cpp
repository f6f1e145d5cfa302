// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/Stage.h"

#include <QAccessible>
#include <QDir>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QTest>

#include <functional>
#include <memory>

namespace storehand::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qreal targetMin = 48;

void forEachVisible(QQuickItem *item, const std::function<void(QQuickItem *)> &visit)
{
    if (!item || !item->isVisible())
        return;
    visit(item);
    for (QQuickItem *child : item->childItems())
        forEachVisible(child, visit);
}

bool isButton(const QQuickItem *item)
{
    return item->inherits("QQuickAbstractButton");
}

QString describe(const QQuickItem *item)
{
    return u"%1 \"%2\" %3x%4"_s
        .arg(QString::fromLatin1(item->metaObject()->className()),
             item->property("text").toString())
        .arg(item->width())
        .arg(item->height());
}

} // namespace

Stage::Stage(QSize size)
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::NewZealand));
    m_view.engine()->addImportPath(u"qrc:/qt/qml"_s);
    m_view.setResizeMode(QQuickView::SizeRootObjectToView);
    m_view.resize(size);
}

void Stage::setTheme(const char *property, const QVariant &value)
{
    theme().setProperty(property, value);
}

QObject &Stage::theme()
{
    if (!m_theme) {
        QQmlComponent component(m_view.engine());
        component.setData("import QtQml; import Storehand.Controls;"
                          "QtObject { readonly property QtObject theme: Theme }",
                          {});
        const std::unique_ptr<QObject> holder(component.create());
        Q_ASSERT_X(holder, "Stage", qPrintable(component.errorString()));
        m_theme = holder->property("theme").value<QObject *>();
    }
    return *m_theme;
}

bool Stage::show(const QString &file, const QVariantMap &properties)
{
    m_view.setInitialProperties(properties);
    m_view.setSource(QUrl(u"qrc:/qt/qml/"_s + file));
    if (m_view.status() != QQuickView::Ready) {
        for (const QQmlError &error : m_view.errors())
            qWarning("%s", qPrintable(error.toString()));
        return false;
    }
    m_view.show();
    return QTest::qWaitForWindowActive(&m_view);
}

void Stage::savePicture(const QString &name)
{
    QDir().mkpath(u"pictures"_s);
    picture().save(u"pictures/%1.png"_s.arg(name));
}

void Stage::type(const QString &text)
{
    for (const QChar letter : text)
        QTest::keyClick(&m_view, letter.toLatin1());
}

QQuickItem *Stage::find(const QString &objectName) const
{
    QQuickItem *found = nullptr;
    forEachVisible(m_view.contentItem(), [&](QQuickItem *item) {
        if (!found && item->objectName() == objectName)
            found = item;
    });
    return found;
}

void Stage::click(QQuickItem *item)
{
    const QPointF middle = item->mapToScene({item->width() / 2, item->height() / 2});
    QTest::mouseClick(&m_view, Qt::LeftButton, {}, middle.toPoint());
}

QStringList Stage::unnamedControls() const
{
    QStringList unnamed;
    forEachVisible(m_view.contentItem(), [&](QQuickItem *item) {
        if (!isButton(item) && !item->inherits("QQuickTextInput"))
            return;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(item);
        if (!face || face->text(QAccessible::Name).isEmpty())
            unnamed.append(describe(item));
    });
    return unnamed;
}

QStringList Stage::smallTargets() const
{
    QStringList small;
    forEachVisible(m_view.contentItem(), [&](QQuickItem *item) {
        if (isButton(item) && (item->width() < targetMin || item->height() < targetMin))
            small.append(describe(item));
    });
    return small;
}

QStringList Stage::truncatedTexts() const
{
    QStringList truncated;
    forEachVisible(m_view.contentItem(), [&](QQuickItem *item) {
        if (item->inherits("QQuickText") && item->property("truncated").toBool())
            truncated.append(describe(item));
    });
    return truncated;
}

} // namespace storehand::test
