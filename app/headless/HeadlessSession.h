// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/Station.h"
#include "core/wire/ObjectReader.h"

#include <QHash>
#include <QJsonObject>

#include <functional>

namespace storehand::app {

/// The station as a script sees it: JSON requests in, one answer each and events out, as the public
/// contract has them. Knows nothing of stdin and stdout.
class HeadlessSession
{
public:
    struct Outside
    {
        /// Writes one object as one line.
        std::function<void(const QJsonObject &)> write;
        /// Takes `text` as one read of `scanner`; the outcome comes as an event.
        std::function<void(const QString &text, const QString &scanner)> scan;
        /// The scanners as they are, for `status`.
        std::function<QJsonArray()> scanners;
        /// Gives a scanner to a person, or back to the desk.
        std::function<void(const QString &scanner, const std::optional<PersonCode> &)> setOwner;
        /// Runs `work` where no scan waits for it, then `done` on this thread.
        std::function<void(std::function<void()> work, std::function<void()> done)> runAside;
        /// Calls back when outbox and feed are in step (true) or the time is over (false).
        std::function<void(Millis timeout, std::function<void(bool)>)> settle;
        std::function<void()> quit;
    };

    HeadlessSession(Station &station, Outside outside);

    /// One line of input. A line that is no request is answered with kind `malformed`. Lines are
    /// handled one after another: while a PIN is being checked they wait, and scans do not.
    void handle(const QByteArray &line);
    /// No more lines come: quits when those that wait are handled.
    void finish();

private:
    using Reader = wire::ObjectReader;
    using Answer = Result<QJsonObject>;
    using Verb = Answer (HeadlessSession::*)(Reader &, const PersonCode &);

    void listenToStation();
    void handleNow(const QByteArray &line);
    void handleWaiting();
    void reply(const QJsonValue &id, const Answer &answer);
    [[nodiscard]] Answer run(const QString &verb, Reader &reader, const QJsonValue &id);
    [[nodiscard]] Answer runFree(const QString &verb, Reader &reader, const QJsonValue &id);

    // Verbs of people and program, usable by anybody.
    [[nodiscard]] Answer status() const;
    [[nodiscard]] Answer signIn(Reader &reader, const QJsonValue &id);
    void finishSignIn(const PinCheck &check, bool isRight, const QString &scanner,
                      const QJsonValue &id);
    [[nodiscard]] Answer signOut(Reader &reader);
    [[nodiscard]] Answer settle(Reader &reader, const QJsonValue &id);
    [[nodiscard]] Answer scan(Reader &reader);

    // Verbs of work, by somebody who is signed in.
    [[nodiscard]] Answer queue(Reader &reader, const PersonCode &as);
    [[nodiscard]] Answer find(Reader &reader, const PersonCode &as);
    [[nodiscard]] Answer claim(Reader &reader, const PersonCode &as);
    [[nodiscard]] Answer shortLine(Reader &reader, const PersonCode &as);
    [[nodiscard]] Answer skip(Reader &reader, const PersonCode &as);
    [[nodiscard]] Answer unpick(Reader &reader, const PersonCode &as);
    [[nodiscard]] Answer undo(Reader &reader, const PersonCode &as);
    [[nodiscard]] Answer confirm(Reader &reader, const PersonCode &as);
    [[nodiscard]] Answer sort(Reader &reader, const PersonCode &as);
    [[nodiscard]] Answer stage(Reader &reader, const PersonCode &as);
    [[nodiscard]] Answer handOver(Reader &reader, const PersonCode &as);
    [[nodiscard]] Answer refuse(Reader &reader, const PersonCode &as);
    [[nodiscard]] Answer putBack(Reader &reader, const PersonCode &as);
    [[nodiscard]] Answer catalogueVerb(CommandType type, Reader &reader, const PersonCode &as);

    [[nodiscard]] Answer issued(const Result<Issued> &issued) const;
    [[nodiscard]] Answer actOnLine(CommandType type, Reader &reader, const PersonCode &as);
    [[nodiscard]] QJsonObject assignmentToJson(const AssignmentId &id) const;
    [[nodiscard]] QJsonValue turnOfOthers(const Assignment &assignment) const;

    Station &m_station;
    Outside m_outside;
    QHash<QString, Verb> m_verbs;
    wire::Problems m_problems;
    bool m_isCheckingPin = false;
    bool m_isFinished = false;
    QList<QByteArray> m_waiting;
};

} // namespace storehand::app
