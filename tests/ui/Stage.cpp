// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/Stage.h"

#include <QAccessible>
#include <QDir>
#include <QQmlComponent>
#include <QTest>

#include <functional>

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

QString accessibleName(QQuickItem *item)
{
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(item);
    return face ? face->text(QAccessible::Name) : QString();
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

Stage::Stage()
{
    m_engine.addImportPath(u"qrc:/qt/qml"_s);
}

Stage::~Stage() = default;

void Stage::setTheme(const char *property, const QVariant &value)
{
    theme().setProperty(property, value);
}

QObject &Stage::theme()
{
    if (!m_theme) {
        QQmlComponent component(&m_engine);
        component.setData("import QtQml; import Storehand.Controls;"
                          "QtObject { readonly property QtObject theme: Theme }",
                          {});
        const std::unique_ptr<QObject> holder(component.create());
        Q_ASSERT_X(holder, "Stage", qPrintable(component.errorString()));
        m_theme = holder->property("theme").value<QObject *>();
    }
    return *m_theme;
}

bool Stage::show(const QString &file, const QVariantMap &properties, QSize size)
{
    QQmlComponent component(&m_engine, QUrl(u"qrc:/qt/qml/"_s + file));
    std::unique_ptr<QObject> root;
    if (component.isReady())
        root.reset(component.createWithInitialProperties(properties));
    if (!root) {
        qWarning("%s", qPrintable(component.errorString()));
        return false;
    }
    if (auto *window = qobject_cast<QQuickWindow *>(root.get())) {
        m_window.reset(window);
        root.release();
    } else {
        auto *item = qobject_cast<QQuickItem *>(root.release());
        m_window = std::make_unique<QQuickWindow>();
        item->setParent(m_window.get());
        item->setParentItem(m_window->contentItem());
        item->setSize(size);
    }
    m_window->resize(size);
    m_window->show();
    return QTest::qWaitForWindowActive(m_window.get());
}

void Stage::savePicture(const QString &name)
{
    QDir().mkpath(u"pictures"_s);
    m_window->grabWindow().save(u"pictures/%1.png"_s.arg(name));
}

void Stage::type(const QString &text)
{
    for (const QChar letter : text)
        QTest::keyClick(m_window.get(), letter.toLatin1());
}

QQuickItem *Stage::find(const QString &objectName) const
{
    QQuickItem *found = nullptr;
    forEachVisible(m_window->contentItem(), [&](QQuickItem *item) {
        if (!found && item->objectName() == objectName)
            found = item;
    });
    return found;
}

QQuickItem *Stage::findControl(const QString &name) const
{
    QQuickItem *found = nullptr;
    forEachVisible(m_window->contentItem(), [&](QQuickItem *item) {
        if (!found && isButton(item) && accessibleName(item) == name)
            found = item;
    });
    return found;
}

void Stage::click(QQuickItem *item)
{
    const QPointF middle = item->mapToScene({item->width() / 2, item->height() / 2});
    QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, middle.toPoint());
}

QStringList Stage::unnamedControls() const
{
    QStringList unnamed;
    forEachVisible(m_window->contentItem(), [&](QQuickItem *item) {
        if ((isButton(item) || item->inherits("QQuickTextInput")) && accessibleName(item).isEmpty())
            unnamed.append(describe(item));
    });
    return unnamed;
}

QStringList Stage::smallTargets() const
{
    QStringList small;
    forEachVisible(m_window->contentItem(), [&](QQuickItem *item) {
        if (isButton(item) && (item->width() < targetMin || item->height() < targetMin))
            small.append(describe(item));
    });
    return small;
}

QStringList Stage::truncatedTexts() const
{
    QStringList truncated;
    forEachVisible(m_window->contentItem(), [&](QQuickItem *item) {
        if (item->inherits("QQuickText") && item->property("truncated").toBool())
            truncated.append(describe(item));
    });
    return truncated;
}

} // namespace storehand::test
