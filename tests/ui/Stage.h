// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <memory>

namespace storehand::test {

/// A window without a screen in which a test shows one QML file, types, taps and takes pictures.
/// The file's root may be an item or a window of its own.
///
///     Stage stage;
///     stage.setTheme("dark", true);
///     QVERIFY(stage.show(u"Storehand/Gallery/PickSheet.qml"_s));
///     QCOMPARE(stage.unnamedControls().join(u"; "_s), QString());
///     stage.savePicture(u"pick-dark"_s);
class Stage
{
public:
    Stage();
    ~Stage();
    Q_DISABLE_COPY_MOVE(Stage)

    /// Sets a property of the Theme singleton; before or after show().
    void setTheme(const char *property, const QVariant &value);
    [[nodiscard]] QObject &theme();

    /// Loads a file below qrc:/qt/qml and waits until its window is active. False, with the errors
    /// as test warnings, if it does not load.
    [[nodiscard]] bool show(const QString &file, const QVariantMap &properties = {},
                            QSize size = {1280, 800});

    [[nodiscard]] QQmlEngine &engine() { return m_engine; }
    [[nodiscard]] QQuickWindow &window() { return *m_window; }

    /// Writes pictures/<name>.png below the folder the test runs in.
    void savePicture(const QString &name);

    /// Presses the keys of a text one after the other, as a keyboard wedge does.
    void type(const QString &text);

    /// The first visible item with this objectName, or nullptr.
    [[nodiscard]] QQuickItem *find(const QString &objectName) const;
    /// The first visible button that a screen reader calls `name`, or nullptr.
    [[nodiscard]] QQuickItem *findControl(const QString &name) const;

    /// Clicks the middle of an item.
    void click(QQuickItem *item);

    /// Visible controls that a screen reader could not name.
    [[nodiscard]] QStringList unnamedControls() const;
    /// Visible controls smaller than a finger in a glove needs.
    [[nodiscard]] QStringList smallTargets() const;
    /// Texts that do not fit where they stand.
    [[nodiscard]] QStringList truncatedTexts() const;

private:
    QQmlEngine m_engine;
    QObject *m_theme = nullptr;
    std::unique_ptr<QQuickWindow> m_window;
};

} // namespace storehand::test
