// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Command.h"
#include "core/domain/Effect.h"
#include "core/domain/Error.h"
#include "core/wire/Json.h"
#include "core/wire/ObjectReader.h"

namespace storehand::wire {

/// One line of the outbox and of an upload, at most.
inline constexpr int commandBytesMax = 64 * 1024;

/// The line of a command, without a line feed. These exact bytes are hashed, kept, and sent, also
/// after an upgrade of the program.
[[nodiscard]] QByteArray encodeCommand(const Command &command);

/// Reads a line that a station sent. Strict: the arguments must be exactly those that the catalogue
/// allows for the type, and its required ones must be there.
[[nodiscard]] Result<Command> decodeCommand(const QByteArray &line);

/// The arguments of a command of `type` in `object`, for whoever gets them from elsewhere (a script
/// on stdin). Problems are noted with paths below the reader's own.
[[nodiscard]] Args readArgs(ObjectReader &reader, CommandType type);
[[nodiscard]] Json argsToJson(const Args &args, CommandType type);

/// What a command did, as kept beside it for a later `reverse`.
[[nodiscard]] QByteArray encodeEffect(const Effect &effect);
[[nodiscard]] Result<Effect> decodeEffect(const QByteArray &bytes);

} // namespace storehand::wire
