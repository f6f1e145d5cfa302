// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/http/ErrorAnswer.h"
#include "oms/http/RequestDesk.h"

#include <functional>
#include <memory>

namespace storehand::oms {

/// What one look for news found.
struct NewsPage
{
    QByteArray body;
    bool empty = false;
    QStringList topics; ///< that bring the next news
};

/// A request that is answered at once when there is news, else as soon as there is some, and empty
/// when its time is up. `Identity` is who asks: a StationIdentity or the name of a channel. Every
/// look asks anew who the client is, so that one who was cut off meanwhile gets nothing.
template <typename Identity>
class NewsPoll : public std::enable_shared_from_this<NewsPoll<Identity>>
{
public:
    using Work = std::function<RequestDesk::Outcome(OrderManager &, const Identity &)>;
    /// Runs work for the client on the core thread, or refuses the client.
    using Ask = std::function<void(Work)>;
    using Read = std::function<Result<NewsPage>(OrderManager &, const Identity &)>;

    /// On the loop. `desk` must outlive the request.
    static void start(RequestDesk &desk, const Reply &reply, Millis wait, Ask ask, Read read)
    {
        const auto poll =
            std::make_shared<NewsPoll>(desk, reply, wait, std::move(ask), std::move(read));
        poll->look(wait <= Millis(0));
    }

    NewsPoll(RequestDesk &desk, const Reply &reply, Millis wait, Ask ask, Read read)
        : m_desk(desk)
        , m_reply(reply)
        , m_ask(std::move(ask))
        , m_read(std::move(read))
        , m_until(desk.clock().monotonic() + wait)
    {}

private:
    void look(bool isLast)
    {
        const FeedWaiters::Ticket ticket = m_desk.ticket();
        m_ask([self = this->shared_from_this(), ticket, isLast](OrderManager &manager,
                                                                const Identity &who) {
            return self->outcome(self->m_read(manager, who), ticket, isLast);
        });
    }

    RequestDesk::Outcome outcome(const Result<NewsPage> &page, FeedWaiters::Ticket ticket,
                                 bool isLast)
    {
        if (!page)
            return answerTo(page.error(), m_desk.clock().now());
        if (page->empty && !isLast) {
            m_desk.waitForNews(m_reply, {page->topics, m_until, ticket},
                               [self = this->shared_from_this()](bool last) { self->look(last); });
            return std::nullopt;
        }
        HttpAnswer answer;
        answer.body = page->body;
        return answer;
    }

    RequestDesk &m_desk;
    const Reply m_reply;
    const Ask m_ask;
    const Read m_read;
    const Millis m_until;
};

} // namespace storehand::oms
