// SPDX-License-Identifier: Apache-2.0
#include "scanner/decode/HostLayout.h"

#include <algorithm>
#include <array>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

// Row by row from the key below Escape to the one left of the right Shift.
constexpr QStringView usPlain = u"`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./";
constexpr QStringView usShifted = u"~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?";

constexpr std::array layouts{
    HostLayout{"us"_L1, usPlain, usShifted, false},
    HostLayout{"gb"_L1, u"`1234567890-=qwertyuiop[]#asdfghjkl;'zxcvbnm,./",
               u"¬!\"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@ZXCVBNM<>?", false},
    HostLayout{"de"_L1, u"^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-",
               u"°!\"§$%&/()=?`QWERTZUIOPÜ*'ASDFGHJKLÖÄYXCVBNM;:_", false},
    HostLayout{"ch"_L1, u"§1234567890'^qwertzuiopü¨$asdfghjklöäyxcvbnm,.-",
               u"°+\"*ç%&/()=?`QWERTZUIOPè!£ASDFGHJKLéàYXCVBNM;:_", false},
    HostLayout{"fr"_L1, u"²&é\"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!",
               u"~1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§", true},
    HostLayout{"be"_L1, u"²&é\"'(§è!çà)-azertyuiop^$µqsdfghjklmùwxcvbn,;:=",
               u"³1234567890°_AZERTYUIOP¨*£QSDFGHJKLM%WXCVBN?./+", true},
    HostLayout{"it"_L1, u"\\1234567890'ìqwertyuiopè+ùasdfghjklòàzxcvbnm,.-",
               u"|!\"£$%&/()=?^QWERTYUIOPé*§ASDFGHJKLç°ZXCVBNM;:_", false},
    HostLayout{"es"_L1, u"º1234567890'¡qwertyuiop`+çasdfghjklñ´zxcvbnm,.-",
               u"ª!\"·$%&/()=?¿QWERTYUIOP^*ÇASDFGHJKLÑ¨ZXCVBNM;:_", false},
    HostLayout{"pt"_L1, u"\\1234567890'«qwertyuiop+´~asdfghjklçºzxcvbnm,.-",
               u"|!\"#$%&/()=?»QWERTYUIOP*`^ASDFGHJKLÇªZXCVBNM;:_", false},
    HostLayout{"se"_L1, u"§1234567890+´qwertyuiopå¨'asdfghjklöäzxcvbnm,.-",
               u"½!\"#¤%&/()=?`QWERTYUIOPÅ^*ASDFGHJKLÖÄZXCVBNM;:_", false},
    HostLayout{"no"_L1, u"|1234567890+\\qwertyuiopå¨'asdfghjkløæzxcvbnm,.-",
               u"§!\"#¤%&/()=?`QWERTYUIOPÅ^*ASDFGHJKLØÆZXCVBNM;:_", false},
    HostLayout{"dk"_L1, u"½1234567890+´qwertyuiopå¨'asdfghjklæøzxcvbnm,.-",
               u"§!\"#¤%&/()=?`QWERTYUIOPÅ^*ASDFGHJKLÆØZXCVBNM;:_", false},
};

struct Alias
{
    QLatin1StringView name;
    QLatin1StringView layout;
};

constexpr std::array aliases{
    Alias{"uk"_L1, "gb"_L1}, Alias{"ie"_L1, "gb"_L1}, Alias{"at"_L1, "de"_L1},
    Alias{"fi"_L1, "se"_L1}, Alias{"nl"_L1, "us"_L1}, Alias{"nz"_L1, "us"_L1},
    Alias{"au"_L1, "us"_L1}, Alias{"ca"_L1, "us"_L1}, Alias{"pl"_L1, "us"_L1},
    Alias{"en"_L1, "us"_L1}, Alias{"sv"_L1, "se"_L1}, Alias{"nb"_L1, "no"_L1},
    Alias{"da"_L1, "dk"_L1},
};

const HostLayout *findByName(QStringView name)
{
    const auto *alias =
        std::ranges::find_if(aliases, [&](const Alias &one) { return name == one.name; });
    const auto *found = std::ranges::find_if(layouts, [&](const HostLayout &one) {
        return alias == aliases.end() ? name == one.name : alias->layout == one.name;
    });
    return found == layouts.end() ? nullptr : &*found;
}

