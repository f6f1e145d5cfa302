// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/FollowUps.h"

#include "oms/usecases/ChannelNews.h"
#include "oms/usecases/Questions.h"
#include "oms/usecases/SourceUnits.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<Assignment> assignmentOf(UnitOfWork &work, const AssignmentId &id)
{
    const Result<std::optional<Assignment>> found = work.assignment(id);
    if (!found)
        return failure(found.error());
    Q_ASSERT_X(*found, "FollowUps", "a follow-up names an assignment that does not exist");
    return **found;
}

QJsonObject unitsOf(const Assignment &assignment, const FollowUp &followUp)
{
    QJsonObject data{{"units"_L1, followUp.units}, {"reason"_L1, followUp.reason}};
    if (const Line *line = assignment.line(followUp.line)) {
        data.insert("line"_L1, line->orderLine);
        data.insert("sku"_L1, line->sku.text);
    }
    return data;
}

Status tellOf(UnitOfWork &work, const FollowUp &followUp, const QString &what)
{
    const Result<Assignment> assignment = assignmentOf(work, followUp.assignment);
    if (!assignment)
        return failure(assignment.error());
    return tellChannel(work,
                       newsOf(*assignment, what,
                              followUp.units > 0 ? unitsOf(*assignment, followUp) : QJsonObject()));
}

Status followUpOnOne(UnitOfWork &work, const StoreCode &store, const FollowUp &followUp,
                     const CommandId &command)
{
    switch (followUp.kind) {
    case FollowUp::Kind::SourceAgain:
        return {}; // together, see followUpOn()
    case FollowUp::Kind::AskCustomer:
        return askAboutUnits(work, followUp, command);
    case FollowUp::Kind::TellReady:
        return tellOf(work, followUp, u"ready"_s);
    case FollowUp::Kind::RefundReview:
        return tellOf(work, followUp, u"refund_review"_s);
    case FollowUp::Kind::AskRefund:
        return tellOf(work, followUp, u"refund_asked"_s);
    case FollowUp::Kind::CountTask:
        return work.openTask(store, TaskKind::Count, followUp.sku, followUp.reason);
    case FollowUp::Kind::ProductTask:
        return work.openTask(store, TaskKind::ProductCheck, followUp.sku, followUp.reason);
    }
    Q_UNREACHABLE();
}

} // namespace

Status followUpOn(UnitOfWork &work, const StoreCode &store, const QList<FollowUp> &followUps,
                  const CommandId &command)
{
    QMap<AssignmentId, QList<UnitsToSource>> leaving;
    for (const FollowUp &followUp : followUps) {
        if (followUp.kind == FollowUp::Kind::SourceAgain)
            leaving[followUp.assignment].append({followUp.line, followUp.units, followUp.reason});
        else if (const Status done = followUpOnOne(work, store, followUp, command); !done)
            return done;
    }
    for (auto it = leaving.cbegin(); it != leaving.cend(); ++it) {
        if (const Status sourced = sourceAgain(work, it.key(), it.value()); !sourced)
            return sourced;
    }
    return {};
}

bool goesOnElsewhere(const FollowUp &followUp)
{
    return followUp.kind == FollowUp::Kind::SourceAgain ||
           followUp.kind == FollowUp::Kind::AskRefund ||
           followUp.kind == FollowUp::Kind::RefundReview;
}

} // namespace storehand::oms
