// SPDX-License-Identifier: Apache-2.0
#include "app/headless/HeadlessSession.h"

#include "app/headless/HeadlessEvents.h"
#include "core/domain/Codes.h"
#include "core/wire/ObjectWriter.h"

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int requestBytesMax = 256 * 1024;

QJsonObject errorToJson(const Error &error)
{
    return {{"kind"_L1, error.code}, {"message"_L1, error.detail}};
}

} // namespace

HeadlessSession::HeadlessSession(Station &station, Outside outside)
    : m_station(station)
    , m_outside(std::move(outside))
    , m_verbs{
          {u"queue"_s, &HeadlessSession::queue},        {u"find"_s, &HeadlessSession::find},
          {u"claim"_s, &HeadlessSession::claim},        {u"short"_s, &HeadlessSession::shortLine},
          {u"skip"_s, &HeadlessSession::skip},          {u"unpick"_s, &HeadlessSession::unpick},
          {u"undo"_s, &HeadlessSession::undo},          {u"confirm"_s, &HeadlessSession::confirm},
          {u"sort"_s, &HeadlessSession::sort},          {u"stage"_s, &HeadlessSession::stage},
          {u"hand_over"_s, &HeadlessSession::handOver}, {u"refuse"_s, &HeadlessSession::refuse},
          {u"put_back"_s, &HeadlessSession::putBack}}
{
    listenToStation();
}

void HeadlessSession::listenToStation()
{
    m_station.setEvents(
        {.scan = [this](const ScanOutcome &outcome) { m_outside.write(eventOf(outcome)); },
         .queue =
             [this](const auto &added, const auto &removed, const auto &changed) {
                 m_outside.write(queueEvent(added, removed, changed));
             },
         .exception = [this](const ExceptionNotice &notice) { m_outside.write(eventOf(notice)); },
         .link = [this](const LinkView &link) { m_outside.write(eventOf(link)); }});
}

void HeadlessSession::reply(const QJsonValue &id, const Answer &answer)
{
    QJsonObject object = answer ? *answer : QJsonObject{{"error"_L1, errorToJson(answer.error())}};
    object.insert("reply"_L1, id.isUndefined() ? QJsonValue() : id);
    object.insert("ok"_L1, answer.has_value());
    m_outside.write(object);
}

void HeadlessSession::handle(const QByteArray &line)
{
    if (m_isCheckingPin)
        m_waiting.append(line);
    else
        handleNow(line);
}

void HeadlessSession::finish()
{
    m_isFinished = true;
    if (!m_isCheckingPin)
        m_outside.quit();
}

void HeadlessSession::handleWaiting()
{
    while (!m_isCheckingPin && !m_waiting.isEmpty())
        handleNow(m_waiting.takeFirst());
    if (!m_isCheckingPin && m_isFinished)
        m_outside.quit();
}

void HeadlessSession::handleNow(const QByteArray &line)
{
    if (line.trimmed().isEmpty())
        return;
    const Result<wire::JsonDocument> request =
        wire::JsonDocument::parse(line, {.bytesMax = requestBytesMax, .depthMax = 8});
    if (!request) {
        reply({}, failure(request.error()));
        return;
    }
    const QJsonValue id = request->root().toObject().value("id"_L1);
    m_problems.clear();
    Reader reader(request->root(), {}, m_problems);
    reader.know("id"_L1);
    const QString verb = reader.text("do"_L1);
    const Answer answer =
        verb.isEmpty()
            ? Answer(failure(ErrorKind::Malformed, codes::malformed, wire::describe(m_problems)))
            : run(verb, reader, id);
    const bool answersLater = answer && answer->contains("later"_L1);
    if (!answersLater)
        reply(id, answer);
    if (verb == u"quit")
        m_outside.quit();
}

HeadlessSession::Answer HeadlessSession::run(const QString &verb, Reader &reader,
                                             const QJsonValue &id)
{
    static const QStringList freeVerbs{u"status"_s, u"sign_in"_s, u"sign_out"_s,
                                       u"settle"_s, u"scan"_s,    u"quit"_s};
    Answer answer;
    if (freeVerbs.contains(verb)) {
        answer = runFree(verb, reader, id);
    } else {
        const std::optional<PersonCode> named =
            reader.has("as"_L1) ? std::optional(PersonCode(reader.text("as"_L1))) : std::nullopt;
        reader.know("do"_L1);
        reader.know("as"_L1);
        const Result<PersonCode> as = m_station.actor(named);
        const Verb special = m_verbs.value(verb);
        const auto type = fromText<CommandType>(verb);
        if (!special && !type)
            return failure(ErrorKind::Malformed, codes::malformed,
                           u"\"%1\" is not a verb"_s.arg(verb));
        if (!as)
            return failure(as.error());
        answer = special ? (this->*special)(reader, *as) : catalogueVerb(*type, reader, *as);
    }
    if (!m_problems.isEmpty())
        return failure(ErrorKind::Malformed, codes::malformed, wire::describe(m_problems));
    return answer;
}

