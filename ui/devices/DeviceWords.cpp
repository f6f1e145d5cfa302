// SPDX-License-Identifier: Apache-2.0
#include "ui/devices/DeviceWords.h"

#include "core/barcode/AiValueCheck.h"
#include "ui/controls/Tone.h"
#include "ui/messages/Message.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace storehand {

using namespace Qt::Literals::StringLiterals;
using scanner::Ending;
using scanner::ScannerStatus;
using scanner::TeachFindings;

namespace {

/// The context of these texts for translators.
class DeviceWords
{
    Q_DECLARE_TR_FUNCTIONS(DeviceWords)
};

QString ownCodeWords(const OwnCode &own)
{
    switch (own.kind) {
    case OwnCode::Kind::Command:
        return DeviceWords::tr("Command card");
    case OwnCode::Kind::Badge:
        return DeviceWords::tr("Badge");
    case OwnCode::Kind::Location:
        return DeviceWords::tr("Shelf");
    case OwnCode::Kind::Order:
        return DeviceWords::tr("Order");
    case OwnCode::Kind::Parcel:
        return DeviceWords::tr("Parcel");
    case OwnCode::Kind::Tote:
        return DeviceWords::tr("Tote");
    case OwnCode::Kind::Pickup:
        return DeviceWords::tr("Customer's code");
    }
    Q_UNREACHABLE();
}

QString captionOf(const QString &ai)
{
    if (ai == u"00")
        return DeviceWords::tr("Parcel number (SSCC)");
    if (ai == u"01" || ai == u"02")
        return DeviceWords::tr("Item number");
    if (ai == u"10")
        return DeviceWords::tr("Lot");
    if (ai == u"11" || ai == u"13")
        return DeviceWords::tr("Made on");
    if (ai == u"15")
        return DeviceWords::tr("Best before");
    if (ai == u"17")
        return DeviceWords::tr("Use by");
    if (ai == u"21")
        return DeviceWords::tr("Serial number");
    if (ai == u"30" || ai == u"37")
        return DeviceWords::tr("Pieces");
    if (ai.startsWith(u"310"))
        return DeviceWords::tr("Net weight");
    return u"(%1)"_s.arg(ai);
}

bool isDay(const QString &ai)
{
    return ai == u"11" || ai == u"13" || ai == u"15" || ai == u"17";
}

QString valueWords(const Element &element, QDate today)
{
    const std::optional<QDate> day =
        isDay(element.ai) ? gs1Date(element.value, today) : std::nullopt;
    if (day)
        return QLocale().toString(*day, QLocale::ShortFormat);
    if (!element.ai.startsWith(u"310"))
        return element.value;
    const int decimals = element.ai.back().digitValue();
    double kilograms = element.value.toDouble();
    for (int i = 0; i < decimals; ++i)
        kilograms /= 10;
    return DeviceWords::tr("%1 kg").arg(QLocale().toString(kilograms, 'f', decimals));
}

QString endingWords(Ending ending)
{
    switch (ending) {
    case Ending::Auto:
    case Ending::CrLf:
        return DeviceWords::tr("Reads end with a new line.");
    case Ending::Cr:
        return DeviceWords::tr("Reads end with Enter (CR).");
    case Ending::Lf:
        return DeviceWords::tr("Reads end with LF.");
    case Ending::Tab:
        return DeviceWords::tr("Reads end with Tab.");
    case Ending::StxEtx:
        return DeviceWords::tr("Reads stand between STX and ETX.");
    case Ending::Gap:
        return DeviceWords::tr("Reads have no end of their own: a pause ends them.");
    }
    Q_UNREACHABLE();
}

QString separatorWords(const scanner::ScannerSettings &settings)
{
    if (settings.losesSeparators)
        return DeviceWords::tr(
            "Separators get lost: of long codes only the item number is certain.");
    if (settings.separatorSubstitute.isEmpty())
        return DeviceWords::tr("Separators come through.");
    return DeviceWords::tr("%1 stands for a separator.")
        .arg(namedBytes(settings.separatorSubstitute));
}

QString keysWords(const QString &keys)
{
    for (const KeysChoice &choice : keysChoices()) {
        if (choice.keys == keys)
            return choice.words;
    }
    return keys;
}

} // namespace

QString namedBytes(const QByteArray &bytes)
{
    constexpr std::array names{"NUL"_L1, "SOH"_L1, "STX"_L1, "ETX"_L1, "EOT"_L1, "ENQ"_L1, "ACK"_L1,
                               "BEL"_L1, "BS"_L1,  "TAB"_L1, "LF"_L1,  "VT"_L1,  "FF"_L1,  "CR"_L1,
                               "SO"_L1,  "SI"_L1,  "DLE"_L1, "DC1"_L1, "DC2"_L1, "DC3"_L1, "DC4"_L1,
                               "NAK"_L1, "SYN"_L1, "ETB"_L1, "CAN"_L1, "EM"_L1,  "SUB"_L1, "ESC"_L1,
                               "FS"_L1,  "GS"_L1,  "RS"_L1,  "US"_L1};
    QString text;
    for (const QChar c : QString::fromUtf8(bytes)) {
        if (c.unicode() < names.size())
            text += u'<' + names.at(c.unicode()) + u'>';
        else
            text += c;
    }
    return text;
}

