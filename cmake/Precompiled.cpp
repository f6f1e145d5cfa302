// SPDX-License-Identifier: Apache-2.0
// Exists to give the shared precompiled header a translation unit.
