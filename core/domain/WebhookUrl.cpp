// SPDX-License-Identifier: Apache-2.0
#include "core/domain/WebhookUrl.h"

#include "core/domain/Codes.h"

#include <QUrl>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

Status checkWebhookUrl(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    const bool isHttp = parsed.scheme() == u"https" || parsed.scheme() == u"http";
    if (!parsed.isValid() || !isHttp || parsed.host().isEmpty() || !parsed.userInfo().isEmpty() ||
        parsed.hasFragment()) {
        return failure(ErrorKind::Malformed, codes::badWebhookUrl,
                       u"a webhook needs a URL of the form https://host/path"_s);
    }
    return {};
}

} // namespace storehand
