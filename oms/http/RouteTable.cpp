// SPDX-License-Identifier: Apache-2.0
#include "oms/http/RouteTable.h"

#include <algorithm>

namespace storehand::oms {

namespace {

bool isName(const QString &segment)
{
    return segment.startsWith(u'{') && segment.endsWith(u'}');
}

bool fits(const QStringList &pattern, const QStringList &path)
{
    return std::equal(pattern.begin(), pattern.end(), path.begin(), path.end(),
                      [](const QString &expected, const QString &segment) {
                          return isName(expected) ? !segment.isEmpty() : expected == segment;
                      });
}

bool haveSameShape(const QStringList &a, const QStringList &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto &x, const auto &y) {
        return isName(x) && isName(y) ? true : x == y;
    });
}

/// True if `a` says more about a path than `b`: its first literal stands where `b` has a name.
bool isMoreExact(const QStringList &a, const QStringList &b)
{
    const auto [inA, inB] = std::mismatch(a.begin(), a.end(), b.begin(),
                                          [](auto &x, auto &y) { return isName(x) == isName(y); });
    return inA != a.end() && !isName(*inA) && isName(*inB);
}

} // namespace

void RouteTable::add(Route route)
{
    Q_ASSERT_X(route.pattern.startsWith(u'/') && route.handler, "RouteTable", "incomplete route");
    const QStringList segments = route.pattern.sliced(1).split(u'/');
    for (size_t i = 0; i < m_routes.size(); ++i) {
        if (m_routes[i].method == route.method && haveSameShape(m_patterns[i], segments))
            qFatal("two routes for %s", qPrintable(route.pattern));
    }
    m_routes.push_back(std::move(route));
    m_patterns.push_back(segments);
}

RouteTable::Found RouteTable::find(HttpMethod method, const QStringList &path) const
{
    Found found;
    const QStringList *pattern = nullptr;
    for (size_t i = 0; i < m_routes.size(); ++i) {
        if (!fits(m_patterns[i], path))
            continue;
        if (m_routes[i].method != method) {
            found.otherMethods.append(m_routes[i].method);
        } else if (!pattern || isMoreExact(m_patterns[i], *pattern)) {
            pattern = &m_patterns[i];
            found.route = &m_routes[i];
        }
    }
    if (!pattern)
        return found;
    for (qsizetype i = 0; i < pattern->size(); ++i) {
        const QString &segment = pattern->at(i);
        if (isName(segment))
            found.values.append({segment.sliced(1, segment.size() - 2), path.at(i)});
    }
    return found;
}

} // namespace storehand::oms
