// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace storehand::test {

// Usage card
//   process.setChildProcessModifier(&takeOrdinaryRights);
// Root may write where nobody may, and tests run as root in many a container. What is started this
// way may not. Another user would not do: the programs may lie where only root looks.
inline void takeOrdinaryRights()
{
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3] = {};
    if (::syscall(SYS_capget, &header, data) == 0) {
        data[CAP_TO_INDEX(CAP_DAC_OVERRIDE)].inheritable &= ~CAP_TO_MASK(CAP_DAC_OVERRIDE);
        ::syscall(SYS_capset, &header, data);
    }
    ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0); // takes effect when the program starts
}

} // namespace storehand::test
