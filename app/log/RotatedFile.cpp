// SPDX-License-Identifier: Apache-2.0
#include "app/log/RotatedFile.h"

#include "core/domain/Codes.h"

#include <QDir>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

RotatedFile::RotatedFile(Options options)
    : m_options(std::move(options))
{}

Result<std::unique_ptr<RotatedFile>> RotatedFile::open(const Options &options)
{
    std::unique_ptr<RotatedFile> file(new RotatedFile(options));
    QDir().mkpath(options.folder);
    file->m_file.setFileName(file->fileName(0));
    if (!file->m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        return failure(ErrorKind::Storage, codes::storageFailed,
                       u"%1: %2"_s.arg(file->m_file.fileName(), file->m_file.errorString()));
    file->m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return file;
}

void RotatedFile::append(const QByteArray &line)
{
    if (m_file.size() + line.size() + 1 > m_options.bytesMax / filesMax)
        rotate();
    m_file.write(line + '\n');
    m_file.flush();
}

QString RotatedFile::fileName(int age) const
{
    const QString name = age == 0 ? u"%1.jsonl"_s.arg(m_options.name)
                                  : u"%1.%2.jsonl"_s.arg(m_options.name).arg(age);
    return QDir(m_options.folder).filePath(name);
}

void RotatedFile::rotate()
{
    m_file.close();
    QFile::remove(fileName(filesMax - 1));
    for (int age = filesMax - 1; age > 0; --age)
        QFile::rename(fileName(age - 1), fileName(age));
    m_file.setFileName(fileName(0));
    if (m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace storehand::app
