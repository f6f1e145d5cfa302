// SPDX-License-Identifier: Apache-2.0
#include "tests/support/PictureBytes.h"

#include <QBuffer>
#include <QtEndian>

namespace storehand::test {

namespace {

QByteArray saved(const QImage &image, const char *format, int quality)
{
    QBuffer buffer;
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, format, quality))
        qFatal("a picture cannot be written");
    return buffer.data();
}

template <typename Number>
QByteArray littleEndian(Number number)
{
    QByteArray bytes(sizeof(Number), '\0');
    qToLittleEndian(number, bytes.data());
    return bytes;
}

/// A JPEG file in one colour, in the pieces that others can be made of.
struct GreyJpeg
{
    QByteArray tables; ///< from the start of the file, without the frame's header
    QByteArray frame;  ///< marker, length and header of the frame
    QByteArray scan;   ///< what the scan's header is followed by, without the end of the file
};

GreyJpeg partsOf(const QImage &image)
{
    constexpr int quality = 95;
    const QByteArray file =
        saved(image.convertToFormat(QImage::Format_Grayscale8), "JPEG", quality);
    GreyJpeg parts{file.first(2), {}, {}};
    for (qsizetype at = 2; at < file.size();) {
        const auto marker = static_cast<unsigned char>(file[at + 1]);
        const qsizetype size = 2 + qFromBigEndian<quint16>(file.constData() + at + 2);
        const QByteArray segment = file.sliced(at, size);
        at += size;
        if (marker == 0xda) {
            parts.scan = file.sliced(at).chopped(2);
            break;
        }
        if (marker == 0xc0)
            parts.frame = segment;
        else if (marker != 0xe0) // JFIF has no four colours
            parts.tables += segment;
    }
    return parts;
}

/// A block of GIF's compression that compresses nothing: the table is forgotten before it grows,
/// so that each pixel is one byte.
QByteArray gifPixels(const QImage &image)
{
    constexpr int codeBits = 7; // one more with the two codes beside the colours
    constexpr int clear = 1 << codeBits;
    constexpr int untilItGrows = clear - 3;
    QByteArray codes;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if ((y * image.width() + x) % untilItGrows == 0)
                codes += char(clear);
            codes += char(qGray(image.pixel(x, y)) / 2);
        }
    }
    codes += char(clear + 1);
    QByteArray blocks(1, char(codeBits));
    for (qsizetype at = 0; at < codes.size(); at += 255) {
        const QByteArray block = codes.mid(at, 255);
        blocks += char(block.size()) + block;
    }
    return blocks + '\0';
}

QByteArray webpChunk(const QByteArray &name, QByteArray content)
{
    const auto size = quint32(content.size());
    if (size % 2 == 1)
        content += '\0';
    return name + littleEndian(size) + content;
}

/// Three bytes of a number.
QByteArray three(int number)
{
    return littleEndian(quint32(number)).first(3);
}

} // namespace

QByteArray cmykJpeg(const QImage &image)
{
    QImage paper(image.size(), QImage::Format_Grayscale8);
    paper.fill(Qt::white);
    const GreyJpeg black = partsOf(image);
    const GreyJpeg none = partsOf(paper);
    constexpr int colours = 4;
    // marker 2, length 2, precision 1, height 2, width 2, then how many colours and three each
    constexpr qsizetype coloursAt = 9;
    QByteArray frame = black.frame.first(coloursAt) + char(colours);
    for (int colour = 1; colour <= colours; ++colour)
        frame += char(colour) + QByteArray("\x11\x00", 2);
    qToBigEndian(quint16(frame.size() - 2), frame.data() + 2);
    const QByteArray adobe("\xff\xee\x00\x0e"
                           "Adobe\x00\x64\x00\x00\x00\x00\x00",
                           16);
    QByteArray file = black.tables.first(2) + adobe + black.tables.sliced(2) + frame;
    for (int colour = 1; colour <= colours; ++colour) {
        file += QByteArray("\xff\xda\x00\x08\x01", 5) + char(colour);
        file += QByteArray("\x00\x00\x3f\x00", 4) + (colour == colours ? black.scan : none.scan);
    }
    return file + "\xff\xd9";
}

QByteArray jpegTaken(const QImage &image, int orientation)
{
    constexpr int quality = 95;
    const QByteArray file = saved(image, "JPEG", quality);
    QByteArray exif("Exif\0\0II*\0", 10);
    exif += littleEndian(quint32(8)) + littleEndian(quint16(1));
    exif += littleEndian(quint16(0x0112)) + littleEndian(quint16(3)) + littleEndian(quint32(1));
    exif += littleEndian(quint32(orientation)) + littleEndian(quint32(0));
    QByteArray size(2, '\0');
    qToBigEndian(quint16(exif.size() + 2), size.data());
    return file.first(2) + "\xff\xe1" + size + exif + file.sliced(2);
}

QByteArray animatedGif(const QList<QImage> &frames)
{
    const QByteArray size =
        littleEndian(quint16(frames[0].width())) + littleEndian(quint16(frames[0].height()));
    QByteArray file = "GIF89a" + size + QByteArray("\xf6\x00\x00", 3);
    for (int shade = 0; shade < 128; ++shade)
        file += QByteArray(3, char(shade * 2 + shade / 64));
    for (const QImage &frame : frames) {
        file += QByteArray("!\xf9\x04\x04\x0a\x00\x00\x00,\x00\x00\x00\x00", 13) + size + '\0';
        file += gifPixels(frame);
    }
    return file + ';';
}

QByteArray animatedWebp(const QList<QImage> &frames)
{
    constexpr int lossless = 100;
    constexpr qsizetype headerSize = 12;
    const QByteArray size = three(frames[0].width() - 1) + three(frames[0].height() - 1);
    QByteArray chunks = webpChunk("VP8X", QByteArray("\x02\0\0\0", 4) + size);
    chunks += webpChunk("ANIM", QByteArray("\xff\xff\xff\xff\x00\x00", 6));
    for (const QImage &frame : frames) {
        const QByteArray still =
            saved(frame.convertToFormat(QImage::Format_RGB32), "WEBP", lossless);
        const QByteArray place(6, '\0');
        chunks += webpChunk("ANMF", place + size + three(100) + '\0' + still.sliced(headerSize));
    }
    return webpChunk("RIFF", "WEBP" + chunks);
}

} // namespace storehand::test
