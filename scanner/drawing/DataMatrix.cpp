// SPDX-License-Identifier: Apache-2.0
#include "scanner/drawing/DataMatrix.h"

#include "core/domain/Codes.h"

#include <algorithm>
#include <array>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

using Codewords = std::vector<int>;

struct Size
{
    int modules;    ///< of a side, the finder pattern included
    int data;       ///< codewords
    int correction; ///< codewords
};

constexpr std::array sizes{Size{10, 3, 5},   Size{12, 5, 7},   Size{14, 8, 10},
                           Size{16, 12, 12}, Size{18, 18, 14}, Size{20, 22, 18},
                           Size{22, 30, 20}, Size{24, 36, 24}, Size{26, 44, 28}};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

Codewords dataOf(const QByteArray &elements)
{
    constexpr int fnc1 = 232;
    constexpr int digitPairs = 130;
    Codewords words{fnc1};
    for (qsizetype at = 0; at < elements.size(); ++at) {
        const char c = elements[at];
        if (isDigit(c) && at + 1 < elements.size() && isDigit(elements[at + 1]))
            words.push_back(digitPairs + (c - '0') * 10 + (elements[++at] - '0'));
        else
            words.push_back(c == '\x1d' ? fnc1 : c + 1);
    }
    return words;
}

/// Fills up with a pattern that depends on the place, so that no two pads are alike.
void pad(Codewords &words, int size)
{
    constexpr int padWord = 129;
    if (int(words.size()) < size)
        words.push_back(padWord);
    while (int(words.size()) < size) {
        const int place = int(words.size()) + 1;
        const int word = padWord + 149 * place % 253 + 1;
        words.push_back(word <= 254 ? word : word - 254);
    }
}

/// The product in the field of 256 elements of the standard.
int product(int a, int b)
{
    constexpr int reduction = 0x12D;
    int result = 0;
    for (; b > 0; b >>= 1) {
        if (b & 1)
            result ^= a;
        a <<= 1;
        if (a > 0xFF)
            a ^= reduction;
    }
    return result;
}

/// Reed-Solomon: the rest of the division by the polynomial with the roots 2, 4, 8 …
Codewords correctionOf(const Codewords &data, int size)
{
    Codewords generator(size_t(size), 0); // lowest power first, the highest is 1
    generator.insert(generator.begin(), 1);
    int root = 1;
    for (int degree = 1; degree <= size; ++degree) {
        root = product(root, 2);
        for (int power = degree; power > 0; --power)
            generator[size_t(power)] =
                generator[size_t(power - 1)] ^ product(generator[size_t(power)], root);
        generator[0] = product(generator[0], root);
    }
    Codewords rest(size_t(size), 0); // highest power first
    for (const int word : data) {
        const int factor = word ^ rest.front();
        for (size_t i = 0; i + 1 < rest.size(); ++i)
            rest[i] = rest[i + 1] ^ product(factor, generator[size_t(size) - 1 - i]);
        rest.back() = product(factor, generator[0]);
    }
    return rest;
}

/// Lays codewords into the modules inside the finder pattern, in diagonals as the standard's annex
/// F has it.
class Placement
{
public:
    Placement(int side, const Codewords &words)
        : m_side(side)
        , m_words(words)
        , m_modules(size_t(side) * size_t(side), Module::Free)
    {
        int row = 4;
        int column = 0;
        do {
            placeCorners(row, column);
            do {
                placeUtah(row, column);
                row -= 2;
                column += 2;
            } while (row >= 0 && column < m_side);
            row += 1;
            column += 3;
            do {
                placeUtah(row, column);
                row += 2;
                column -= 2;
            } while (row < m_side && column >= 0);
            row += 3;
            column += 1;
        } while (row < m_side || column < m_side);
        if (at(m_side - 1, m_side - 1) == Module::Free) {
            at(m_side - 1, m_side - 1) = Module::Dark;
            at(m_side - 2, m_side - 2) = Module::Dark;
        }
    }