QList<MeaningRow> meaningOf(const Scan &scan, const QString &title, QDate today)
{
    QList<MeaningRow> rows;
    const auto add = [&rows](const QString &caption, const QString &value,
                             int tone = Tone::Neutral) {
        rows.append({QString::number(rows.size()), caption, value, tone});
    };
    if (scan.error)
        add(DeviceWords::tr("Cannot be used"), messageFor(*scan.error).title, Tone::Bad);
    if (!title.isEmpty())
        add(DeviceWords::tr("Product"), title, Tone::Good);
    if (scan.decoded.own)
        add(ownCodeWords(*scan.decoded.own), scan.decoded.own->value, Tone::Good);
    const bool hasElements = !scan.decoded.elements.isEmpty();
    if (scan.decoded.gtin && !hasElements)
        add(DeviceWords::tr("Item number"), scan.decoded.gtin14());
    for (const Element &element : scan.decoded.elements)
        add(captionOf(element.ai), valueWords(element, today));
    if (rows.isEmpty())
        add(DeviceWords::tr("Plain text"),
            DeviceWords::tr("No product number, and no code of the shop"));
    if (scan.duplicate)
        add(DeviceWords::tr("Read twice"), DeviceWords::tr("It counts once."), Tone::Warn);
    for (const QString &warning : scan.decoded.warnings)
        add(DeviceWords::tr("Doubt"), messageFor(warning).title, Tone::Warn);
    return rows;
}

QString symbolOf(const Scan &scan)
{
    QStringList parts{scan.decoded.format, scan.decoded.aim};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString framingWords(const ScannerStatus &status)
{
    const scanner::Framing &framing = status.framing;
    if (status.transport != ScanSource::Serial)
        return DeviceWords::tr("The device itself says where a read ends.");
    if (!framing.start.isEmpty())
        return endingWords(Ending::StxEtx);
    if (framing.ends.isEmpty())
        return endingWords(Ending::Gap);
    if (framing.ends.contains('\t'))
        return endingWords(Ending::Tab);
    if (framing.ends == "\r")
        return endingWords(Ending::Cr);
    return endingWords(framing.ends == "\n" ? Ending::Lf : Ending::CrLf);
}

QStringList lessonWords(const ScannerStatus &status)
{
    const TeachFindings &findings = status.lesson->findings;
    const scanner::ScannerSettings &settings = status.settings;
    QStringList words{endingWords(findings.end)};
    if (!settings.prefix.isEmpty())
        words.append(DeviceWords::tr("%1 in front of each read is taken away.")
                         .arg(namedBytes(settings.prefix)));
    if (!settings.suffix.isEmpty())
        words.append(
            DeviceWords::tr("%1 behind each read is taken away.").arg(namedBytes(settings.suffix)));
    words.append(findings.sendsAimIds
                     ? DeviceWords::tr("It says which kind of code it read.")
                     : DeviceWords::tr("It does not say which kind of code it read."));
    words.append(separatorWords(settings));
    if (status.transport == ScanSource::Serial)
        words.append(DeviceWords::tr("Speed: %1 baud.").arg(settings.line.baudRate));
    if (settings.line.parity != scanner::Parity::None)
        words.append(settings.line.parity == scanner::Parity::Even
                         ? DeviceWords::tr("Seven bits with even parity.")
                         : DeviceWords::tr("Seven bits with odd parity."));
    if (status.transport == ScanSource::Wedge)
        words.append(DeviceWords::tr("Keys: %1.").arg(keysWords(settings.keys)));
    if (findings.capsLock)
        words.append(DeviceWords::tr("Caps Lock is on: switch it off."));
    if (findings.dropsCheckDigit)
        words.append(DeviceWords::tr(
            "It leaves out check digits: switch on \"transmit check digit\" with its "
            "manual."));
    return words;
}

QString lessonHint(const scanner::LessonStatus &lesson, const scanner::ScannerSettings &settings)
{
    switch (lesson.findings.trouble) {
    case TeachFindings::Trouble::None:
        return DeviceWords::tr("Read this code with the scanner, once.");
    case TeachFindings::Trouble::OtherCode:
        return DeviceWords::tr(
            "That was another code, or the scanner changes it. Read this one again.");
    case TeachFindings::Trouble::Garbled:
        return DeviceWords::tr(
            "The scanner talks at another speed. Another one is tried now: read this code "
            "again.");
    case TeachFindings::Trouble::NoSpeed:
        return DeviceWords::tr(
                   "No speed fits. Check the cable, and that the scanner stands at %1 baud.")
            .arg(settings.line.baudRate);
    }
    Q_UNREACHABLE();
}

QList<KeysChoice> keysChoices()
{
    return {{{}, DeviceWords::tr("By itself")},
            {scanner::ScannerSettings::keysAsTyped, DeviceWords::tr("As this computer")},
            {u"us"_s, DeviceWords::tr("American")},
            {u"gb"_s, DeviceWords::tr("British")},
            {u"de"_s, DeviceWords::tr("German")},
            {u"ch"_s, DeviceWords::tr("Swiss")},
            {u"fr"_s, DeviceWords::tr("French")},
            {u"be"_s, DeviceWords::tr("Belgian")},
            {u"it"_s, DeviceWords::tr("Italian")},
            {u"es"_s, DeviceWords::tr("Spanish")},
            {u"pt"_s, DeviceWords::tr("Portuguese")},
            {u"se"_s, DeviceWords::tr("Swedish")},
            {u"no"_s, DeviceWords::tr("Norwegian")},
            {u"dk"_s, DeviceWords::tr("Danish")}};
}

} // namespace storehand
