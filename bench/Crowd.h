// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tools/story/HeadOffice.h"
#include "bench/Benches.h"
#include "bench/HttpLoad.h"
#include "bench/RemoteStation.h"

#include <QElapsedTimer>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace storehand::bench {

/// Thousands of stations of as many stores that wait for news of an order manager, each over a
/// connection of its own, all served by the one thread of the bench. Beside them a till system that
/// reports sales.
class Crowd
{
public:
    /// A chain of so many stores with one product; the stations are enrolled and know everything,
    /// but nobody waits yet.
    [[nodiscard]] static Result<std::unique_ptr<Crowd>>
    open(const Place &place, story::HeadOffice &office, int stations);

    /// All connect and begin to wait for news.
    [[nodiscard]] Status connect();
    /// Connections are gone, as after an outage.
    void disconnect();

    /// What was seen in a while of waiting.
    struct Watch
    {
        qint64 answers = 0;
        QList<double> deliveredMs; ///< from the report of a sale to the news of it at its store
    };

    /// Waits for `seconds` while so many sales a second are reported, each in a store by chance.
    [[nodiscard]] Result<Watch> wait(double seconds, int salesPerSecond);

    /// All come back at once: connect, say hello, send one command, and read what is new.
    [[nodiscard]] Result<LoadResult> comeBack();

private:
    struct Member
    {
        RemoteStation station;
        InstallId install;
        QString store;
        QString cursor;
        std::unique_ptr<HttpLine> line = nullptr;
        std::deque<qint64> soldAt = {}; ///< nanoseconds of m_time, of sales it has not heard of
    };

    explicit Crowd(story::HeadOffice &office)
        : m_office(office)
    {}

    [[nodiscard]] Status enrol(const QString &data, int number);
    [[nodiscard]] Status ask(Member &member);
    [[nodiscard]] Status hear(Member &member, const HttpReply &reply, Watch &watch);
    [[nodiscard]] Status sell();

    story::HeadOffice &m_office;
    std::vector<Member> m_members;
    std::unique_ptr<HttpLine> m_till;
    bool m_tillWaits = false;
    QElapsedTimer m_time;
    quint64 m_chance = 1;
    int m_sales = 0;
};

} // namespace storehand::bench
