// SPDX-License-Identifier: Apache-2.0
#include "ui/messages/Translations.h"

#include <QCoreApplication>
#include <QDir>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView folder(":/storehand/translations");

} // namespace

Translations::~Translations()
{
    for (const auto &translator : m_installed)
        QCoreApplication::removeTranslator(translator.get());
}

void Translations::use(const QLocale &locale)
{
    for (const auto &translator : m_installed)
        QCoreApplication::removeTranslator(translator.get());
    m_installed.clear();
    QLocale::setDefault(locale);

    // English comes first so that its plural forms stand behind every other language.
    for (const QLocale &each : {QLocale(QLocale::English), locale}) {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(each, u"storehand"_s, u"_"_s, folder))
            continue;
        QCoreApplication::installTranslator(translator.get());
        m_installed.push_back(std::move(translator));
    }
}

QList<QLocale> Translations::available()
{
    QList<QLocale> locales{QLocale(QLocale::English)};
    const QStringList files =
        QDir(folder).entryList({u"storehand_*.qm"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        const QLocale locale(file.section(u'_', 1).chopped(3));
        if (locale.language() != QLocale::English)
            locales.append(locale);
    }
    return locales;
}

} // namespace storehand
