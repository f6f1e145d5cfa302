// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QThread>

#include <memory>

namespace storehand::test {

/// What goes wrong once on a way to the order manager. `Whole` faults ignore the place.
struct NetworkFault
{
    enum class Kind {
        None,
        // The request: only its bytes before the place arrive.
        RequestCut,   ///< then both sides are closed
        RequestReset, ///< then both sides are reset
        RequestStall, ///< then nothing more comes, for ever
        // The answer: only its bytes before the place arrive.
        AnswerCut,
        AnswerReset,
        AnswerStall,
        AnswerShort, ///< and its length says that this was all
        // Whole.
        Slow,          ///< the answer takes a second
        ByteByByte,    ///< each byte of the answer comes alone
        LostRequest,   ///< taken, but never delivered
        NeverAnswered, ///< delivered, but the answer stays away
        LostAnswer,    ///< delivered, and the connection is cut
        Twice,         ///< delivered twice; the second answer arrives
        OtherAnswer,   ///< the answer to another request arrives
        DamagedGzip,
        NoHttp,  ///< bytes that are no answer at all
        Portal,  ///< 200 with a page to sign in
        IdleCut, ///< a connection that was idle turns out to be gone
        Status,  ///< `status`, from something in between
    };

    enum class Place { First, Middle, Last };

    Kind kind = Kind::None;
    QByteArray path = {}; ///< the beginning of the target that suffers it; " HTTP" ends it
    Place place = Place::First;
    int status = 0;
};

// Usage card
//   FaultProxy proxy(port);                 ways to the HTTP server on that port of 127.0.0.1,
//                                           by one thread of its own
//   const quint16 way = proxy.open(fault);  another port, on which this goes wrong once;
//                                           otherwise all arrives as it was sent
//   proxy.state(way).isHit                  it did go wrong
//   proxy.state(way).requests               how many requests came by it
// Servers see each way as a client of its own (127.0.0.2 and so on).
class FaultProxy : public QObject
{
    Q_OBJECT

public:
    struct State
    {
        bool isHit = false;
        int requests = 0;
    };

    explicit FaultProxy(quint16 target);
    ~FaultProxy() override;

    [[nodiscard]] quint16 open(const NetworkFault &fault);
    [[nodiscard]] State state(quint16 way);

private:
    class Way;
    class Passage;

    const quint16 m_target;
    QThread m_thread;
    QObject m_home; ///< lives on the thread; all ways are its children
    int m_ways = 0;
};

} // namespace storehand::test

Q_DECLARE_METATYPE(storehand::test::NetworkFault)
