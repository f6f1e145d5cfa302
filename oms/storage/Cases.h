// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "core/domain/ExceptionCase.h"
#include "core/domain/Task.h"

namespace storehand::oms {

/// Units of a pickup that a command found missing, about which the customer or a lead must decide.
struct Question
{
    CommandId command; ///< that found them missing; the exception of the same id asks
    LineId line;
    AssignmentId assignment;
    int units = 0;
    QString reason;
    Instant askedAt;
};

/// What is on somebody's list: exceptions until they are resolved, tasks until they are done.
class Cases
{
public:
    explicit Cases(Connection &connection)
        : m_connection(connection)
    {}

    [[nodiscard]] Result<std::optional<ExceptionCase>> findException(const CommandId &command);
    [[nodiscard]] Result<QList<ExceptionCase>> openExceptions(const StoreCode &store);
    [[nodiscard]] Status save(const ExceptionCase &exception, const QByteArray &body);
    [[nodiscard]] Status forEachException(const std::function<Status(const ExceptionCase &)> &use);

    [[nodiscard]] Result<std::optional<Task>> findOpenTask(const StoreCode &store, const Sku &sku,
                                                           TaskKind kind);
    [[nodiscard]] Result<std::optional<Task>> findTask(const QString &id);
    [[nodiscard]] Result<QList<Task>> openTasks(const StoreCode &store);
    [[nodiscard]] Status save(const Task &task, const QByteArray &body);
    [[nodiscard]] Status forEachTask(const std::function<Status(const Task &)> &use);

    /// Stations no longer hold what was settled long ago.
    [[nodiscard]] Status leaveTopic(const CommandId &exception);
    [[nodiscard]] Status taskLeavesTopic(const QString &id);

    [[nodiscard]] Status ask(const Question &question);
    [[nodiscard]] Result<QList<Question>> questionsOf(const CommandId &command);
    /// Of all parts of an order, oldest first.
    [[nodiscard]] Result<QList<Question>> questionsOf(const OrderId &order);
    /// So many units less are asked about; none closes the question.
    [[nodiscard]] Status lower(const Question &question, int units);
    /// They were answered, or their command was undone.
    [[nodiscard]] Status dropQuestions(const CommandId &command);

private:
    Connection &m_connection;
};

} // namespace storehand::oms
