// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Uuid.h"

namespace storehand {

namespace {

constexpr int countMax = 0xfff;

} // namespace

UuidMaker::UuidMaker(Random &random)
    : m_random(random)
{}

QString UuidMaker::next(Instant now)
{
    if (now.ms > m_lastMs) {
        m_lastMs = now.ms;
        m_count = 0;
    } else if (++m_count > countMax) {
        ++m_lastMs;
        m_count = 0;
    }

    QByteArray raw(16, Qt::Uninitialized);
    for (int i = 0; i < 6; ++i)
        raw[i] = static_cast<char>(m_lastMs >> (8 * (5 - i)));
    raw[6] = static_cast<char>(0x70 | (m_count >> 8));
    raw[7] = static_cast<char>(m_count);
    raw.replace(8, 8, m_random.bytes(8));
    raw[8] = static_cast<char>((raw[8] & 0x3f) | 0x80);

    QString text = QString::fromLatin1(raw.toHex());
    for (const int at : {20, 16, 12, 8})
        text.insert(at, u'-');
    return text;
}

bool isUuidText(const QString &text)
{
    if (text.size() != 36)
        return false;
    for (int i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool hex = (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
        if (dash ? c != u'-' : !hex)
            return false;
    }
    return true;
}

} // namespace storehand
