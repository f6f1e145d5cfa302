// SPDX-License-Identifier: Apache-2.0
#include "app/decode-worker/PictureFile.h"
#include "scanner/picture/BusyRegions.h"
#include "tests/fuzz/DamagedFile.h"

#include <QCoreApplication>

using namespace storehand;
using namespace storehand::fuzz;

namespace {

/// Finds the plugins for pictures, as in the decode worker.
void startApplication()
{
    static int count = 1;
    static char name[] = "fuzz.Picture";
    static char *arguments[] = {name, nullptr};
    static const QCoreApplication application(count, arguments);
}

void isWhole(const scanner::GreyImage &image)
{
    demand(image.width > 0 && image.height > 0, "a picture without pixels");
    demand(image.pixels.size() == size_t(image.width) * size_t(image.height), "pixels are missing");
}

void lieInside(const QList<QRect> &regions, const scanner::GreyImage &image)
{
    for (const QRect &region : regions) {
        const scanner::GreyImage part = image.part(region);
        isWhole(part);
        demand(QSize(part.width, part.height) == region.size(), "a region outside its picture");
    }
}

} // namespace

/// Any file is a picture of bounded size or refused, and what is done to a picture before a code
/// is looked for in it leaves a whole picture. The library that looks is not asked.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    startApplication();
    const RamFolder folder;
    const QString path = folder.path(QStringLiteral("picture"));
    writeContent(path, bytesOf(data, size));
    const app::PictureFile picture = app::readPictureFile(path);
    if (!picture.problem.isEmpty())
        return 0;
    isWhole(picture.image);
    demand(std::max(picture.image.width, picture.image.height) <= app::pictureSideMax,
           "a picture is too large");
    if (picture.image.pixels.size() > 10'000)
        return 0;
    isWhole(picture.image.scaledBy(0.5));
    isWhole(picture.image.scaledBy(2));
    isWhole(picture.image.sharpened(2, 1.5));
    isWhole(picture.image.softened());
    isWhole(picture.image.withQuietZone());
    isWhole(picture.image.turnedBy(30));
    isWhole(picture.image.smearedDown(5));
    const QLineF across(-3, 2, picture.image.width * 0.7, picture.image.height * 0.4);
    isWhole(picture.image.covered({{across, 4}}));
    lieInside(scanner::busyRegions(picture.image), picture.image);
    return 0;
}
