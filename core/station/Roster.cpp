// SPDX-License-Identifier: Apache-2.0
#include "core/station/Roster.h"

#include "core/crypto/PinHash.h"
#include "core/domain/Codes.h"

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What an unknown person's PIN is checked against, so that it takes as long as a known one's. It
/// is the verifier of a random text that nobody has.
constexpr QLatin1StringView nobodysVerifier("$argon2id$v=19$m=65536,t=3,p=1$c3RvcmVoYW5kIG5vYm9keQ"
                                            "$Y2xvc2VkIHRvIGV2ZXJ5Ym9keSBhbHdheXMgYWxsIG8");

bool isFree(const Person &person)
{
    return !person.revoked;
}

} // namespace

Roster::Roster(Clock &clock, SaveFailures save)
    : m_clock(clock)
    , m_save(std::move(save))
{}

void Roster::restoreFailures(const PersonCode &code, const PinFailures &failures)
{
    m_locks.insert(code, {failures, m_clock.monotonic() + failures.lockLeft});
}

QList<Person> Roster::people() const
{
    QList<Person> all = m_people.values();
    std::sort(all.begin(), all.end(),
              [](const Person &a, const Person &b) { return a.code < b.code; });
    return all;
}

std::optional<Person> Roster::person(const PersonCode &code) const
{
    const auto found = m_people.constFind(code);
    return found == m_people.constEnd() ? std::nullopt : std::optional(*found);
}

Millis Roster::lockLeft(const PersonCode &code) const
{
    const auto lock = m_locks.constFind(code);
    return lock == m_locks.constEnd() ? Millis(0)
                                      : std::max(Millis(0), lock->until - m_clock.monotonic());
}

Status Roster::countFailure(const PersonCode &code)
{
    Lock &lock = m_locks[code];
    const int count = ++lock.failures.count;
    if (count >= failuresToLongLock)
        lock.failures.lockLeft = longLock;
    else if (count >= failuresToShortLock)
        lock.failures.lockLeft = shortLock;
    lock.until = m_clock.monotonic() + lock.failures.lockLeft;
    return m_save(code, lock.failures);
}

Status Roster::signIn(const PersonCode &code, const Sensitive<QString> &pin, const QString &scanner)
{
    if (const Millis left = lockLeft(code); left > Millis(0)) {
        const qint64 seconds = (left.count() + 999) / 1000;
        return failure(ErrorKind::Unauthorized, codes::locked,
                       u"too many wrong PINs; locked for %1 s"_s.arg(seconds),
                       {QString::number(seconds)});
    }
    const auto known = m_people.constFind(code);
    const bool found = known != m_people.constEnd();
    const PinHash verifier{found ? known->pinVerifier : QString(nobodysVerifier)};
    if (!verifier.matches(pin) || !found || !isFree(*known)) {
        if (const Status saved = countFailure(code); !saved)
            return saved;
        return failure(ErrorKind::Unauthorized, codes::wrongPin, u"the PIN is not right"_s);
    }
    if (m_locks.remove(code)) {
        if (const Status saved = m_save(code, {}); !saved)
            return saved;
    }
    m_sessions.removeIf([&](const Session &session) {
        return session.person == code || session.scanner == scanner;
    });
    m_sessions.append({code, scanner});
    return {};
}

Status Roster::signOut(const PersonCode &code)
{
    if (m_sessions.removeIf([&](const Session &session) { return session.person == code; }) == 0)
        return failure(ErrorKind::Unauthorized, codes::notSignedIn, u"nobody of that code"_s);
    return {};
}

bool Roster::isSignedIn(const PersonCode &code) const
{
    return std::any_of(m_sessions.begin(), m_sessions.end(),
                       [&](const Session &session) { return session.person == code; });
}

std::optional<PersonCode> Roster::deskPerson() const
{
    for (const Session &session : m_sessions) {
        if (session.scanner.isEmpty())
            return session.person;
    }
    return m_sessions.size() == 1 ? std::optional(m_sessions.first().person) : std::nullopt;
}

std::optional<PersonCode> Roster::ownerOf(const QString &scanner) const
{
    for (const Session &session : m_sessions) {
        if (!scanner.isEmpty() && session.scanner == scanner)
            return session.person;
    }
    return deskPerson();
}

} // namespace storehand
