// SPDX-License-Identifier: Apache-2.0
#include "app/storehand-oms/ServeCommand.h"

#include "app/storehand-oms/Output.h"
#include "app/storehand-oms/ServeProgram.h"
#include "app/storehand-oms/StopSignals.h"
#include "core/database/PageMemory.h"
#include "core/domain/Codes.h"
#include "oms/http/ServerCertificate.h"
#include "oms/storage/Schema.h"

#include <sys/resource.h>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Each waiting station is an open file; the usual limit of 1,024 is for programs of another age.
void raiseFileLimit()
{
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

Result<HttpServerOptions> httpOptions(const CommandLine &line)
{
    HttpServerOptions options;
    const Status address = setListenAddress(options, line.listen);
    if (!address)
        return failure(address.error());
    options.tlsCertFile = line.tlsCert;
    options.tlsKeyFile = line.tlsKey;
    options.insecureLan = line.insecureLan;
    return options;
}

/// The folder with the pins of the certificate that is going to be shown, and of the next one. A
/// station believes no other key than those it was told of, so that a new one would cut it off.
Result<DataFolder> folderFor(const CommandLine &line)
{
    Result<DataFolder> folder = DataFolder::open(line.data, line.database);
    if (!folder || line.tlsCert.isEmpty())
        return folder;
    const Result<QByteArray> pin = publicKeyHashOf(line.tlsCert);
    if (!pin)
        return failure(pin.error());
    if (!folder->knowsPin(*pin) && !line.newKey)
        return failure(
            ErrorKind::Rejected, codes::invalid,
            u"%1 has another key than the one that stations know, and none of them could"
            " connect any more: show the former one with --tls-next-cert %1 until all"
            " have been in touch, or use --new-key and enrol them anew"_s.arg(line.tlsCert));
    QList<QByteArray> pins{*pin};
    if (!line.tlsNextCert.isEmpty()) {
        const Result<QByteArray> next = publicKeyHashOf(line.tlsNextCert);
        if (!next)
            return failure(next.error());
        pins.append(*next);
    }
    folder->setPins(pins);
    return folder;
}

} // namespace

int runServe(const CommandLine &line)
{
    holdStopSignals();
    raiseFileLimit();
    (void)keepPagesApart(centralFile({}).cachePages); // else it only needs more memory
    const Result<HttpServerOptions> options = httpOptions(line);
    if (!options)
        return fail(options.error().detail);
    const Result<DataFolder> folder = folderFor(line);
    if (!folder)
        return fail(folder.error().detail);
    ServeProgram program(*folder, *options);
    const Status started = program.start(line.demo);
    if (!started)
        return fail(started.error().detail);
    if (line.insecureLan)
        say(u"storehand-oms: plain HTTP: everybody on this network can read and change it"_s);
    printLine({{u"event"_s, u"listening"_s}, {u"url"_s, program.url()}});
    waitForStopSignal();
    program.stop();
    return 0;
}

} // namespace storehand::oms
