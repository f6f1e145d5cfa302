// SPDX-License-Identifier: Apache-2.0
#include "app/storehand-oms/CommandLine.h"

#include <QHash>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString overview =
    uR"(storehand-oms takes orders, decides which store fulfils them, and keeps stations in step.

  storehand-oms serve --data DIR          run the server
  storehand-oms import --data DIR FILE…   load stores, products, stock, people and orders
  storehand-oms enrol --data DIR --store CODE --name NAME
                                          a code that makes one computer a station
  storehand-oms channel-key --data DIR --channel NAME
                                          a key for a sales channel
  storehand-oms stations --data DIR       which computers are stations, and when each was heard of
  storehand-oms revoke --data DIR --station ID | --channel NAME
                                          cuts off a lost station, or ends a channel's keys
  storehand-oms forget --data DIR --channel NAME --ref REF
                                          forgets who bought an order
  storehand-oms verify --data DIR         check that the database is sound
  storehand-oms help COMMAND              more about one of them
  storehand-oms --version

All of them work while a server runs on the same DIR, and when none does. Results go to standard
output as one JSON object a line, words for people to standard error. Exit codes: 0 done, 1 failed,
2 wrong usage.
)"_s;

const QString common = uR"(
  --data DIR         the folder that holds the database, or knows where it is; made if missing
  --database URL     postgresql://user@host/name instead of SQLite in DIR; remembered in DIR, so it
                     is needed only the first time
)"_s;

const QString serve =
    uR"(storehand-oms serve --data DIR [options]

Serves until SIGTERM, then finishes what it has begun. Prints {"event":"listening","url":…} when it
is ready.
)"_s +
    common +
    uR"(  --listen A:PORT    where to listen, 127.0.0.1:8780 by default; port 0 picks a free one
  --tls-cert FILE    certificate chain and key (PEM). Needed for every address that others can
  --tls-key FILE     reach, because stations send what people did and who bought it
  --tls-next-cert FILE
                     a certificate that shall take over later. Stations trust the key they were
                     told of, and learn this one, too, as soon as they are in touch
  --new-key          show a key that stations were not told of: all must be enrolled anew
  --insecure-lan     plain HTTP on such an address all the same, for a network you trust
  --demo             load the demo chain if the database is empty
)"_s;

const QString import = uR"(storehand-oms import --data DIR FILE…

Loads JSON Lines: stores, products, stock, staging places, people, orders, and who is told of a
channel's orders (webhook). A file is loaded whole or not at all; what is wrong is told as
FILE:LINE: … FILE may be - for standard input.
)"_s + common;

const QString enrol = uR"(storehand-oms enrol --data DIR --store CODE --name NAME

Prints {"code":…,"expires_at":…}. Typed at a station within ten minutes, once, it makes that
computer a station of the store.
)"_s + common + uR"(  --store CODE       the store where it stands
  --name NAME        what people call it, for example "Counter 1"
)"_s;

const QString channelKey = uR"(storehand-oms channel-key --data DIR --channel NAME

Prints {"key":…}, a further key for that channel. Only its hash is kept: it cannot be shown again.
)"_s + common + uR"(  --channel NAME     the sales channel, for example "web"
)"_s;

const QString stations = uR"(storehand-oms stations --data DIR [--store CODE]

Prints a line a station: {"station":…,"store":…,"name":…,"enrolled_at":…,"last_contact_at":…}, and
"revoked_at" when it was cut off.
)"_s + common + uR"(  --store CODE       only the stations of this store
)"_s;

const QString revoke = uR"(storehand-oms revoke --data DIR --station ID
storehand-oms revoke --data DIR --channel NAME

Refuses a station from now on, for good; `stations` names its ID. To use the computer again, enrol
it again. What it did while it was offline and had not sent is lost with it, so let a station that
still works send first. With --channel all keys of that channel end; channel-key makes a new one.
)"_s + common + uR"(  --station ID       the station that was lost or sold
  --channel NAME     the sales channel whose key became known
)"_s;

const QString forget = uR"(storehand-oms forget --data DIR --channel NAME --ref REF

Forgets who bought an order that is over, and who collected it: name, addresses, phone, wishes and
greetings. The order stays, with what was sold. Stations forget at their next contact; backups keep
the person only together with the key that was there then, and what was written as a wish or a
greeting.
)"_s + common + uR"(  --channel NAME     the sales channel that brought the order
  --ref REF          what the customer knows the order by
)"_s;

const QString verify = uR"(storehand-oms verify --data DIR

Checks what the database alone can show: stock and its ledger, quantities, command numbers, the feed
and its digests. Prints a line a finding and a summary; exit code 1 if there is any finding.
)"_s + common;

} // namespace

QString helpText(const QString &topic)
{
    static const QHash<QString, QString> texts{
        {QString(), overview},          {u"serve"_s, serve},
        {u"import"_s, import},          {u"enrol"_s, enrol},
        {u"channel-key"_s, channelKey}, {u"stations"_s, stations},
        {u"revoke"_s, revoke},          {u"forget"_s, forget},
        {u"verify"_s, verify},
    };
    return texts.value(topic);
}

} // namespace storehand::oms
