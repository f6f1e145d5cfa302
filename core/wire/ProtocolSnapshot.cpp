// SPDX-License-Identifier: Apache-2.0
#include "core/wire/ProtocolSnapshot.h"

#include "core/wire/ProtocolRead.h"

#include <QUrl>

namespace storehand::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

Json toJson(const SnapshotRow &row)
{
    return ObjectWriter()
        .always("topic"_L1, row.topic)
        .always("entity"_L1, row.entity)
        .always("id"_L1, row.id)
        .always("version"_L1, row.version)
        .always("body"_L1, row.body)
        .object();
}

SnapshotRow readRow(ObjectReader &reader)
{
    SnapshotRow row;
    row.topic = reader.text("topic"_L1, idMax);
    row.entity = reader.text("entity"_L1, idMax);
    row.id = reader.text("id"_L1, idMax);
    row.version = reader.integer("version"_L1, 1, integerMax);
    reader.object("body"_L1,
                  [&](ObjectReader &body) { row.body = Json::ofBytes(body.raw().toBytes()); });
    return row;
}

} // namespace

Json toJson(const SnapshotRequest &request)
{
    return ObjectWriter()
        .put("topics"_L1, listOf(request.topics))
        .put("cursor"_L1, request.cursor)
        .object();
}

Result<SnapshotRequest> decodeSnapshotRequest(const QByteArray &bytes)
{
    return decodeMessage<SnapshotRequest>(bytes, [](ObjectReader &reader) {
        SnapshotRequest request;
        request.topics = reader.textsOr("topics"_L1, topicsMax);
        request.cursor = reader.textOr("cursor"_L1, {}, cursorTextMax);
        reader.refuseUnknown();
        return request;
    });
}

Json toJson(const SnapshotAnswer &answer)
{
    return ObjectWriter()
        .always("snapshot"_L1, answer.snapshot)
        .always("epoch"_L1, answer.epoch)
        .always("cursor"_L1, answer.cursor)
        .put("rows"_L1, answer.rows)
        .put("heads"_L1, numbersToJson(answer.heads))
        .object();
}

Result<SnapshotAnswer> decodeSnapshotAnswer(const QByteArray &bytes)
{
    return decodeMessage<SnapshotAnswer>(bytes, [](ObjectReader &reader) {
        SnapshotAnswer answer;
        answer.snapshot = reader.text("snapshot"_L1, idMax);
        answer.epoch = reader.text("epoch"_L1, idMax);
        answer.cursor = reader.text("cursor"_L1, cursorTextMax);
        answer.rows = reader.integerOr("rows"_L1, 0, 0, integerMax);
        reader.counts("heads"_L1,
                      [&](const QString &topic, qint64 seq) { answer.heads.insert(topic, seq); });
        return answer;
    });
}

Json toJson(const SnapshotPage &page)
{
    return ObjectWriter()
        .always("rows"_L1, listOf(page.rows, [](const SnapshotRow &row) { return toJson(row); }))
        .put("next"_L1, page.next)
        .object();
}

Result<SnapshotPage> decodeSnapshotPage(const QByteArray &bytes)
{
    return decodeMessage<SnapshotPage>(bytes, [](ObjectReader &reader) {
        SnapshotPage page;
        reader.objects(
            "rows"_L1, 0, [&](ObjectReader &row) { page.rows.append(readRow(row)); }, feedRowsMax);
        page.next = reader.textOr("next"_L1, {}, cursorTextMax);
        return page;
    });
}

QByteArray snapshotTarget(const QString &snapshot, const QString &page)
{
    return "/v1/snapshot/" + QUrl::toPercentEncoding(snapshot) +
           "?page=" + QUrl::toPercentEncoding(page);
}

} // namespace storehand::wire
