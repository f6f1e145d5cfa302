// SPDX-License-Identifier: Apache-2.0
#include "app/secrets/Keychain.h"
#include "core/domain/Codes.h"

#include <QEventLoop>
#include <QTimer>
#include <qt6keychain/keychain.h>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString service = u"storehand"_s;
constexpr int answerMsMax = 5'000; // a locked keychain may be asking somebody who is not there

class SystemKeychain : public Keychain
{
public:
    Result<std::optional<Sensitive<QByteArray>>> read(const QString &name) override
    {
        QKeychain::ReadPasswordJob job(service);
        job.setKey(name);
        if (const Status done = run(job); !done)
            return failure(done.error());
        if (job.error() == QKeychain::EntryNotFound)
            return std::nullopt;
        return std::optional(Sensitive<QByteArray>(job.binaryData()));
    }

    Status write(const QString &name, const Sensitive<QByteArray> &secret) override
    {
        QKeychain::WritePasswordJob job(service);
        job.setKey(name);
        job.setBinaryData(secret.reveal());
        return run(job);
    }

private:
    static Status run(QKeychain::Job &job)
    {
        job.setAutoDelete(false);
        job.setInsecureFallback(false);
        QEventLoop waiting;
        bool answered = false;
        QObject::connect(&job, &QKeychain::Job::finished, &waiting, [&] {
            answered = true;
            waiting.quit();
        });
        QTimer::singleShot(answerMsMax, &waiting, &QEventLoop::quit);
        job.start();
        if (!answered)
            waiting.exec();
        const bool good =
            job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound;
        if (answered && good)
            return {};
        return failure(ErrorKind::Storage, codes::storageFailed,
                       u"the keychain: "_s + (answered ? job.errorString() : u"does not answer"_s));
    }
};

} // namespace

std::unique_ptr<Keychain> systemKeychain()
{
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return nullptr;
    auto keychain = std::make_unique<SystemKeychain>();
    return keychain->read(u"anything"_s) ? std::move(keychain) : nullptr;
}

} // namespace storehand::app
