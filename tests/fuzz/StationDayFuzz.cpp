// SPDX-License-Identifier: Apache-2.0
#include "core/station/Overlay.h"
#include "tests/fuzz/FuzzInput.h"
#include "tests/support/WildDay.h"

using namespace storehand;
using namespace storehand::fuzz;
using namespace storehand::test;

namespace {

constexpr int stepsMax = 400;

/// A station's screen beside the shop as head office has it. Commands, answers and the feed come
/// when the input says, each in its order, as sync brings them.
class Desk
{
public:
    explicit Desk(WildDay &day)
        : m_day(day)
    {
        feed();
    }

    void acts()
    {
        Command command = m_day.draw(m_lastN + 1);
        const Person *person = personOf(command);
        const auto actor = person ? std::optional(*person) : std::nullopt;
        // Nobody is let do here what would be refused.
        if (m_screen.judge(command, actor, m_day.shop().now).verdict.isRejected())
            return;
        ++m_lastN;
        m_screen.add(command, actor, m_day.shop().now);
        m_sent.append(command);
    }

    void arrives()
    {
        if (m_sent.isEmpty())
            return;
        const Command command = m_sent.takeFirst();
        const Outcome outcome = m_day.shop().judge(command, m_install);
        const bool changed = !outcome.assignments.isEmpty() || !outcome.moves.isEmpty() ||
                             outcome.store || outcome.verdict.kind == VerdictKind::Exception;
        m_answers.append({command.n, changed});
    }

    void hears()
    {
        if (m_answers.isEmpty())
            return;
        const auto [n, changed] = m_answers.takeFirst();
        if (!changed)
            m_screen.drop(n);
    }

    void feed()
    {
        ShopFloor &shop = m_day.shop();
        m_screen.holdReplays();
        m_screen.setStore(shop.store());
        for (const StagingPlace &place : shop.places())
            m_screen.setStaging(
                {.code = place.code, .kind = place.kind, .capacity = place.capacity});
        for (const Stock &stock : shop.allStock())
            m_screen.setStock(stock);
        for (const Assignment &assignment : shop.assignments())
            m_screen.setBase(assignment);
        m_screen.releaseReplays();
    }

    /// Everything is sent, answered and fed: both must say the same.
    void settle()
    {
        while (!m_sent.isEmpty())
            arrives();
        feed();
        while (!m_answers.isEmpty())
            hears();
        for (const Assignment &assignment : m_day.shop().assignments())
            demand(*m_screen.assignment(assignment.id) == assignment, "an order differs");
        for (const Stock &stock : m_day.shop().allStock())
            demand(m_screen.stock(stock.sku) == stock, "a product's stock differs");
        demand(m_screen.store() == m_day.shop().store(), "the store differs");
    }

private:
    [[nodiscard]] const Person *personOf(const Command &command) const
    {
        const auto found = m_day.shop().people().constFind(command.actor.text);
        return found == m_day.shop().people().constEnd() ? nullptr : &*found;
    }

    const InstallId m_install{QStringLiteral("desk")};
    WildDay &m_day;
    Overlay m_screen{m_install};
    QList<Command> m_sent;
    QList<std::pair<qint64, bool>> m_answers;
    qint64 m_lastN = 0;
};

} // namespace

/// Whatever is done at a station and beside it, and whenever word of it goes round: the books are
/// in order at each moment, and in the end the station shows what head office has.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    Choices choices(data, size);
    WildDay day([&](int low, int high) { return low + choices.below(high - low + 1); });
    Desk desk(day);
    for (int i = 0; i < stepsMax && !choices.isEmpty(); ++i) {
        switch (choices.below(6)) {
        case 0:
            day.step();
            break;
        case 1:
            desk.arrives();
            break;
        case 2:
            desk.hears();
            break;
        case 3:
            desk.feed();
            break;
        default:
            desk.acts();
        }
        const QByteArray problem = day.problem().toUtf8();
        demand(problem.isEmpty(), problem.constData());
    }
    desk.settle();
    return 0;
}
