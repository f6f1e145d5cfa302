// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/Cases.h"

#include "oms/storage/Rows.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

Question questionOf(const SqlRow &row)
{
    return {CommandId(row.text(0)),           LineId(row.text(1)), AssignmentId(row.text(2)),
            static_cast<int>(row.integer(3)), row.text(4),         row.instant(5)};
}

} // namespace

Result<std::optional<ExceptionCase>> Cases::findException(const CommandId &command)
{
    return bodyOf<ExceptionCase>(
        m_connection, u"SELECT body FROM exceptions WHERE id = ? {for_update}"_s, {command});
}

Result<QList<ExceptionCase>> Cases::openExceptions(const StoreCode &store)
{
    return bodiesOf<ExceptionCase>(m_connection,
                                   u"SELECT body FROM exceptions WHERE store = ? AND is_open = 1"
                                   " ORDER BY created_at, id"_s,
                                   {store});
}

Status Cases::save(const ExceptionCase &exception, const QByteArray &body)
{
    return m_connection.run(
        u"INSERT INTO exceptions(id, version, store, assignment, is_open, in_topic,"
        " created_at, body) VALUES (?, ?, ?, ?, ?, 1, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " version = excluded.version, is_open = excluded.is_open, body = excluded.body"_s,
        {exception.command, exception.version, exception.store, exception.target,
         exception.isOpen(), exception.at, body});
}

Status Cases::forEachException(const std::function<Status(const ExceptionCase &)> &use)
{
    return eachBodyOf<ExceptionCase>(m_connection, u"SELECT body FROM exceptions ORDER BY id"_s, {},
                                     use);
}

Result<std::optional<Task>> Cases::findOpenTask(const StoreCode &store, const Sku &sku,
                                                TaskKind kind)
{
    return bodyOf<Task>(m_connection,
                        u"SELECT body FROM tasks WHERE store = ? AND sku = ? AND kind = ?"
                        " AND is_open = 1 {for_update}"_s,
                        {store, sku, toText(kind)});
}

Result<std::optional<Task>> Cases::findTask(const QString &id)
{
    return bodyOf<Task>(m_connection, u"SELECT body FROM tasks WHERE id = ? {for_update}"_s, {id});
}

Result<QList<Task>> Cases::openTasks(const StoreCode &store)
{
    return bodiesOf<Task>(m_connection,
                          u"SELECT body FROM tasks WHERE store = ? AND is_open = 1"
                          " ORDER BY created_at, id"_s,
                          {store});
}

Status Cases::save(const Task &task, const QByteArray &body)
{
    return m_connection.run(
        u"INSERT INTO tasks(id, version, store, sku, kind, is_open, in_topic, created_at, body)"
        " VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " version = excluded.version, is_open = excluded.is_open, body = excluded.body"_s,
        {task.id, task.version, task.store, task.sku, toText(task.kind), !task.doneAt, task.since,
         body});
}

Status Cases::forEachTask(const std::function<Status(const Task &)> &use)
{
    return eachBodyOf<Task>(m_connection, u"SELECT body FROM tasks ORDER BY id"_s, {}, use);
}

Status Cases::ask(const Question &question)
{
    return m_connection.run(
        u"INSERT INTO questions(command, line, assignment, units, reason, asked_at)"
        " VALUES (?, ?, ?, ?, ?, ?)"_s,
        {question.command, question.line, question.assignment, question.units, question.reason,
         question.askedAt});
}

Result<QList<Question>> Cases::questionsOf(const CommandId &command)
{
    return rowsOf<Question>(m_connection,
                            u"SELECT command, line, assignment, units, reason, asked_at"
                            " FROM questions WHERE command = ? ORDER BY line"_s,
                            {command}, questionOf);
}

Result<QList<Question>> Cases::questionsOf(const OrderId &order)
{
    return rowsOf<Question>(
        m_connection,
        u"SELECT q.command, q.line, q.assignment, q.units, q.reason, q.asked_at FROM assignments a"
        " JOIN questions q ON q.assignment = a.id WHERE a.order_id = ?"
        " ORDER BY q.asked_at, q.command, q.line"_s,
        {order}, questionOf);
}

Status Cases::lower(const Question &question, int units)
{
    const Status lowered =
        m_connection.run(u"UPDATE questions SET units = units - ? WHERE command = ? AND line = ?"_s,
                         {units, question.command, question.line});
    if (!lowered)
        return lowered;
    return m_connection.run(
        u"DELETE FROM questions WHERE command = ? AND line = ? AND units <= 0"_s,
        {question.command, question.line});
}

Status Cases::dropQuestions(const CommandId &command)
{
    return m_connection.run(u"DELETE FROM questions WHERE command = ?"_s, {command});
}

Status Cases::leaveTopic(const CommandId &exception)
{
    return m_connection.run(u"UPDATE exceptions SET in_topic = 0 WHERE id = ?"_s, {exception});
}

Status Cases::taskLeavesTopic(const QString &id)
{
    return m_connection.run(u"UPDATE tasks SET in_topic = 0 WHERE id = ?"_s, {id});
}

} // namespace storehand::oms
