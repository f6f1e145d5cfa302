// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>
#include <QObject>
#include <QTranslator>

#include <memory>
#include <vector>

namespace storehand {

/// The reader's language of the whole program. One object, on the main thread, as long as the
/// application; after use() a QML engine must be told to retranslate.
class Translations
{
public:
    Translations() = default;
    ~Translations();
    Q_DISABLE_COPY_MOVE(Translations)

    /// Makes `locale` the language of texts, numbers and dates. Where there is no translation the
    /// texts stay English; its formats hold all the same.
    void use(const QLocale &locale);

    /// The languages that there are texts for, English first.
    [[nodiscard]] static QList<QLocale> available();

private:
    std::vector<std::unique_ptr<QTranslator>> m_installed;
};

} // namespace storehand
