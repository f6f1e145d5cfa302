// SPDX-License-Identifier: Apache-2.0
#include "app/storehand-oms/CommandLine.h"

#include "core/database/PostgresUrl.h"
#include "core/domain/Codes.h"
#include "oms/http/HttpServer.h"

#include <QList>
#include <QSet>

#include <algorithm>
#include <numeric>
#include <vector>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

/// An option of a command: a text that it sets, or a flag.
struct Option
{
    QString name;
    QString CommandLine::*text = nullptr;
    bool CommandLine::*flag = nullptr;
    bool required = false;
};

struct Command
{
    QString name;
    CommandName id = CommandName::Help;
    QList<Option> options;
    bool takesFiles = false;
};

const std::vector<Command> &commands()
{
    const auto withData = [](const QList<Option> &more) {
        return QList<Option>{{u"--data"_s, &CommandLine::data, nullptr, true},
                             {u"--database"_s, &CommandLine::database}} +
               more;
    };
    static const std::vector<Command> all{
        {u"serve"_s, CommandName::Serve,
         withData({{u"--listen"_s, &CommandLine::listen},
                   {u"--tls-cert"_s, &CommandLine::tlsCert},
                   {u"--tls-key"_s, &CommandLine::tlsKey},
                   {u"--tls-next-cert"_s, &CommandLine::tlsNextCert},
                   {u"--new-key"_s, nullptr, &CommandLine::newKey},
                   {u"--insecure-lan"_s, nullptr, &CommandLine::insecureLan},
                   {u"--demo"_s, nullptr, &CommandLine::demo}})},
        {u"import"_s, CommandName::Import, withData({}), true},
        {u"enrol"_s, CommandName::Enrol,
         withData({{u"--store"_s, &CommandLine::store, nullptr, true},
                   {u"--name"_s, &CommandLine::name, nullptr, true}})},
        {u"channel-key"_s, CommandName::ChannelKey,
         withData({{u"--channel"_s, &CommandLine::channel, nullptr, true}})},
        {u"stations"_s, CommandName::Stations, withData({{u"--store"_s, &CommandLine::store}})},
        {u"revoke"_s, CommandName::Revoke,
         withData(
             {{u"--station"_s, &CommandLine::station}, {u"--channel"_s, &CommandLine::channel}})},
        {u"forget"_s, CommandName::Forget,
         withData({{u"--channel"_s, &CommandLine::channel, nullptr, true},
                   {u"--ref"_s, &CommandLine::ref, nullptr, true}})},
        {u"verify"_s, CommandName::Verify, withData({})},
    };
    return all;
}

tl::unexpected<Error> usage(const QString &detail)
{
    return failure(ErrorKind::Malformed, codes::usage, detail);
}

/// Levenshtein's distance: how many letters to add, drop or change.
int distance(const QString &a, const QString &b)
{
    std::vector<int> row(size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = std::exchange(row[0], int(i) + 1);
        for (size_t j = 0; j < size_t(b.size()); ++j) {
            const int change = diagonal + (a[i] == b[qsizetype(j)] ? 0 : 1);
            diagonal = std::exchange(row[j + 1], std::min({change, row[j] + 1, row[j + 1] + 1}));
        }
    }
    return row.back();
}

QString unknownWord(const QString &what, const QString &word, const QStringList &known)
{
    const auto nearest =
        std::min_element(known.begin(), known.end(), [&](const QString &a, const QString &b) {
            return distance(word, a) < distance(word, b);
        });
    return u"unknown %1 '%2'; the nearest one is '%3'"_s.arg(what, word, *nearest);
}

/// Reads the arguments after the command's name.
class Reader
{
public:
    Reader(const Command &command, QStringList arguments)
        : m_command(command)
        , m_left(std::move(arguments))
    {
        m_line.command = command.id;
    }

