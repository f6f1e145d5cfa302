// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace storehand::tidy {

/// One text file of the repository; `path` is relative to its root, with slashes.
struct SourceFile
{
    QString path;
    QString text;
};

/// Something that a rule does not allow, and what to do instead. Lines count from 1.
struct Finding
{
    QString path;
    int line = 0;
    QString message;
};

using Findings = QList<Finding>;

enum class Language { Cpp, Qml, CMake, Script, Other };

/// By the name, and for names without an ending by the first line ("#!").
[[nodiscard]] Language languageOf(const SourceFile &file);

/// "core/store" for "core/store/Outbox.h"; empty for a file at the top.
[[nodiscard]] QString folderOf(const QString &path);

/// Line number of a position in a text.
[[nodiscard]] int lineAt(const QString &text, qsizetype position);

/// C++ with comments, literals (raw ones too) and preprocessor lines replaced by spaces: same
/// length, same lines. What is left is what the compiler sees as code.
[[nodiscard]] QString codeOnly(const QString &cpp);

/// All text files that people write: not build trees, not tests/data, not translations.
[[nodiscard]] QList<SourceFile> readRepository(const QString &root);

} // namespace storehand::tidy
