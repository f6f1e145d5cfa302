// SPDX-License-Identifier: Apache-2.0
#include "app/tools/show/DropOrder.h"

#include <QJsonArray>

#include <array>
#include <chrono>

namespace storehand::show {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString prefix = u"TRY-"_s;
constexpr int firstNumber = 3001;
constexpr auto promise = std::chrono::minutes(55);
constexpr std::array customers{u"Mere Tamati", u"Oliver Brandt", u"Ngaio Parata", u"Sofia Rossi",
                               u"Hemi Walker"};

} // namespace

QJsonObject dropOrder(const story::Cast &cast, int n, Instant now)
{
    const auto product = [&](int at) -> const story::Cast::Product & {
        return cast.products[(2 * n + at) % cast.products.size()];
    };
    const auto line = [&](int at, int quantity) {
        return QJsonObject{{"ref"_L1, QString::number(at + 1)},
                           {"sku"_L1, product(at).sku},
                           {"quantity"_L1, quantity},
                           {"unit_price"_L1, product(at).price}};
    };
    const QString customer =
        QString::fromUtf16(customers[static_cast<size_t>(n) % customers.size()]);
    return {{"ref"_L1, prefix + QString::number(firstNumber + n)},
            {"placed_at"_L1, now.toText()},
            {"currency"_L1, cast.currency},
            {"customer"_L1, QJsonObject{{"name"_L1, customer}}},
            {"fulfilment"_L1, QJsonObject{{"method"_L1, u"pickup"_s}, {"store"_L1, cast.store}}},
            {"promise_by"_L1, (now + promise).toText()},
            {"lines"_L1, QJsonArray{line(0, 2), line(1, 1)}},
            {"payment"_L1, QJsonObject{{"status"_L1, u"paid"_s},
                                       {"amount"_L1, 2 * product(0).price + product(1).price}}}};
}

int dropNumber(const QString &ref)
{
    const int number = ref.startsWith(prefix) ? ref.sliced(prefix.size()).toInt() : 0;
    return number >= firstNumber ? number - firstNumber : -1;
}

} // namespace storehand::show
