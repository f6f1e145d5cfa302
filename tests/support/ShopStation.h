// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/FieldCipher.h"
#include "core/crypto/PickupCode.h"
#include "core/domain/Customer.h"
#include "core/domain/Product.h"
#include "core/station/Station.h"
#include "core/store/DataFolder.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeRandom.h"
#include "tests/support/MemoryFolder.h"
#include "tests/support/ShopFloor.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <memory>

namespace storehand::test {

// Usage card
//   ShopStation shop;                         a station with real files; Mere (picker), Hemi
//                                             (counter) and Nadia (manager) have the PIN 482915
//   shop.product("TEA", {teaCode});           in the catalogue, fourteen on the shelf
//   shop.order("A", {{"TEA", 2}}, 60)         a pickup, promised in sixty minutes
//   shop.hear()                               the feed brings what the order manager has
//   shop.signIn("mere")                       at the desk, or with a scanner of her own
//   shop.scan(teaCode) -> ScanOutcome         as if the desk's scanner had read it
//   shop.sync()                               commands up, changes down
//   shop.restart()                            the program ends without a word and starts again
//   shop["A"]                                 how the assignment stands on the screen
//   shop.agrees()                             screen and order manager say the same
// The order manager is a ShopFloor that judges by apply(); two stations may share one.
class ShopStation
{
public:
    explicit ShopStation(std::shared_ptr<ShopFloor> floor = {},
                         const QString &name = QStringLiteral("desk"), const QString &vfs = {});
    ~ShopStation();

    void product(const QString &sku, const QList<ProductCode> &codes, Track track = Track::None,
                 int shelf = 14);
    void product(const QString &sku, const QString &code) { product(sku, {{code, 1}}); }
    /// The catalogue says what a piece of it weighs.
    void weighs(const QString &sku, qint64 grams);
    AssignmentId order(const QString &ref, const QList<ShopFloor::Wanted> &lines, int minutes = 120,
                       Method method = Method::Pickup);
    /// The customer of an order and the code that he was sent.
    PickupCode customer(const QString &ref, const Customer &customer);

    /// What the order manager does by itself, and the feed at once brings here.
    void cancel(const QString &ref);
    void moveElsewhere(const QString &ref);
    void expire(const QString &ref);

    void signIn(const QString &person, const QString &scanner = {});
    ScanOutcome scan(const QString &code, const QString &scanner = {});
    Result<Issued> act(const QString &person, CommandType type, const QString &ref,
                       const Args &args = {});
    Result<QList<Issued>> claim(const QString &person, const QStringList &refs);

    /// The order manager takes up to `count` commands and answers.
    void upload(int count = 1000);
    void hear();
    void sync();
    void restart();
    /// The same on a disk that may fail.
    [[nodiscard]] Status tryRestart();
    /// The feed begins anew, as after a new cache.
    void forgetTold() { m_told.clear(); }
    void resolveExceptions();

    [[nodiscard]] Station &station() { return *m_station; }
    [[nodiscard]] Outbox &outbox() { return m_folder->outbox(); }
    [[nodiscard]] Cache &cache() { return m_folder->cache(); }
    [[nodiscard]] const Assignment &operator[](const QString &ref) const;
    [[nodiscard]] const Line &line(const QString &ref, int number = 1) const;
    /// Screen and order manager show the same of every assignment, and nothing waits.
    [[nodiscard]] bool agrees() const;
    [[nodiscard]] QStringList queue() const;

    FakeClock clock;
    FakeRandom random;
    std::shared_ptr<ShopFloor> floor;
    SigningKey omsKey{SigningKey::make(random)};
    SealedBoxKey omsBox{SealedBoxKey::make(random)};
    QTemporaryDir folder{memoryFolder(QStringLiteral("shop"))};

    Millis serverAhead{0}; ///< of this computer's clock

    /// What the station asks about its disk.
    std::function<bool()> makeRoom;
    bool diskHasRoom = true;

    QList<ScanOutcome> scans;
    QList<ExceptionNotice> exceptions;
    QStringList added;
    QStringList removed;
    QStringList changed;

private:
    [[nodiscard]] Status open();
    void put(QList<CacheChange> &page, const QString &kind, const QString &id,
             const wire::Json &entity);

    QString m_name;
    QString m_vfs;
    KeyedHash m_pickupHash;
    FieldCipher m_cipher;
    std::unique_ptr<DataFolder> m_folder;
    std::unique_ptr<Station> m_station;
    QHash<QString, Product> m_products;
    QHash<QString, Customer> m_customers;
    QHash<QString, QJsonObject> m_told; ///< what the feed said of each entity, and its version
    QList<ExceptionCase> m_cases;
    qint64 m_seq = 0;
};

/// A valid EAN-13 of the demo range, different for each number.
[[nodiscard]] QString ean(int number);

/// What a scanner read, at the time the clock shows.
[[nodiscard]] Scan scanOf(const QString &text, const QString &scanner = {});

} // namespace storehand::test
