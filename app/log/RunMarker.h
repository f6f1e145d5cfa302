// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "core/domain/Instant.h"

#include <QString>

#include <memory>
#include <optional>

namespace storehand::app {

/// A file that stands in the data folder while the program runs. One that is there already was left
/// by a run that died: by a crash, whose trace is then kept beside it, or by a power cut. Only for
/// whoever holds the data folder.
class RunMarker
{
public:
    /// How a former run ended.
    struct Death
    {
        std::optional<Instant> since; ///< when that run had begun
        QString trace;                ///< file with the functions it was in; empty: none was left
    };

    [[nodiscard]] static Result<std::unique_ptr<RunMarker>> begin(const QString &folder,
                                                                  Instant now);
    /// The run ends as it should.
    ~RunMarker();
    Q_DISABLE_COPY_MOVE(RunMarker)

    [[nodiscard]] const std::optional<Death> &formerDeath() const { return m_formerDeath; }

private:
    explicit RunMarker(QString path);

    QString m_path;
    std::optional<Death> m_formerDeath;
};

} // namespace storehand::app