/// A key of the 47 and whether it was pressed with Shift.
struct KeyPress
{
    qsizetype key = -1;
    bool shift = false;
};

KeyPress pressOf(QChar typed, const HostLayout &layout)
{
    if (const qsizetype key = layout.plain.indexOf(typed); key >= 0)
        return {key, false};
    return {layout.shifted.indexOf(typed), true};
}

/// The keys that typed a character; two when the first one was dead. What is on no key may be the
/// capital that Caps Lock makes of a letter that has none there: French keyboards have "é" and "2".
QList<KeyPress> pressesOf(QChar typed, const HostLayout &layout)
{
    const KeyPress direct = pressOf(typed, layout);
    if (direct.key >= 0)
        return {direct};
    if (const KeyPress small = pressOf(typed.toLower(), layout); small.key >= 0)
        return {small};
    QString parts = typed.decomposition();
    if (typed.decompositionTag() == QChar::Super)
        parts += u'\u0302'; // "^" and "2" make "²"
    if (parts.size() != 2)
        return {direct};
    const KeyPress dead = pressOf(deadKeyOf(parts[1]), layout);
    const KeyPress letter = pressOf(parts[0], layout);
    if (dead.key < 0 || letter.key < 0)
        return {direct};
    return {dead, letter};
}

bool isToggled(const KeyPress &press, const HostLayout &layout, CapsLock capsLock)
{
    return capsLock == CapsLock::AllKeys ||
           (capsLock == CapsLock::Letters && layout.plain[press.key].isLetter() &&
            layout.plain[press.key].toUpper() == layout.shifted[press.key]);
}

} // namespace

QChar deadKeyOf(QChar accent)
{
    switch (accent.unicode()) {
    case 0x0300:
        return u'`';
    case 0x0301:
        return u'\u00b4';
    case 0x0302:
        return u'^';
    case 0x0303:
        return u'~';
    case 0x0308:
        return u'\u00a8';
    default:
        return {};
    }
}

const HostLayout *HostLayout::find(QStringView name)
{
    const auto isBetween = [](QChar c) { return c == u'-' || c == u'_'; };
    const auto between = std::ranges::find_if(name, isBetween);
    if (between == name.end())
        return findByName(name);
    const qsizetype size = between - name.begin();
    const HostLayout *ofCountry = findByName(name.sliced(size + 1));
    return ofCountry ? ofCountry : findByName(name.first(size));
}

QStringList HostLayout::names()
{
    QStringList all;
    for (const HostLayout &layout : layouts)
        all.append(layout.name);
    for (const Alias &alias : aliases)
        all.append(alias.name);
    all.sort();
    return all;
}

QString usTextOf(QStringView typed, const HostLayout &layout, CapsLock capsLock)
{
    QString text;
    for (const QChar c : typed) {
        for (const KeyPress &press : pressesOf(c, layout)) {
            if (press.key < 0) {
                text += c;
                continue;
            }
            const bool shift = press.shift != isToggled(press, layout, capsLock);
            text += shift ? usShifted[press.key] : usPlain[press.key];
        }
    }
    return text;
}

QChar usCharOf(quint32 inputCode, bool shift)
{
    // Linux numbers the keys row by row, with others between: Escape 1, Backspace 14, Enter 28 …
    struct Row
    {
        quint32 firstCode;
        qsizetype firstKey;
        qsizetype keys;
    };
    constexpr std::array rows{Row{41, 0, 1},  Row{2, 1, 12},   Row{16, 13, 12},
                              Row{43, 25, 1}, Row{30, 26, 11}, Row{44, 37, 10}};
    constexpr quint32 space = 57;
    if (inputCode == space)
        return u' ';
    for (const Row &row : rows) {
        if (inputCode < row.firstCode || inputCode >= row.firstCode + quint32(row.keys))
            continue;
        const qsizetype key = row.firstKey + inputCode - row.firstCode;
        return shift ? usShifted[key] : usPlain[key];
    }
    return {};
}

} // namespace storehand::scanner
