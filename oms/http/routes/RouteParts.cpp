// SPDX-License-Identifier: Apache-2.0
#include "oms/http/routes/RouteParts.h"

#include "core/domain/Codes.h"

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

std::optional<int> queryNumber(const HttpRequest &request, QStringView name, int otherwise, int max)
{
    const std::optional<QString> text = request.queryValue(name);
    if (!text)
        return otherwise;
    bool isNumber = false;
    const int value = text->toInt(&isNumber);
    return isNumber && value >= 0 ? std::optional(std::min(value, max)) : std::nullopt;
}

HttpAnswer badQuery(const QString &message)
{
    return HttpAnswer::error(400, codes::badRequest, message);
}

HttpAnswer wrongType(const char *type)
{
    return HttpAnswer::error(415, codes::unsupportedType,
                             u"The body must be %1."_s.arg(QString::fromLatin1(type)));
}

HttpAnswer invalid(const wire::Problems &problems)
{
    QJsonArray list;
    for (const wire::Problem &problem : problems)
        list.append(QJsonObject{{u"path"_s, problem.path}, {u"problem"_s, problem.problem}});
    return HttpAnswer::json(422, {{u"error"_s, QString(codes::invalid)},
                                  {u"message"_s, wire::describe(problems)},
                                  {u"problems"_s, list}});
}

} // namespace storehand::oms
