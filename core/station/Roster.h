// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/Sensitive.h"
#include "core/domain/Clock.h"
#include "core/domain/Error.h"
#include "core/domain/Person.h"

#include <QHash>
#include <QList>

#include <functional>
#include <optional>

namespace storehand {

/// Wrong PINs of one person. Counted by the monotonic clock, so that changing the computer's clock
/// shortens no lock; a lock that a restart interrupts starts again with what was left when it was
/// saved.
struct PinFailures
{
    int count = 0;
    Millis lockLeft{0};

    friend bool operator==(const PinFailures &, const PinFailures &) = default;
};

/// Who works here and who is signed in. One person may own a scanner of their own beside the desk
/// person, who owns all others.
class Roster
{
public:
    static constexpr int failuresToShortLock = 5;
    static constexpr int failuresToLongLock = 10;
    static constexpr Millis shortLock = std::chrono::minutes(1);
    static constexpr Millis longLock = std::chrono::minutes(30);

    struct Session
    {
        PersonCode person;
        QString scanner; ///< empty: at the desk
    };

    /// `save` keeps the failures of a person on disk before the answer is given.
    using SaveFailures = std::function<Status(const PersonCode &, const PinFailures &)>;

    Roster(Clock &clock, SaveFailures save);

    void setPerson(const Person &person) { m_people.insert(person.code, person); }
    void removePerson(const PersonCode &code) { m_people.remove(code); }
    void clearPeople() { m_people.clear(); }
    void restoreFailures(const PersonCode &code, const PinFailures &failures);
    [[nodiscard]] QList<Person> people() const;
    [[nodiscard]] std::optional<Person> person(const PersonCode &code) const;

    /// Checks the PIN (about 0.1 s) and signs in; at the desk, this replaces who was there. The
    /// same answer, `wrong_pin`, for an unknown person and a wrong PIN; `locked` with the seconds
    /// left.
    [[nodiscard]] Status signIn(const PersonCode &code, const Sensitive<QString> &pin,
                                const QString &scanner);
    /// `not_signed_in` when nobody of that code is.
    [[nodiscard]] Status signOut(const PersonCode &code);

    [[nodiscard]] const QList<Session> &sessions() const { return m_sessions; }
    [[nodiscard]] bool isSignedIn(const PersonCode &code) const;
    /// Who acts when nobody is named: who sits at the desk, or the only person there is.
    [[nodiscard]] std::optional<PersonCode> deskPerson() const;
    /// Whose scan it is: the scanner's owner, else the desk person.
    [[nodiscard]] std::optional<PersonCode> ownerOf(const QString &scanner) const;

private:
    struct Lock
    {
        PinFailures failures;
        Millis until{0}; ///< monotonic
    };

    [[nodiscard]] Millis lockLeft(const PersonCode &code) const;
    [[nodiscard]] Status countFailure(const PersonCode &code);

    Clock &m_clock;
    SaveFailures m_save;
    QHash<PersonCode, Person> m_people;
    QHash<PersonCode, Lock> m_locks;
    QList<Session> m_sessions;
};

} // namespace storehand
