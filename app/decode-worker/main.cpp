// SPDX-License-Identifier: Apache-2.0
#include "app/decode-worker/DecodeWorker.h"

#include <QCoreApplication>

#include <iostream>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv); // finds the plugins for pictures
    std::ios::sync_with_stdio(false);               // frames are large
    storehand::app::answerPictureRequests(std::cin, std::cout);
    return EXIT_SUCCESS;
}
