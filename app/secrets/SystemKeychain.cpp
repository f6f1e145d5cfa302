// SPDX-License-Identifier: Apache-2.0
#include "app/secrets/Keychain.h"
#include "core/domain/Codes.h"

#include <QEventLoop>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <functional>

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
        std::optional<Sensitive<QByteArray>> found;
        auto *job = new QKeychain::ReadPasswordJob(service);
        job->setKey(name);
        const Status done = run(job, [&found, job] {
            if (job->error() == QKeychain::NoError)
                found = Sensitive<QByteArray>(job->binaryData());
        });
        if (!done)
            return failure(done.error());
        return found;
    }

    Status write(const QString &name, const Sensitive<QByteArray> &secret) override
    {
        auto *job = new QKeychain::WritePasswordJob(service);
        job->setKey(name);
        job->setBinaryData(secret.reveal());
        return run(job, [] {});
    }

private:
    /// Waits for `job`, which deletes itself when it is answered, also after nobody waits any more.
    /// `take` is called while its answer is there.
    static Status run(QKeychain::Job *job, const std::function<void()> &take)
    {
        std::optional<Status> answer;
        QEventLoop waiting;
        job->setInsecureFallback(false);
        QObject::connect(job, &QKeychain::Job::finished, &waiting, [&](QKeychain::Job *done) {
            take();
            const bool good =
                done->error() == QKeychain::NoError || done->error() == QKeychain::EntryNotFound;
            answer = good ? Status() : broken(done->errorString());
            waiting.quit();
        });
        QTimer::singleShot(answerMsMax, &waiting, &QEventLoop::quit);
        job->start();
        if (!answer)
            waiting.exec();
        return answer.value_or(broken(u"does not answer"_s));
    }

    static Status broken(const QString &why)
    {
        return failure(ErrorKind::Storage, codes::storageFailed, u"the keychain: "_s + why);
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
