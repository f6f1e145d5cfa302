// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QQuickView>
#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace storehand::test {

/// A window without a screen in which a test shows one QML file, types, taps and takes pictures.
///
///     Stage stage;
///     stage.setTheme("dark", true);
///     stage.show(u"Storehand/Gallery/PickSheet.qml"_s);
///     QVERIFY(stage.unnamedControls().isEmpty());
///     stage.savePicture(u"pick-dark"_s);
class Stage
{
public:
    explicit Stage(QSize size = {1280, 800});

    /// Sets a property of the Theme singleton; before or after show().
    void setTheme(const char *property, const QVariant &value);
    [[nodiscard]] QObject &theme();

    /// Loads a file below qrc:/qt/qml and waits for its first frame. False, with the errors as test
    /// warnings, if it does not load.
    [[nodiscard]] bool show(const QString &file, const QVariantMap &properties = {});

    [[nodiscard]] QQuickView &window() { return m_view; }
    [[nodiscard]] QImage picture() { return m_view.grabWindow(); }

    /// Writes pictures/<name>.png below the folder the test runs in.
    void savePicture(const QString &name);

    /// Presses the keys of a text one after the other, as a keyboard wedge does.
    void type(const QString &text);

    /// The first visible item with this objectName, or nullptr.
    [[nodiscard]] QQuickItem *find(const QString &objectName) const;

    /// Clicks the middle of an item.
    void click(QQuickItem *item);

    /// Visible controls that a screen reader could not name.
    [[nodiscard]] QStringList unnamedControls() const;
    /// Visible controls smaller than a finger in a glove needs.
    [[nodiscard]] QStringList smallTargets() const;
    /// Texts that do not fit where they stand.
    [[nodiscard]] QStringList truncatedTexts() const;

private:
    QQuickView m_view;
    QObject *m_theme = nullptr;
};

} // namespace storehand::test
