// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Names.h"

namespace storehand {

/// What a person did. The catalogue is core/domain/commands.json.
enum class CommandType {
    Accept,
    Decline,
    Claim,
    TakeOver,
    Release,
    Pick,
    Sort,
    Unpick,
    Short,
    Substitute,
    Finish,
    Reopen,
    Pack,
    Stage,
    Ready,
    Arrive,
    Leave,
    HandOver,
    Refuse,
    PutBack,
    Ship,
    Print,
    Reverse,
    Hold,
    Unhold,
    ExtendPickup,
    PauseStore,
    ResumeStore,
    Adjust,
    Note,
    Resolve,
};

constexpr int commandTypeCount = 31;

constexpr auto enumNames(CommandType)
{
    using enum CommandType;
    return NameTable<CommandType, commandTypeCount>{{
        {Accept, QLatin1String("accept")},
        {Decline, QLatin1String("decline")},
        {Claim, QLatin1String("claim")},
        {TakeOver, QLatin1String("take_over")},
        {Release, QLatin1String("release")},
        {Pick, QLatin1String("pick")},
        {Sort, QLatin1String("sort")},
        {Unpick, QLatin1String("unpick")},
        {Short, QLatin1String("short")},
        {Substitute, QLatin1String("substitute")},
        {Finish, QLatin1String("finish")},
        {Reopen, QLatin1String("reopen")},
        {Pack, QLatin1String("pack")},
        {Stage, QLatin1String("stage")},
        {Ready, QLatin1String("ready")},
        {Arrive, QLatin1String("arrive")},
        {Leave, QLatin1String("leave")},
        {HandOver, QLatin1String("hand_over")},
        {Refuse, QLatin1String("refuse")},
        {PutBack, QLatin1String("put_back")},
        {Ship, QLatin1String("ship")},
        {Print, QLatin1String("print")},
        {Reverse, QLatin1String("reverse")},
        {Hold, QLatin1String("hold")},
        {Unhold, QLatin1String("unhold")},
        {ExtendPickup, QLatin1String("extend_pickup")},
        {PauseStore, QLatin1String("pause_store")},
        {ResumeStore, QLatin1String("resume_store")},
        {Adjust, QLatin1String("adjust")},
        {Note, QLatin1String("note")},
        {Resolve, QLatin1String("resolve")},
    }};
}

} // namespace storehand
