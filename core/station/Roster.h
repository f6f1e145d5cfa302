// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/PinHash.h"
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

/// A PIN that somebody typed, and what it is compared with. Comparing takes about 0.1 s and may be
/// done on any thread.
struct PinCheck
{
    PersonCode person;
    Sensitive<QString> pin;
    PinHash verifier;
    bool mayEnter = false; ///< known here, not revoked, and not past the last day

    [[nodiscard]] bool isRight() const { return verifier.matches(pin) && mayEnter; }
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
        QString scanner;  ///< empty: at the desk
        Millis since{0};  ///< monotonic
        Millis active{0}; ///< monotonic: the last scan or touch
    };

    /// The longest a person stays signed in, however busy, where idle people are signed out.
    static constexpr Millis sessionMax = std::chrono::hours(12);

    /// `save` keeps the failures of a person on disk before the answer is given.
    using SaveFailures = std::function<Status(const PersonCode &, const PinFailures &)>;
    /// Whether somebody who is known here may still work, see worksToday().
    using MayWork = std::function<bool(const Person &)>;

    Roster(Clock &clock, SaveFailures save, MayWork mayWork);

    void setPerson(const Person &person) { m_people.insert(person.code, person); }
    void removePerson(const PersonCode &code) { m_people.remove(code); }
    void clearPeople() { m_people.clear(); }
    void restoreFailures(const PersonCode &code, const PinFailures &failures);
    /// Who may sign in today.
    [[nodiscard]] QList<Person> people() const;
    [[nodiscard]] std::optional<Person> person(const PersonCode &code) const;

    /// What is to be compared before somebody may sign in; `locked` with the seconds left.
    [[nodiscard]] Result<PinCheck> beginSignIn(const PersonCode &code,
                                               const Sensitive<QString> &pin) const;
    /// Signs in when the PIN `isRight`; at the desk, this replaces who was there. The same answer,
    /// `wrong_pin`, for an unknown person and a wrong PIN; `locked` when others went wrong since.
    [[nodiscard]] Status finishSignIn(const PinCheck &check, bool isRight, const QString &scanner);
    /// Both at once, for who can wait.
    [[nodiscard]] Status signIn(const PersonCode &code, const Sensitive<QString> &pin,
                                const QString &scanner);
    /// This person scanned or touched something.
    void touch(const PersonCode &code);
    /// Signs out who did nothing for so long, or is here since more than sessionMax.
    [[nodiscard]] QList<PersonCode> signOutIdle(Millis idle);
    /// How long nobody can become idle; nothing when nobody is signed in.
    [[nodiscard]] std::optional<Millis> untilIdle(Millis idle) const;
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
    [[nodiscard]] Status checkLock(const PersonCode &code) const;
    [[nodiscard]] static Millis endOf(const Session &session, Millis idle);
    [[nodiscard]] Status countFailure(const PersonCode &code);
    void openLater();
    void openLocks();

    Clock &m_clock;
    SaveFailures m_save;
    MayWork m_mayWork;
    QHash<PersonCode, Person> m_people;
    QHash<PersonCode, Lock> m_locks;
    std::unique_ptr<Clock::Timer> m_opening; ///< at the end of the next lock
    QList<Session> m_sessions;
};

} // namespace storehand