HeadlessSession::Answer HeadlessSession::runFree(const QString &verb, Reader &reader,
                                                 const QJsonValue &id)
{
    if (verb == u"status")
        return status();
    if (verb == u"sign_in")
        return signIn(reader, id);
    if (verb == u"sign_out")
        return signOut(reader);
    if (verb == u"settle")
        return settle(reader, id);
    if (verb == u"scan")
        return scan(reader);
    return QJsonObject();
}

HeadlessSession::Answer HeadlessSession::status() const
{
    const LinkView &link = m_station.link();
    const std::optional<PersonCode> desk = m_station.roster().deskPerson();
    QJsonArray people;
    for (const Roster::Session &session : m_station.roster().sessions())
        people.append(
            QJsonObject{{"person"_L1, session.person.text}, {"scanner"_L1, session.scanner}});
    return QJsonObject{
        {"online"_L1, link.online},
        {"outbox"_L1, link.outbox},
        {"cursor_age_ms"_L1,
         link.cursorAge ? QJsonValue(qint64(link.cursorAge->count())) : QJsonValue()},
        {"store"_L1, m_station.keys().store.text},
        {"station"_L1, m_station.keys().name},
        {"person"_L1, desk ? QJsonValue(desk->text) : QJsonValue()},
        {"people"_L1, people},
        {"scanners"_L1, m_outside.scanners()},
    };
}

HeadlessSession::Answer HeadlessSession::signIn(Reader &reader, const QJsonValue &id)
{
    const PersonCode person(reader.text("person"_L1));
    const Sensitive<QString> pin(reader.text("pin"_L1));
    const QString scanner = reader.textOr("scanner"_L1);
    if (!m_problems.isEmpty())
        return QJsonObject();
    const Result<PinCheck> check = m_station.beginSignIn(person, pin);
    if (!check)
        return failure(check.error());
    m_isCheckingPin = true;
    const auto isRight = std::make_shared<bool>(false);
    m_outside.runAside(
        [check, isRight] { *isRight = check->isRight(); },
        [this, check, isRight, scanner, id] { finishSignIn(*check, *isRight, scanner, id); });
    return QJsonObject{{"later"_L1, true}};
}

void HeadlessSession::finishSignIn(const PinCheck &check, bool isRight, const QString &scanner,
                                   const QJsonValue &id)
{
    m_isCheckingPin = false;
    const Status signedIn = m_station.finishSignIn(check, isRight, scanner);
    if (signedIn && !scanner.isEmpty())
        m_outside.setOwner(scanner, check.person);
    reply(id, signedIn ? Answer(QJsonObject{{"person"_L1, check.person.text}})
                       : Answer(failure(signedIn.error())));
    handleWaiting();
}

HeadlessSession::Answer HeadlessSession::signOut(Reader &reader)
{
    std::optional<PersonCode> as;
    if (reader.has("as"_L1))
        as = PersonCode(reader.text("as"_L1));
    const Result<PersonCode> leaving = m_station.actor(as);
    if (!leaving)
        return failure(leaving.error());
    for (const Roster::Session &session : m_station.roster().sessions()) {
        if (session.person == *leaving && !session.scanner.isEmpty())
            m_outside.setOwner(session.scanner, std::nullopt);
    }
    if (const Status left = m_station.signOut(*leaving); !left)
        return failure(left.error());
    return QJsonObject();
}

HeadlessSession::Answer HeadlessSession::settle(Reader &reader, const QJsonValue &id)
{
    constexpr qint64 timeoutMsMax = 3'600'000;
    const Millis timeout(reader.integerOr("timeout_ms"_L1, 10'000, 0, timeoutMsMax));
    if (!m_problems.isEmpty())
        return QJsonObject();
    m_outside.settle(timeout, [this, id](bool settled) {
        reply(id, settled ? Answer(QJsonObject())
                          : Answer(failure(ErrorKind::Timeout, codes::timeout,
                                           u"outbox or feed were not in step in time"_s)));
    });
    return QJsonObject{{"later"_L1, true}};
}

HeadlessSession::Answer HeadlessSession::scan(Reader &reader)
{
    const QString text = reader.text("text"_L1, codeSizeMax);
    const QString scanner = reader.textOr("scanner"_L1);
    if (m_problems.isEmpty())
        m_outside.scan(text, scanner);
    return QJsonObject();
}

} // namespace storehand::app
