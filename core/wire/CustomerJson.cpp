// SPDX-License-Identifier: Apache-2.0
#include "core/wire/Entities.h"
#include "core/wire/ReadWrite.h"

namespace storehand::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int nameMax = 200;

} // namespace

Json toJson(const Address &address)
{
    return ObjectWriter()
        .put("line1"_L1, address.line1)
        .put("line2"_L1, address.line2)
        .put("city"_L1, address.city)
        .put("postcode"_L1, address.postcode)
        .put("region"_L1, address.region)
        .put("country"_L1, address.country)
        .put("latitude"_L1, address.latitude)
        .put("longitude"_L1, address.longitude)
        .object();
}

void read(ObjectReader &reader, Address &address)
{
    address.line1 = reader.textOr("line1"_L1, {}, nameMax);
    address.line2 = reader.textOr("line2"_L1, {}, nameMax);
    address.city = reader.textOr("city"_L1, {}, nameMax);
    address.postcode = reader.textOr("postcode"_L1, {}, nameMax);
    address.region = reader.textOr("region"_L1, {}, nameMax);
    address.country = reader.textOr("country"_L1, {}, nameMax);
    address.latitude = reader.optionalNumber("latitude"_L1, -90, 90);
    address.longitude = reader.optionalNumber("longitude"_L1, -180, 180);
}

Json toJson(const Customer &customer)
{
    ObjectWriter writer;
    writer.put("id"_L1, customer.id.text)
        .put("version"_L1, customer.version)
        .put("name"_L1, customer.name)
        .put("email"_L1, customer.email)
        .put("phone"_L1, customer.phone)
        .put("pickup_person"_L1, customer.pickupPerson);
    if (customer.address)
        writer.always("address"_L1, toJson(*customer.address));
    return writer.object();
}

void read(ObjectReader &reader, Customer &customer)
{
    readId(reader, "id"_L1, customer.id);
    customer.version = reader.integerOr("version"_L1, 0, 0, integerMax);
    customer.name = reader.textOr("name"_L1, {}, nameMax);
    customer.email = reader.textOr("email"_L1, {}, nameMax);
    customer.phone = reader.textOr("phone"_L1, {}, nameMax);
    customer.pickupPerson = reader.textOr("pickup_person"_L1, {}, nameMax);
    reader.optionalObject(
        "address"_L1, [&](ObjectReader &address) { read(address, customer.address.emplace()); });
}

} // namespace storehand::wire
