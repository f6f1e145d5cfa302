// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/Figure.h"
#include "core/domain/Error.h"

namespace storehand::bench {

/// Where a bench works.
struct Place
{
    QString bin;           ///< the folder of the programs that are measured
    QString folder;        ///< empty, on the disk that is measured
    QString pictures = {}; ///< a folder of photographs, for measurePictures
    QString database = {}; ///< of the order manager: a PostgreSQL address; empty: SQLite
    bool slowSync = false; ///< the order manager's disk takes 5 ms more for each sync
    double minutes = 0;    ///< how long what is long may take; 0 for as long as it takes by itself
};

// One measurement each: makes what it needs in the folder, works, and returns what it saw. The rows
// of docs/performance.md.

/// The window of a station with much work: how soon it is there, and how large it grows.
[[nodiscard]] Result<Figures> measureStart(const Place &place);
/// From a scan's first byte until it is on disk, alone and beside a pull.
[[nodiscard]] Result<Figures> measureScans(const Place &place);
/// From a scan's first byte until its answer is on the screen.
[[nodiscard]] Result<Figures> measureAnswers(const Place &place);
/// A new station of a store with much work.
[[nodiscard]] Result<Figures> measureFirstPull(const Place &place);
/// What fifty stations can report over HTTP.
[[nodiscard]] Result<Figures> measureCommands(const Place &place);
/// What sales channels can order over HTTP.
[[nodiscard]] Result<Figures> measureOrders(const Place &place);
/// Two thousand stations that wait for news, hear of sales, and come back after an outage.
[[nodiscard]] Result<Figures> measureLoad(const Place &place);
/// An order manager with much in its database that is killed and started again.
[[nodiscard]] Result<Figures> measureRestart(const Place &place);
/// What grows in an order manager that is busy for long.
[[nodiscard]] Result<Figures> measureSoak(const Place &place);
/// Decisions about who fulfils an order, without disk and network.
[[nodiscard]] Result<Figures> measureSourcing(const Place &place);
/// What the disk of the folder takes to keep four kilobytes: what others are held against.
[[nodiscard]] Result<Figures> measureDisk(const Place &place);
/// How many codes of a folder of photographs are read, by which effort, and how soon.
[[nodiscard]] Result<Figures> measurePictures(const Place &place);
/// How soon a camera's frame is looked at, with each effort, and what is read in it.
[[nodiscard]] Result<Figures> measureFrames(const Place &place);
/// Whether each of many damaged pictures is answered, and at what cost in decode workers.
[[nodiscard]] Result<Figures> measureDamaged(const Place &place);

} // namespace storehand::bench
