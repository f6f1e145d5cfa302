// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/OwnCode.h"
#include "core/crypto/EnrolmentCode.h"
#include "core/crypto/PickupCode.h"
#include "core/crypto/SigningKey.h"
#include "tests/fuzz/FuzzInput.h"

using namespace storehand;
using namespace storehand::fuzz;

namespace {

/// The chain whose customers' codes are shown.
const SigningKey &chainKey()
{
    static const SigningKey key = SigningKey::fromSeedText(Sensitive(QString(43, u'A'))).value();
    return key;
}

void readEnrolmentCode(const QString &text)
{
    const auto code = EnrolmentCode::fromText(text);
    if (!code)
        return;
    const QString written = code->toText().reveal();
    const auto again = EnrolmentCode::fromText(written);
    demand(again && again->toText().reveal() == written, "an enrolment code changes");
    demand(again->secretHash() == code->secretHash(), "an enrolment code has another secret");
}

void readPickupCode(const QString &text)
{
    if (const auto typed = PickupCode::fromTyped(text)) {
        demand(PickupCode::fromTyped(typed->text()) == typed, "a pickup code changes");
        const auto read = PickupCode::fromQr(typed->toQr(chainKey()), chainKey().verifyKey());
        demand(read && *read == *typed, "our own QR code is refused");
    }
    const auto shown = PickupCode::fromQr(text, chainKey().verifyKey());
    if (shown)
        demand(shown->toQr(chainKey()) == text, "a code counts as signed that we did not sign");
    else
        demand(!shown.error().code.isEmpty(), "refused without a reason");
}

} // namespace

/// What people type or show at a counter is read or refused; only what the chain signed counts as
/// signed.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QString text = textOf(data, size);
    readEnrolmentCode(text);
    readPickupCode(text);
    const auto own = OwnCode::recognise(text);
    demand(!own || !own->value.isEmpty(), "one of our codes says nothing");
    demand((own && own->kind == OwnCode::Kind::Pickup) == PickupCode::isQrForm(text),
           "a customer's code is taken for another");
    return 0;
}
