// SPDX-License-Identifier: Apache-2.0
// The second half of Staff: what people do beside the plan.
#include "tests/sim/Staff.h"

namespace storehand::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

Line *anyLine(Dice &dice, Assignment &assignment)
{
    return &assignment.lines[dice.below(int(assignment.lines.size()))];
}

} // namespace

void Staff::blunder()
{
    const int kind = m_dice.below(30);
    if (kind < 3) {
        scan(m_dice.oneOf(m_parts.chain.goods).code);
        return;
    }
    if (kind == 3) {
        scan(m_dice.oneOf(QStringList{u"nonsense"_s, u"9521234500000"_s, u"P-1"_s}));
        return;
    }
    if (kind < 7) {
        done(CommandType::Reverse, u"the last act"_s, m_at->station().undo(m_who->code));
        return;
    }
    if (kind < 9) {
        careForStore(m_dice.below(4));
        return;
    }
    const Assignment *assignment = anyOrder();
    if (!assignment)
        return;
    if (kind < 13)
        askLead(*assignment, m_dice.below(8));
    else
        blunderOn(*assignment, m_dice.below(12));
}

/// Acts of the floor in a state that hardly fits.
void Staff::blunderOn(const Assignment &assignment, int kind)
{
    Assignment copy = assignment;
    const Line &line = *anyLine(m_dice, copy);
    Args args;
    args.line = line.id;
    args.units = m_dice.between(1, 3);
    switch (kind) {
    case 0:
    case 1:
        args.code = goodsOf(line.sku).code;
        issue(CommandType::Pick, copy.id.text, args);
        break;
    case 2:
    case 3:
        issue(CommandType::Unpick, copy.id.text, args);
        break;
    case 4:
        shortLine(copy, line);
        break;
    case 5:
        args.sku = m_dice.oneOf(m_parts.chain.goods).sku;
        args.code = goodsOf(args.sku).code;
        args.newLine = LineId(u"00000000-0000-7000-8000-%1"_s.arg(m_dice.next() & 0xffffffffffffU,
                                                                  12, 16, QChar(u'0')));
        args.approval = m_dice.chance(0.5) ? u"customer"_s : QString();
        issue(CommandType::Substitute, copy.id.text, args);
        break;
    case 6:
        args.tote = u"T-%1"_s.arg(m_dice.below(5));
        issue(CommandType::Sort, copy.id.text, args);
        break;
    case 7:
        args.reason = u"damaged"_s;
        issue(CommandType::Refuse, copy.id.text, args);
        break;
    case 8:
        issue(CommandType::PutBack, copy.id.text, args);
        break;
    case 9:
        stage(copy);
        break;
    case 10:
        serve(copy);
        break;
    default:
        pack(copy);
        break;
    }
}

void Staff::askLead(const Assignment &assignment, int kind)
{
    Args args;
    args.reason = u"because"_s;
    const QString target = assignment.id.text;
    switch (kind) {
    case 0:
        issue(CommandType::Hold, target, args);
        break;
    case 1:
    case 2:
        issue(CommandType::Unhold, target, {});
        break;
    case 3:
        issue(CommandType::Reopen, target, args);
        break;
    case 4:
        if (m_dice.chance(0.5))
            args.lines = QList<LineUnits>{{m_dice.oneOf(assignment.lines).id, 1}};
        issue(CommandType::Decline, target, args);
        break;
    case 5:
        issue(CommandType::Release, target, {});
        break;
    case 6:
        args = {};
        args.text = u"a note"_s;
        issue(CommandType::Note, target, args);
        break;
    default:
        args = {};
        args.document = u"pick_list"_s;
        args.copies = 1;
        issue(CommandType::Print, target, args);
        break;
    }
}

void Staff::careForStore(int kind)
{
    Args args;
    args.reason = u"because"_s;
    const QString store = m_at->store().text;
    if (kind == 0) {
        args.until = SimClock::beginning + std::chrono::hours(1);
        issue(CommandType::PauseStore, store, args);
    } else if (kind == 1) {
        issue(CommandType::ResumeStore, store, {});
    } else {
        args.sku = m_dice.oneOf(m_parts.chain.goods).sku;
        args.bucket = m_dice.chance(0.8) ? Bucket::Shelf : Bucket::Unsellable;
        args.delta = m_dice.between(-4, 4);
        if (args.delta != 0)
            issue(CommandType::Adjust, store, args);
    }
}

void Staff::resolve()
{
    const QList<ExceptionNotice> &open = m_at->station().exceptions();
    if (open.isEmpty())
        return;
    const ExceptionNotice notice = open.at(m_dice.below(int(open.size())));
    Args args;
    args.exception = notice.command;
    args.choice = m_dice.oneOf(
        QStringList{u"keep_waiting"_s, u"refund"_s, u"substitute"_s, u"send_home"_s,
                    u"other_store:"_s + m_dice.oneOf(m_parts.chain.stores).text, u"seen"_s});
    const QString target =
        notice.assignment.isEmpty() ? m_at->store().text : notice.assignment.text;
    if (m_at->station().overlay().assignment(AssignmentId(target)))
        issue(CommandType::Resolve, target, args);
}

} // namespace storehand::sim
