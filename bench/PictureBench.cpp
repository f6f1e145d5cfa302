// SPDX-License-Identifier: Apache-2.0
#include "bench/Benches.h"
#include "scanner/PictureDecoder.h"

#include <QDir>
#include <QFile>
#include <QMap>

#include <array>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What is known of a picture; no family: it holds no code.
struct Photograph
{
    QString path;
    QString family;
    QString text;
};

/// The list of the folder, `expected.tsv`: file, family and text, with `\x1d` for a separator.
Result<QList<Photograph>> photographsIn(const QString &folder)
{
    QFile list(QDir(folder).filePath(u"expected.tsv"_s));
    if (folder.isEmpty() || !list.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Malformed, u"no_pictures"_s,
                       u"%1: --pictures must name a folder with this list"_s.arg(list.fileName()));
    QList<Photograph> all;
    (void)list.readLine(); // names of the columns
    while (!list.atEnd()) {
        const QStringList row = QString::fromUtf8(list.readLine()).remove(u'\n').split(u'\t');
        if (row.size() != 3)
            return failure(ErrorKind::Malformed, u"no_pictures"_s,
                           u"%1: a row without three columns"_s.arg(list.fileName()));
        QString text = row[2];
        all.append({QDir(folder).filePath(row[0]), row[1].isEmpty() ? u"no code"_s : row[1],
                    text.replace("\\x1d"_L1, u"\x1d"_s)});
    }
    return all;
}

struct Tally
{
    int pictures = 0;
    int right = 0;
    int wrong = 0;
    QList<double> milliseconds;
};

void count(Tally &tally, const Photograph &photograph, const scanner::PictureReading &reading)
{
    ++tally.pictures;
    tally.milliseconds.append(double(reading.time.count()) / 1000);
    const bool isRight =
        std::any_of(reading.symbols.begin(), reading.symbols.end(),
                    [&](const scanner::Symbol &symbol) { return symbol.text == photograph.text; });
    tally.right += isRight;
    tally.wrong += !isRight && !reading.symbols.isEmpty();
}

} // namespace

Result<Figures> measurePictures(const Place &place)
{
    const auto photographs = photographsIn(place.pictures);
    if (!photographs)
        return failure(photographs.error());
    constexpr std::array efforts{std::pair{scanner::Effort::Fast, "quick look"_L1},
                                 std::pair{scanner::Effort::Hard, "hard look"_L1},
                                 std::pair{scanner::Effort::Ladder, "ladder"_L1}};
    scanner::PictureDecoder decoder(place.bin + "/storehand-decode-worker"_L1);
    Figures figures;
    for (const auto &[effort, word] : efforts) {
        QMap<QString, Tally> families;
        for (const Photograph &photograph : *photographs) {
            const auto reading = decoder.read({.path = photograph.path, .effort = effort});
            if (!reading)
                return failure(reading.error());
            count(families[photograph.family], photograph, *reading);
        }
        for (auto family = families.begin(); family != families.end(); ++family) {
            const Tally &tally = *family;
            const QString what = u"%1, %2, of %3"_s.arg(family.key(), word).arg(tally.pictures);
            figures.append({what + u": right"_s, double(tally.right), {}});
            figures.append({what + u": wrong"_s, double(tally.wrong), {}, Goal{1}});
            figures.append({what + u": p50"_s, quantile(tally.milliseconds, 0.5), u"ms"_s});
            figures.append({what + u": p95"_s, quantile(tally.milliseconds, 0.95), u"ms"_s});
        }
    }
    figures.append({u"workers lost"_s, double(decoder.losses()), {}});
    return figures;
}

} // namespace storehand::bench
