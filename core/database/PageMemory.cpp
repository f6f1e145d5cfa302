// SPDX-License-Identifier: Apache-2.0
#include "core/database/PageMemory.h"

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <mutex>
#include <sqlite3.h>
#include <utility>

namespace storehand {

namespace {

constexpr int pageBytes = 4096;

/// Slots of one size in one block that is never given back. It is so large that the heap has it
/// from the system as it is: what no slot used yet costs nothing. A slot that is free holds the
/// address of the next.
class PageMemory
{
public:
    bool reserve(int pages, int headerBytes)
    {
        constexpr size_t alignment = alignof(std::max_align_t);
        const size_t bytes = size_t(pageBytes) + size_t(headerBytes);
        m_slotBytes = (bytes + alignment - 1) / alignment * alignment;
        const size_t size = m_slotBytes * size_t(pages);
        m_begin = m_fresh = static_cast<std::byte *>(std::malloc(size));
        m_end = m_begin ? m_begin + size : nullptr;
        return m_begin;
    }

    [[nodiscard]] bool isReserved() const { return m_begin; }

    [[nodiscard]] bool fits(int bytes) const
    {
        return bytes > pageBytes && size_t(bytes) <= m_slotBytes;
    }

    [[nodiscard]] bool has(const void *memory) const
    {
        return !std::less<>()(memory, m_begin) && std::less<>()(memory, m_end);
    }

    [[nodiscard]] int slotBytes() const { return int(m_slotBytes); }

    /// Null when all are taken.
    [[nodiscard]] void *take()
    {
        const std::lock_guard lock(m_mutex);
        void *slot = m_free;
        if (slot)
            std::memcpy(&m_free, slot, sizeof m_free);
        else if (m_fresh != m_end)
            slot = std::exchange(m_fresh, m_fresh + m_slotBytes);
        return slot;
    }

    void release(void *slot)
    {
        const std::lock_guard lock(m_mutex);
        std::memcpy(slot, &m_free, sizeof m_free);
        m_free = slot;
    }

private:
    std::mutex m_mutex; ///< SQLite can be told to count nothing, and then locks nothing either
    size_t m_slotBytes = 0;
    std::byte *m_begin = nullptr;
    std::byte *m_fresh = nullptr; ///< from here on none was ever taken
    std::byte *m_end = nullptr;
    void *m_free = nullptr;
};

PageMemory pages;
sqlite3_mem_methods heap;

void *allocate(int bytes)
{
    void *const slot = pages.fits(bytes) ? pages.take() : nullptr;
    return slot ? slot : heap.xMalloc(bytes);
}

void release(void *memory)
{
    if (pages.has(memory))
        pages.release(memory);
    else
        heap.xFree(memory);
}

int sizeOf(void *memory)
{
    return pages.has(memory) ? pages.slotBytes() : heap.xSize(memory);
}

void *resize(void *memory, int bytes)
{
    if (!pages.has(memory))
        return heap.xRealloc(memory, bytes);
    if (bytes <= pages.slotBytes())
        return memory;
    void *const larger = heap.xMalloc(bytes);
    if (larger) {
        std::memcpy(larger, memory, size_t(pages.slotBytes()));
        pages.release(memory);
    }
    return larger;
}

} // namespace

bool keepPagesApart(int count)
{
    int headerBytes = 0; // which SQLite keeps with each page
    if (pages.isReserved() ||
        sqlite3_config(SQLITE_CONFIG_PCACHE_HDRSZ, &headerBytes) != SQLITE_OK ||
        sqlite3_config(SQLITE_CONFIG_GETMALLOC, &heap) != SQLITE_OK ||
        !pages.reserve(count, headerBytes))
        return false;
    sqlite3_mem_methods methods = heap;
    methods.xMalloc = &allocate;
    methods.xFree = &release;
    methods.xSize = &sizeOf;
    methods.xRealloc = &resize;
    return sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK;
}

} // namespace storehand
