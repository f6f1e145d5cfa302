// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"
#include "core/wire/ProtocolCommands.h"
#include "core/wire/ProtocolFeed.h"
#include "core/wire/ProtocolHello.h"
#include "core/wire/ProtocolSnapshot.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMap>

#include <optional>

namespace storehand::test {

/// What a FakeOms remembers: entities, the feed with its topics, and each install's commands. Not
/// for tests to use directly, but for looking at end states.
class FakeOmsBook
{
public:
    struct Entity
    {
        QString topic;
        QString kind;
        QString id;
        qint64 version = 0;
        QJsonObject body;
    };

    struct Logged
    {
        QByteArray hash;
        QByteArray line;
        wire::CommandResult result;
    };

    /// A refusal: HTTP status and the error's word.
    struct Refusal
    {
        int status = 0;
        QString error;
        std::optional<qint64> expected = {};
    };

    // --- Entities and feed ---
    void put(const QString &topic, const QString &kind, const QString &id, QJsonObject body);
    void remove(const QString &topic, const QString &kind, const QString &id);
    [[nodiscard]] const Entity *find(const QString &kind, const QString &id) const;
    [[nodiscard]] const QList<Entity> &entities() const { return m_entities; }
    [[nodiscard]] bool knowsCursor(const QString &cursor) const;
    [[nodiscard]] bool hasNews(const QString &cursor) const;
    [[nodiscard]] wire::FeedPage page(const QString &cursor, int limit) const;
    [[nodiscard]] QString head(const QString &base = {}, const QStringList &topics = {}) const;
    /// The last change of each topic; `topics` empty: of all.
    [[nodiscard]] QMap<QString, qint64> heads(const QStringList &topics) const;
    void dropRow(const QString &topic, qint64 seq);
    void forgetFeed();

    // --- Commands ---
    [[nodiscard]] std::optional<Refusal> judgeEnvelope(const wire::CommandBatch &batch) const;
    [[nodiscard]] std::optional<Refusal> judgeHello(const wire::HelloRequest &hello) const;
    [[nodiscard]] wire::CommandResult take(const QString &install, const QByteArray &line);
    [[nodiscard]] qint64 lastN(const QString &install) const;
    [[nodiscard]] const QMap<qint64, Logged> log(const QString &install) const;
    void loseCommandsAfter(const QString &install, qint64 n);

    QString epoch = QStringLiteral("epoch-1");
    QHash<QString, std::pair<wire::CommandStatus, QString>> verdicts; ///< by command id
    QString installOf;                                                ///< that the page is for

private:
    using Position = QMap<QString, qint64>;

    [[nodiscard]] static QString cursorOf(const QString &epoch, const Position &position);
    [[nodiscard]] Position positionOf(const QString &cursor) const;
    [[nodiscard]] QMap<QString, quint64> digests() const;
    void addRow(const Entity &entity, wire::ChangeOp op);
    [[nodiscard]] std::optional<Refusal>
    judgePrevious(const QString &install, const std::optional<wire::PreviousCommand> &prev) const;
    [[nodiscard]] wire::CommandResult apply(const QString &install, const QJsonObject &command);

    QList<Entity> m_entities;
    QMap<QString, qint64> m_heads;
    qint64 m_floor = 0; ///< cursors from before this many rows are too old
    qint64 m_rowsEver = 0;
    QList<wire::Change> m_rows;
    QHash<QString, QMap<qint64, Logged>> m_log;
    QHash<QString, wire::CommandResult> m_known; ///< by command id, of all installs
};

} // namespace storehand::test
