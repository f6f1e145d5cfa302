// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wire/Protocol.h"
#include "core/wire/ReadWrite.h"

#include <QMap>

/// Small shapes that the messages of the protocol share. For the Protocol*.cpp files.
namespace storehand::wire {

inline constexpr int cursorTextMax = 3'000; ///< a request line has to carry it
inline constexpr int hashSize = 32;
inline constexpr int pinsMax = 4;
inline constexpr int topicsMax = 100;

/// Nothing for a station that has no command before the ones meant.
void put(ObjectWriter &writer, const std::optional<PreviousCommand> &prev);
[[nodiscard]] std::optional<PreviousCommand> readPrevious(ObjectReader &reader);

/// A required field of exactly `size` bytes in base64url.
[[nodiscard]] QByteArray readBytes(ObjectReader &reader, QLatin1StringView name, int size);

/// SHA-256 hashes of public keys, at most pinsMax; absent is none.
[[nodiscard]] QList<QByteArray> readPins(ObjectReader &reader);

[[nodiscard]] QString base64Text(const QByteArray &bytes);

/// An object of names and whole numbers, topics and their heads for example.
[[nodiscard]] Json numbersToJson(const QMap<QString, qint64> &numbers);

/// Parses `bytes` as one message of at most answerBytesMax and reads it.
template <typename T>
[[nodiscard]] Result<T> decodeMessage(const QByteArray &bytes, T (*read)(ObjectReader &))
{
    return readWhole<T>(bytes, read, {answerBytesMax, answerDepthMax});
}

} // namespace storehand::wire
