// SPDX-License-Identifier: Apache-2.0
#include "app/scanning/ScanJournal.h"
#include "scanner/decode/FrameDecoder.h"
#include "tests/fuzz/FuzzInput.h"

#include <QFile>

using namespace storehand;
using namespace storehand::fuzz;

namespace {

/// A scan of these bytes comes back whole or not at all, and what is a person's never comes back.
void noteAndRead(const QByteArray &bytes)
{
    const RamFolder folder;
    scanner::Frame frame;
    frame.bytes = bytes;
    const Scan scan =
        scanner::decodeFrame(frame, {.name = QStringLiteral("till")}, ScanSource::Hid);
    {
        const auto journal = app::ScanJournal::open(folder.folder.path());
        demand(journal.has_value(), "no journal can be made");
        (*journal)->note(scan);
        (*journal)->note(scan);
    }
    const auto reads = app::ScanJournal::read(folder.path(QStringLiteral("scans.jsonl")));
    demand(reads.has_value(), "our own journal is refused");
    demand(reads->isEmpty() || reads->size() == 2, "a read is gone");
    for (const app::ScanJournal::Read &read : *reads)
        demand(read.raw == bytes && read.scanner == u"till", "a read is another one");
    const auto &own = scan.decoded.own;
    const bool isPersonal =
        own && (own->kind == OwnCode::Kind::Badge || own->kind == OwnCode::Kind::Pickup);
    demand(!isPersonal || reads->isEmpty(), "somebody's code was kept");
}

/// A file that is no journal is refused with its line.
void readAsJournal(const QByteArray &content)
{
    const RamFolder folder;
    QFile file(folder.path(QStringLiteral("scans.jsonl")));
    demand(file.open(QIODevice::WriteOnly) && file.write(content) == content.size(), "no room");
    file.close();
    const auto reads = app::ScanJournal::read(file.fileName());
    if (!reads) {
        demand(reads.error().detail.contains(file.fileName()), "no file is named");
        return;
    }
    for (const app::ScanJournal::Read &read : *reads)
        demand(!read.raw.isEmpty(), "a read of nothing");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    Choices choices(data, size);
    if (choices.below(2) == 0)
        noteAndRead(choices.rest());
    else
        readAsJournal(choices.rest());
    return 0;
}
