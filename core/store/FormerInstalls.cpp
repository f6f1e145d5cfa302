// SPDX-License-Identifier: Apache-2.0
#include "core/store/FormerInstalls.h"

#include "core/store/MetaKeys.h"
#include "core/store/Outbox.h"

namespace storehand {

namespace {

constexpr char separator = '\n';

} // namespace

Result<QSet<InstallId>> formerInstalls(const Outbox &outbox)
{
    const auto value = outbox.value(metakey::formerInstalls);
    if (!value)
        return failure(value.error());
    QSet<InstallId> installs;
    const QString text = QString::fromUtf8(value->value_or(QByteArray()));
    for (const QString &id : text.split(QLatin1Char(separator), Qt::SkipEmptyParts))
        installs.insert(InstallId(id));
    return installs;
}

Status keepAsFormerInstall(Outbox &outbox)
{
    Result<QSet<InstallId>> installs = formerInstalls(outbox);
    if (!installs)
        return failure(installs.error());
    if (outbox.install().isEmpty() || installs->contains(outbox.install()))
        return {};
    installs->insert(outbox.install());
    QByteArrayList texts;
    for (const InstallId &id : std::as_const(*installs))
        texts.append(id.text.toUtf8());
    return outbox.setValues({{metakey::formerInstalls, texts.join(separator)}});
}

} // namespace storehand
