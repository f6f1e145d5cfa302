// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wire/Protocol.h"

#include <QList>
#include <QMap>
#include <QStringList>

namespace storehand::wire {

/// POST /v1/snapshot: asks for all that the station follows, or for some topics only.
struct SnapshotRequest
{
    QStringList topics; ///< empty: all of the station's
    QString cursor; ///< where the station stands in the other topics; empty when it asks for all

    friend bool operator==(const SnapshotRequest &, const SnapshotRequest &) = default;
};

struct SnapshotAnswer
{
    QString snapshot; ///< names it in the requests for its pages
    QString epoch;
    QString cursor;  ///< the feed is to be read from here, once all pages are there
    qint64 rows = 0; ///< about how many
    /// The last change of each of its topics that all pages contain. Empty from an OMS that does
    /// not tell yet.
    QMap<QString, qint64> heads = {};

    friend bool operator==(const SnapshotAnswer &, const SnapshotAnswer &) = default;
};

/// An entity as it was when its page was read.
struct SnapshotRow
{
    QString topic;
    QString entity;
    QString id;
    qint64 version = 0;
    Json body;

    friend bool operator==(const SnapshotRow &, const SnapshotRow &) = default;
};

/// GET /v1/snapshot/<id>?page=<page>
struct SnapshotPage
{
    QList<SnapshotRow> rows; ///< at most feedRowsMax
    QString next;            ///< the next page, opaque; empty after the last

    friend bool operator==(const SnapshotPage &, const SnapshotPage &) = default;
};

[[nodiscard]] Json toJson(const SnapshotRequest &request);
[[nodiscard]] Result<SnapshotRequest> decodeSnapshotRequest(const QByteArray &bytes);

[[nodiscard]] Json toJson(const SnapshotAnswer &answer);
[[nodiscard]] Result<SnapshotAnswer> decodeSnapshotAnswer(const QByteArray &bytes);

[[nodiscard]] Json toJson(const SnapshotPage &page);
[[nodiscard]] Result<SnapshotPage> decodeSnapshotPage(const QByteArray &bytes);

/// Path and query of a page; an empty `page` is the first.
[[nodiscard]] QByteArray snapshotTarget(const QString &snapshot, const QString &page);

} // namespace storehand::wire
