// SPDX-License-Identifier: Apache-2.0
#include "app/decode-worker/DecodeWorker.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>
#include <iostream>
#include <string>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv); // finds the plugins for pictures
    std::string line;
    while (std::getline(std::cin, line)) {
        const QJsonObject answer =
            storehand::app::answerPictureRequest(QByteArray::fromStdString(line));
        const QByteArray bytes = QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n';
        std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
        std::fflush(stdout);
    }
    return EXIT_SUCCESS;
}