    Result<CommandLine> read()
    {
        while (!m_left.isEmpty()) {
            const Status status = m_left.first().startsWith("--"_L1) ? readOption() : readFile();
            if (!status)
                return failure(status.error());
        }
        for (const Option &option : m_command.options) {
            if (option.required && !m_given.contains(option.name))
                return usage(u"%1 needs %2"_s.arg(m_command.name, option.name));
        }
        if (m_command.takesFiles && m_line.files.isEmpty())
            return usage(u"%1 needs a FILE"_s.arg(m_command.name));
        const Status checked = checkValues();
        return checked ? Result<CommandLine>(m_line) : failure(checked.error());
    }

private:
    Status checkValues() const
    {
        if (m_line.command == CommandName::Revoke &&
            m_line.station.isEmpty() == m_line.channel.isEmpty())
            return usage(u"revoke needs either --station or --channel"_s);
        if (m_line.tlsCert.isEmpty() != m_line.tlsKey.isEmpty())
            return usage(u"--tls-cert and --tls-key need each other"_s);
        if (m_line.tlsCert.isEmpty() && !m_line.tlsNextCert.isEmpty())
            return usage(u"--tls-next-cert needs --tls-cert"_s);
        HttpServerOptions listening;
        if (const Status address = setListenAddress(listening, m_line.listen); !address)
            return usage(u"--listen: "_s + address.error().detail);
        if (m_line.database.isEmpty())
            return {};
        const Result<PostgresTarget> target = parsePostgresUrl(m_line.database);
        return target ? Status() : usage(u"--database: "_s + target.error().detail);
    }

    Status readOption()
    {
        const QString word = m_left.takeFirst();
        const qsizetype equals = word.indexOf(u'=');
        const QString name = word.first(equals < 0 ? word.size() : equals);
        QStringList known;
        for (const Option &option : m_command.options)
            known.append(option.name);
        const qsizetype index = known.indexOf(name);
        if (index < 0)
            return usage(unknownWord(u"option of %1"_s.arg(m_command.name), name, known));
        if (m_given.contains(name))
            return usage(u"%1 is given twice"_s.arg(name));
        m_given.insert(name);
        const Option &option = m_command.options[index];
        if (option.flag) {
            m_line.*option.flag = true;
            return equals < 0 ? Status() : usage(u"%1 takes no value"_s.arg(name));
        }
        QString value = equals < 0 ? QString() : word.sliced(equals + 1);
        if (equals < 0 && !m_left.isEmpty() && !m_left.first().startsWith("--"_L1))
            value = m_left.takeFirst();
        m_line.*option.text = value;
        return value.isEmpty() ? usage(u"%1 needs a value"_s.arg(name)) : Status();
    }

    Status readFile()
    {
        if (!m_command.takesFiles)
            return usage(u"%1 takes no '%2'"_s.arg(m_command.name, m_left.first()));
        m_line.files.append(m_left.takeFirst());
        return {};
    }

    const Command &m_command;
    QStringList m_left;
    QSet<QString> m_given;
    CommandLine m_line;
};

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    if (arguments.isEmpty())
        return usage(u"which command?"_s);
    const QString &word = arguments.first();
    CommandLine line;
    if (word == "--version"_L1) {
        line.command = CommandName::Version;
        return line;
    }
    if (word == "--help"_L1 || word == "-h"_L1 || word == "help"_L1) {
        line.helpTopic = arguments.value(1);
        if (!line.helpTopic.isEmpty() && helpText(line.helpTopic).isEmpty())
            return usage(u"there is no help for '%1'"_s.arg(line.helpTopic));
        return line;
    }
    QStringList known{u"help"_s};
    for (const Command &command : commands()) {
        if (command.name != word) {
            known.append(command.name);
            continue;
        }
        if (arguments.contains("--help"_L1)) {
            line.helpTopic = word;
            return line;
        }
        return Reader(command, arguments.sliced(1)).read();
    }
    return usage(unknownWord(u"command"_s, word, known));
}

} // namespace storehand::oms
