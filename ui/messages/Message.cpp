// SPDX-License-Identifier: Apache-2.0
#include "ui/messages/Message.h"

#include "ui/messages/Sentences.h"

#include <QCoreApplication>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

const Sentences *find(const QString &code)
{
    for (const Sentences &each : allSentences()) {
        if (code == each.code)
            return &each;
    }
    return nullptr;
}

QString translated(const char *source, const QStringList &args)
{
    if (!source)
        return {};
    QString text = QCoreApplication::translate("Messages", source);
    for (qsizetype i = 0; i < args.size(); ++i)
        text.replace(u"%%1"_s.arg(i + 1), args.at(i));
    return text;
}

} // namespace

QString Message::detail() const
{
    if (safe.isEmpty() || next.isEmpty())
        return safe + next;
    return safe + u' ' + next;
}

Message messageFor(const QString &code, const QStringList &args)
{
    if (const Sentences *known = find(code))
        return {translated(known->title, args), translated(known->safe, args),
                translated(known->next, args)};
    return {
        QCoreApplication::translate("Messages", "Something went wrong here."),
        {},
        QCoreApplication::translate("Messages", "Please tell whoever looks after this machine: %1.")
            .arg(code)};
}

Message messageFor(const Error &error)
{
    return messageFor(error.code, error.args);
}

bool hasMessage(const QString &code)
{
    return find(code) != nullptr;
}

} // namespace storehand
