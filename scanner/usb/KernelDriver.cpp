// SPDX-License-Identifier: Apache-2.0
#include "scanner/usb/KernelDriver.h"

#include <algorithm>
#include <libusb.h>

namespace storehand::scanner {

namespace {

/// A keyboard or a mouse without a driver is somebody else's business.
bool isLeft(const UsbInterface &each)
{
    return each.classCode == UsbInterface::classHid && each.protocol == 0 &&
           each.readEndpoint != 0 && each.reportDescriptor.isEmpty();
}

} // namespace

bool lacksDriver(const UsbDevice &device)
{
    return std::ranges::any_of(device.interfaces, isLeft);
}

void restoreDriver(const UsbDevice &device)
{
    libusb_device_handle *handle = nullptr;
    if (libusb_open(device.handle.get(), &handle) != LIBUSB_SUCCESS)
        return;
    for (const UsbInterface &each : device.interfaces) {
        if (isLeft(each))
            libusb_attach_kernel_driver(handle, each.number); // refused where there is one
    }
    libusb_close(handle);
}

} // namespace storehand::scanner
