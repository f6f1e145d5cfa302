// SPDX-License-Identifier: Apache-2.0
#include "app/secrets/KeyFile.h"

#include "core/crypto/FieldCipher.h"
#include "core/domain/Codes.h"
#include "tests/support/FakeRandom.h"

#include <QFile>
#include <QHash>
#include <QTemporaryDir>
#include <QTest>

using namespace storehand;
using namespace storehand::app;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What all keychains of one test have in common.
struct Safe
{
    QHash<QString, QByteArray> secrets;
    bool answers = true;
    bool takes = true;
    bool forgets = false;
};

class FakeKeychain : public Keychain
{
public:
    explicit FakeKeychain(Safe &safe)
        : m_safe(safe)
    {}

    Result<std::optional<Sensitive<QByteArray>>> read(const QString &name) override
    {
        if (m_safe.forgets || !m_safe.secrets.contains(name))
            return std::nullopt;
        return std::optional(Sensitive<QByteArray>(m_safe.secrets.value(name)));
    }

    Status write(const QString &name, const Sensitive<QByteArray> &secret) override
    {
        if (!m_safe.takes)
            return failure(ErrorKind::Storage, codes::storageFailed, u"locked"_s);
        m_safe.secrets.insert(name, secret.reveal());
        return {};
    }

private:
    Safe &m_safe;
};

struct Folder
{
    Result<Sensitive<QByteArray>> key()
    {
        return fieldKey(data(), random, [this]() -> std::unique_ptr<Keychain> {
            return safe.answers ? std::make_unique<FakeKeychain>(safe) : nullptr;
        });
    }
    [[nodiscard]] QString data() const { return dir.filePath(u"data"_s); }
    [[nodiscard]] bool has(const QString &file) const
    {
        return QFile::exists(data() + u'/' + file);
    }

    QTemporaryDir dir;
    FakeRandom random;
    Safe safe;
};

} // namespace

class KeyFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKeychainKeepsTheKeyWhereItAnswers();
    void withoutAKeychainAFileOfOnesOwnKeepsIt();
    void aFileMadeBeforeIsUsedEvenIfAKeychainComes();
    void aKeychainThatRefusesOrForgetsIsNotUsed();
    void aSilentKeychainIsAnErrorAndNoNewKey();
    void anEmptiedKeychainIsAnError();
    void aFileOfAnotherSizeIsAnError();
    void aFolderThatCannotBeWrittenIsAnError();
};

void KeyFileTest::theKeychainKeepsTheKeyWhereItAnswers()
{
    Folder folder;
    const auto key = folder.key();
    QCOMPARE(key->reveal().size(), FieldCipher::keySize);
    QVERIFY(folder.has(u"key.name"_s) && !folder.has(u"key"_s));
    QVERIFY(!keyLiesInFile(folder.data()));
    QFile name(folder.data() + u"/key.name"_s);
    QVERIFY(name.open(QIODevice::ReadOnly));
    QCOMPARE(folder.safe.secrets.value(QString::fromLatin1(name.readAll())), key->reveal());
    QCOMPARE(folder.key()->reveal(), key->reveal());
}

void KeyFileTest::withoutAKeychainAFileOfOnesOwnKeepsIt()
{
    Folder folder;
    folder.safe.answers = false;
    const auto key = folder.key();
    QCOMPARE(folder.key()->reveal(), key->reveal());
    QVERIFY(keyLiesInFile(folder.data()));
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeGroup | QFile::ExeOther;
    QCOMPARE(QFile::permissions(folder.data() + u"/key"_s) & others, QFile::Permissions());
    QCOMPARE(QFile::permissions(folder.data()) & others, QFile::Permissions());
}

void KeyFileTest::aFileMadeBeforeIsUsedEvenIfAKeychainComes()
{
    Folder folder;
    folder.safe.answers = false;
    const auto key = folder.key();
    folder.safe.answers = true;
    QCOMPARE(folder.key()->reveal(), key->reveal());
    QVERIFY(folder.safe.secrets.isEmpty());
}

void KeyFileTest::aKeychainThatRefusesOrForgetsIsNotUsed()
{
    for (const bool forgets : {false, true}) {
        Folder folder;
        folder.safe.takes = forgets;
        folder.safe.forgets = forgets;
        const auto key = folder.key();
        QVERIFY(key && folder.has(u"key"_s) && !folder.has(u"key.name"_s));
        QCOMPARE(folder.key()->reveal(), key->reveal());
    }
}

void KeyFileTest::aSilentKeychainIsAnErrorAndNoNewKey()
{
    Folder folder;
    const auto key = folder.key();
    folder.safe.answers = false;
    QVERIFY(folder.key().error().detail.contains(u"does not answer"_s));
    QVERIFY(!folder.has(u"key"_s));
    folder.safe.answers = true;
    QCOMPARE(folder.key()->reveal(), key->reveal());
}

void KeyFileTest::anEmptiedKeychainIsAnError()
{
    Folder folder;
    QVERIFY(folder.key());
    folder.safe.secrets.clear();
    QCOMPARE(folder.key().error().kind, ErrorKind::Storage);
}

void KeyFileTest::aFileOfAnotherSizeIsAnError()
{
    Folder folder;
    folder.safe.answers = false;
    QVERIFY(folder.key());
    QFile file(folder.data() + u"/key"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("short");
    file.close();
    QVERIFY(folder.key().error().detail.contains(file.fileName()));
}

void KeyFileTest::aFolderThatCannotBeWrittenIsAnError()
{
    Folder folder;
    folder.safe.answers = false;
    QFile inTheWay(folder.data());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QCOMPARE(folder.key().error().kind, ErrorKind::Storage);
}

QTEST_GUILESS_MAIN(KeyFileTest)
#include "KeyFileTest.moc"
