// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QString>

namespace storehand::story {

/// A barcode scanner that a program can hold: one end of a pseudo-terminal. Whoever opens path()
/// sees a serial scanner that ends each code with CR.
class PtyScanner
{
public:
    PtyScanner() = default;
    ~PtyScanner();
    Q_DISABLE_COPY_MOVE(PtyScanner)

    [[nodiscard]] Status open();
    [[nodiscard]] QString path() const { return m_path; }

    /// As if somebody pulled the trigger over this code.
    [[nodiscard]] Status scan(const QString &code);

private:
    int m_master = -1;
    QString m_path;
};

} // namespace storehand::story