    [[nodiscard]] bool isDark(int row, int column) const
    {
        return m_modules[size_t(row) * size_t(m_side) + size_t(column)] == Module::Dark;
    }

private:
    enum class Module : char { Free, Light, Dark };
    using Place = std::pair<int, int>; ///< row and column

    Module &at(int row, int column)
    {
        return m_modules[size_t(row) * size_t(m_side) + size_t(column)];
    }

    /// The eight places of the next codeword, its highest bit first.
    void place(const std::array<Place, 8> &places)
    {
        const int word = m_next < m_words.size() ? m_words[m_next] : 0;
        ++m_next;
        for (int bit = 0; bit < 8; ++bit) {
            auto [row, column] = places[size_t(bit)];
            // what hangs out at one side goes on at the other
            if (row < 0) {
                row += m_side;
                column += 4 - (m_side + 4) % 8;
            }
            if (column < 0) {
                column += m_side;
                row += 4 - (m_side + 4) % 8;
            }
            at(row, column) = word >> (7 - bit) & 1 ? Module::Dark : Module::Light;
        }
    }

    /// A codeword with its corner here, unless that is outside or taken.
    void placeUtah(int row, int column)
    {
        if (row < 0 || row >= m_side || column < 0 || column >= m_side ||
            at(row, column) != Module::Free)
            return;
        place({Place{row - 2, column - 2}, Place{row - 2, column - 1}, Place{row - 1, column - 2},
               Place{row - 1, column - 1}, Place{row - 1, column}, Place{row, column - 2},
               Place{row, column - 1}, Place{row, column}});
    }

    /// Where a diagonal begins at a corner, a codeword may lie there in pieces.
    void placeCorners(int row, int column)
    {
        const int last = m_side - 1;
        if (row == m_side && column == 0)
            place({Place{last, 0}, Place{last, 1}, Place{last, 2}, Place{0, last - 1},
                   Place{0, last}, Place{1, last}, Place{2, last}, Place{3, last}});
        if (row == m_side - 2 && column == 0 && m_side % 4 != 0)
            place({Place{last - 2, 0}, Place{last - 1, 0}, Place{last, 0}, Place{0, last - 3},
                   Place{0, last - 2}, Place{0, last - 1}, Place{0, last}, Place{1, last}});
    }

    int m_side;
    const Codewords &m_words;
    size_t m_next = 0;
    std::vector<Module> m_modules;
};

/// Solid at the left and below, alternating above and at the right.
bool isFinderDark(int row, int column, int size)
{
    if (column == 0 || row == size - 1)
        return true;
    return row == 0 ? column % 2 == 0 : row % 2 == 1;
}

} // namespace

Result<SquareModules> gs1DataMatrix(const QByteArray &elements)
{
    const bool isAscii =
        std::ranges::all_of(elements, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    Codewords words = isAscii ? dataOf(elements) : Codewords();
    const auto *fitting = std::ranges::find_if(
        sizes, [&](const Size &size) { return int(words.size()) <= size.data; });
    if (!isAscii || fitting == sizes.end())
        return failure(
            ErrorKind::Malformed, codes::badValue,
            u"a small GS1 DataMatrix cannot hold this: %1"_s.arg(QString::fromLatin1(elements)));
    pad(words, fitting->data);
    const Codewords correction = correctionOf(words, fitting->correction);
    words.insert(words.end(), correction.begin(), correction.end());

    const int size = fitting->modules;
    const Placement placement(size - 2, words);
    SquareModules modules{size, {}};
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size; ++column) {
            const bool isInside = row > 0 && row < size - 1 && column > 0 && column < size - 1;
            modules.dark.push_back(isInside ? placement.isDark(row - 1, column - 1)
                                            : isFinderDark(row, column, size));
        }
    }
    return modules;
}

} // namespace storehand::scanner
