// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/SimStation.h"

#include <QFile>

namespace storehand::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 reserveBytes = 4 * 1024;

} // namespace

/// What a start makes and a death ends, in the order in which it is built.
struct SimStation::Program
{
    Program(SimStation &station, const QByteArray &run)
        : clock(station.m_parts.timeline, station.m_wallError, station.m_parts.drift)
        , random(station.m_parts.seed, run)
        , cipher(Sensitive<QByteArray>(QByteArray(FieldCipher::keySize, 's')), random)
        , oms(station.m_parts.network.clientOf(station.m_end, clock, serverClock,
                                               [&station] { return !station.m_disk.isDead(); }))
    {}

    SimClock clock;
    Dice random;
    FieldCipher cipher;
    ServerClock serverClock{clock};
    std::unique_ptr<OmsClient> oms;
    std::unique_ptr<DataFolder> folder;
    std::unique_ptr<app::StationCore> core;
};

SimStation::SimStation(Parts parts)
    : m_parts(std::move(parts))
    , m_end(m_parts.network.addEnd())
    , m_disk(u"%1-%2"_s.arg(m_parts.name).arg(m_parts.seed), m_parts.files.name())
{}

SimStation::~SimStation() = default;

Status SimStation::open()
{
    const QByteArray run = m_parts.name.toUtf8() + '/' + QByteArray::number(++m_runs);
    auto program = std::make_unique<Program>(*this, run);
    auto folder = DataFolder::open(
        {.path = m_parts.folder, .reserveBytes = reserveBytes, .vfs = m_disk.name()},
        program->cipher, program->clock.now());
    if (!folder)
        return failure(folder.error());
    program->folder = std::move(*folder);
    SimClock &clock = program->clock;
    program->core = std::make_unique<app::StationCore>(app::StationCore::Parts{
        *program->folder, clock, program->random, *program->oms, program->serverClock,
        [&clock] { return clock.monotonic().count() * 1'000; },
        [this](const Error &error) {
            m_parts.story.tell(m_parts.name, u"says "_s + error.code);
            if (m_parts.incident)
                m_parts.incident(error);
        }});
    m_program = std::move(program);
    return {};
}

void SimStation::enrol(const QString &code, std::function<void(Status)> done)
{
    if (const Status opened = open(); !opened) {
        done(opened);
        return;
    }
    m_program->core->enrol(code, [this, done = std::move(done)](const Status &enrolled) {
        const Status status = enrolled ? m_program->core->open() : enrolled;
        if (status)
            listen();
        done(status);
    });
}

Status SimStation::start()
{
    Status status = open();
    if (status)
        status = m_program->core->open();
    if (!status) {
        endProgram();
        return status;
    }
    listen();
    return {};
}

void SimStation::listen()
{
    Station::Events events;
    events.scan = [this](const ScanOutcome &outcome) {
        if (m_parts.scanned)
            m_parts.scanned(outcome);
    };
    events.queue = [this](const auto &added, const auto &removed, const auto &changed) {
        if (m_parts.shown)
            m_parts.shown(added + removed + changed);
    };
    events.exception = [this](const ExceptionNotice &notice) {
        if (m_parts.exception)
            m_parts.exception(notice);
    };
    events.link = [](const LinkView &) {};
    m_program->core->station().setEvents(std::move(events));
}

bool SimStation::isWorking() const
{
    return m_program && m_program->core->isOpen() && !m_program->clock.isAsleep();
}

/// However it ended, also in the middle of its start: the next one finds a disk that works.
void SimStation::endProgram()
{
    if (m_program)
        m_wallError = m_program->clock.wallError();
    m_program.reset();
    if (m_disk.isDead())
        m_disk.revive();
}

void SimStation::crash()
{
    m_disk.kill();
    endProgram();
}

void SimStation::losePower(test::PowerLoss how, Random &random)
{
    m_disk.kill();
    endProgram();
    m_disk.losePower(how, random);
}

void SimStation::quit()
{
    endProgram();
}

bool SimStation::rotRow(Dice &dice)
{
    const QByteArray mark = "\"sku\":\"";
    QFile file(m_parts.folder + u"/cache.db"_s);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    const QByteArray all = file.readAll();
    QList<qsizetype> places;
    for (qsizetype at = all.indexOf(mark); at >= 0; at = all.indexOf(mark, at + 1))
        places.append(at + mark.size());
    if (places.isEmpty())
        return false;
    file.seek(dice.oneOf(places));
    return file.write("~") == 1;
}

void SimStation::bruiseCache()
{
    constexpr int headBytes = 64;
    QFile file(m_parts.folder + u"/cache.db"_s);
    if (file.open(QIODevice::ReadWrite))
        file.write(QByteArray(headBytes, '\xff'));
}

test::FolderImage SimStation::image() const
{
    m_parts.files.flush();
    return test::FolderImage::of(m_parts.folder);
}

Station &SimStation::station()
{
    return m_program->core->station();
}

SyncEngine &SimStation::sync()
{
    return m_program->core->sync();
}

Outbox &SimStation::outbox()
{
    return m_program->folder->outbox();
}

Cache &SimStation::cache()
{
    return m_program->folder->cache();
}

SimClock &SimStation::clock()
{
    return m_program->clock;
}

void SimStation::setWallError(Millis error)
{
    if (m_program)
        m_program->clock.jump(error - m_program->clock.wallError());
    m_wallError = error;
}

} // namespace storehand::sim
