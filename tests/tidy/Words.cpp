// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/Words.h"

#include <QRegularExpression>

#include <algorithm>

namespace storehand::tidy {

using namespace Qt::Literals::StringLiterals;

namespace {

enum class Where { CppCode, Qml, AllSources };

struct Ban
{
    QString pattern;
    Where where;
    QStringList exceptIn; ///< beginnings of paths
    QString instead;
};

/// The real sides of the edges Clock, Random and threads, and the tests of real programs.
const QStringList edges{u"app/"_s,      u"bench/"_s,       u"core/sync/http/"_s,
                        u"oms/http/"_s, u"oms/effects/"_s, u"scanner/transport/"_s,
                        u"tests/"_s};

const QList<Ban> &bans()
{
    static const QList<Ban> list{
        {uR"(\b(TODO|FIXME)\b)"_s,
         Where::AllSources,
         {u"tests/tidy/"_s},
         u"do it now, or write it down as a plan in docs"_s},
        {uR"(\b(SIGNAL|SLOT)\s*\()"_s,
         Where::CppCode,
         {},
         u"connect(sender, &Class::signal, receiver, &Class::slot), which the compiler checks"_s},
        {uR"(\bproperty\s+var\b)"_s, Where::Qml, {}, u"give the property its type"_s},
        {uR"((?m)^( *)(\w+: )?\w*Layout \{\n(?:(?!\1\}).*\n)*?\1    Repeater \{)"_s,
         Where::Qml,
         {u"tests/"_s},
         u"put the Repeater into a Column, Row, Grid or Flow: a hidden layout of Qt 6.4 falls over "
         u"rows that are gone"_s},
        {uR"(\bsetContextProperty\b)"_s,
         Where::CppCode,
         {},
         u"QML_ELEMENT and a required property of the page"_s},
        {uR"(\bqmlRegister\w*\b)"_s, Where::CppCode, {}, u"QML_ELEMENT or QML_SINGLETON"_s},
        {uR"(\b(std::s?rand|s?rand|drand48)\s*\(|\brandom_device\b|\bQRandomGenerator\b)"_s,
         Where::CppCode, edges,
         u"the Random that is passed in (core/domain/Random.h), so that a seed repeats a run"_s},
        {uR"(\bcurrentDateTime(Utc)?\b|\bcurrent(M)?SecsSinceEpoch\b|\bsystem_clock::now\b)"
         uR"(|\bQDate::currentDate\b|\bQTime::currentTime\b|\bgettimeofday\b|\bclock_gettime\b)"_s,
         Where::CppCode, edges,
         u"the Clock that is passed in (core/domain/Clock.h), so that tests can turn it"_s},
        {uR"(\bQThread::[mu]?sleep\b|\bsleep_(for|until)\b|\bu?sleep\s*\(|\bnanosleep\b)"
         uR"(|\bQTest::q(Sleep|Wait)\s*\()"_s,
         Where::CppCode,
         {u"tests/support/"_s, u"bench/"_s}, // a pause of a person is part of what is measured
         u"wait for the event itself: a signal, Clock::after, EVENTUALLY_VERIFY"_s},
        {uR"(\bQTRY_(VERIFY|COMPARE)\b)"_s,
         Where::CppCode,
         {},
         u"EVENTUALLY_VERIFY or EVENTUALLY_COMPARE, which have patience with a busy machine"_s},
        {uR"(\bstd::j?thread\b|\bnew QThread\b|\bQThread::create\b|\bQtConcurrent\b)"_s,
         Where::CppCode, edges,
         u"no threads in here: app and the adapters own them (docs/architecture.md, Threads)"_s},
        {uR"(\bqDebug\s*\()"_s,
         Where::CppCode,
         {u"tests/"_s},
         u"qCDebug or qCInfo with the folder's logging category"_s},
        {uR"((?i)fulfillment)"_s,
         Where::AllSources,
         {u"tests/tidy/"_s},
         u"the word is fulfilment in this project"_s},
    };
    return list;
}

/// The text in which a ban is looked for; empty when the ban does not concern this file.
QString searched(const Ban &ban, const SourceFile &file)
{
    const Language language = languageOf(file);
    const bool excepted =
        std::any_of(ban.exceptIn.begin(), ban.exceptIn.end(),
                    [&file](const QString &begin) { return file.path.startsWith(begin); });
    if (excepted || language == Language::Other)
        return {};
    switch (ban.where) {
    case Where::CppCode:
        return language == Language::Cpp ? codeOnly(file.text) : QString();
    case Where::Qml:
        return language == Language::Qml ? file.text : QString();
    case Where::AllSources:
        return file.text;
    }
    return {};
}

} // namespace

Findings bannedWords(const SourceFile &file)
{
    Findings findings;
    for (const Ban &ban : bans()) {
        const QString text = searched(ban, file);
        const QRegularExpression pattern(ban.pattern);
        for (auto match = pattern.globalMatch(text); match.hasNext();) {
            const QRegularExpressionMatch hit = match.next();
            findings.append({file.path, lineAt(text, hit.capturedStart()),
                             u"%1: instead, %2"_s.arg(hit.captured().simplified(), ban.instead)});
        }
    }
    return findings;
}

} // namespace storehand::tidy
