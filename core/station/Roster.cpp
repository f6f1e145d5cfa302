// SPDX-License-Identifier: Apache-2.0
#include "core/station/Roster.h"

#include "core/domain/Codes.h"

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What an unknown person's PIN is checked against, so that it takes as long as a known one's. It
/// is the verifier of a random text that nobody has.
constexpr QLatin1StringView nobodysVerifier("$argon2id$v=19$m=65536,t=3,p=1$c3RvcmVoYW5kIG5vYm9keQ"
                                            "$Y2xvc2VkIHRvIGV2ZXJ5Ym9keSBhbHdheXMgYWxsIG8");

} // namespace

Roster::Roster(Clock &clock, SaveFailures save, MayWork mayWork)
    : m_clock(clock)
    , m_save(std::move(save))
    , m_mayWork(std::move(mayWork))
{}

void Roster::restoreFailures(const PersonCode &code, const PinFailures &failures)
{
    m_locks.insert(code, {failures, m_clock.monotonic() + failures.lockLeft});
    openLater();
}

/// A lock that is over must not begin again with the next start.
void Roster::openLater()
{
    std::optional<Millis> next;
    for (auto lock = m_locks.cbegin(); lock != m_locks.cend(); ++lock) {
        if (lock->failures.lockLeft > Millis(0))
            next = std::min(next.value_or(lock->until), lock->until);
    }
    m_opening = next ? m_clock.after(std::max(Millis(0), *next - m_clock.monotonic()),
                                     [this] { openLocks(); })
                     : nullptr;
}

void Roster::openLocks()
{
    for (auto lock = m_locks.begin(); lock != m_locks.end(); ++lock) {
        if (lock->failures.lockLeft == Millis(0) || lock->until > m_clock.monotonic())
            continue;
        lock->failures.lockLeft = Millis(0);
        (void)m_save(lock.key(), lock->failures); // where it fails, the next start locks once more
    }
    openLater();
}

QList<Person> Roster::people() const
{
    QList<Person> all;
    std::copy_if(m_people.begin(), m_people.end(), std::back_inserter(all), m_mayWork);
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
    const Status saved = m_save(code, lock.failures);
    openLater();
    return saved;
}

Status Roster::checkLock(const PersonCode &code) const
{
    const Millis left = lockLeft(code);
    if (left == Millis(0))
        return {};
    const qint64 seconds = (left.count() + 999) / 1000;
    return failure(ErrorKind::Unauthorized, codes::locked,
                   u"too many wrong PINs; locked for %1 s"_s.arg(seconds),
                   {QString::number(seconds)});
}

Result<PinCheck> Roster::beginSignIn(const PersonCode &code, const Sensitive<QString> &pin) const
{
    if (const Status open = checkLock(code); !open)
        return failure(open.error());
    const auto known = m_people.constFind(code);
    const bool found = known != m_people.constEnd();
    return PinCheck{code, pin, PinHash{found ? known->pinVerifier : QString(nobodysVerifier)},
                    found && m_mayWork(*known)};
}

Status Roster::finishSignIn(const PinCheck &check, bool isRight, const QString &scanner)
{
    // Many PINs can be on their way at once; none of them opens what an earlier one locked.
    if (const Status open = checkLock(check.person); !open)
        return open;
    if (!isRight) {
        if (const Status saved = countFailure(check.person); !saved)
            return saved;
        return failure(ErrorKind::Unauthorized, codes::wrongPin, u"the PIN is not right"_s);
    }
    if (m_locks.remove(check.person)) {
        if (const Status saved = m_save(check.person, {}); !saved)
            return saved;
    }
    m_sessions.removeIf([&](const Session &session) {
        return session.person == check.person || session.scanner == scanner;
    });
    m_sessions.append({check.person, scanner, m_clock.monotonic(), m_clock.monotonic()});
    return {};
}

Status Roster::signIn(const PersonCode &code, const Sensitive<QString> &pin, const QString &scanner)
{
    const Result<PinCheck> check = beginSignIn(code, pin);
    return check ? finishSignIn(*check, check->isRight(), scanner) : failure(check.error());
}

void Roster::touch(const PersonCode &code)
{
    for (Session &session : m_sessions) {
        if (session.person == code)
            session.active = m_clock.monotonic();
    }
}

Millis Roster::endOf(const Session &session, Millis idle)
{
    return std::min(session.active + idle, session.since + sessionMax);
}

QList<PersonCode> Roster::signOutIdle(Millis idle)
{
    QList<PersonCode> left;
    m_sessions.removeIf([&](const Session &session) {
        const bool over = m_clock.monotonic() >= endOf(session, idle);
        if (over)
            left.append(session.person);
        return over;
    });
    return left;
}

std::optional<Millis> Roster::untilIdle(Millis idle) const
{
    std::optional<Millis> first;
    for (const Session &session : m_sessions)
        first = std::min(first.value_or(Millis::max()), endOf(session, idle));
    return first ? std::optional(std::max(Millis(0), *first - m_clock.monotonic())) : std::nullopt;
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
