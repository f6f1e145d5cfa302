// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/Persons.h"

#include "oms/storage/Rows.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

Result<std::optional<Person>> Persons::find(const PersonCode &code)
{
    return bodyOf<Person>(m_connection, u"SELECT body FROM persons WHERE code = ?"_s, {code});
}

Result<std::optional<Person>> Persons::findForChange(const PersonCode &code)
{
    return bodyOf<Person>(m_connection, u"SELECT body FROM persons WHERE code = ? {for_update}"_s,
                          {code});
}

Result<QList<Person>> Persons::of(const StoreCode &store)
{
    return bodiesOf<Person>(m_connection,
                            u"SELECT p.body FROM person_stores s JOIN persons p"
                            " ON p.code = s.person WHERE s.store = ? ORDER BY p.code"_s,
                            {store});
}

Result<QList<Person>> Persons::all()
{
    return bodiesOf<Person>(m_connection, u"SELECT body FROM persons ORDER BY code"_s, {});
}

Status Persons::save(const Person &person, const QByteArray &body)
{
    const Status saved = m_connection.run(
        u"INSERT INTO persons(code, version, body) VALUES (?, ?, ?)"
        " ON CONFLICT (code) DO UPDATE SET version = excluded.version, body = excluded.body"_s,
        {person.code, person.version, body});
    if (!saved)
        return saved;
    const Status cleared =
        m_connection.run(u"DELETE FROM person_stores WHERE person = ?"_s, {person.code});
    if (!cleared)
        return cleared;
    for (const StoreCode &store : person.stores) {
        const Status written =
            m_connection.run(u"INSERT INTO person_stores(person, store) VALUES (?, ?)"
                             " ON CONFLICT (person, store) DO NOTHING"_s,
                             {person.code, store});
        if (!written)
            return written;
    }
    return {};
}

} // namespace storehand::oms
