// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/ElementString.h"
#include "tests/fuzz/FuzzInput.h"

using namespace storehand;
using namespace storehand::fuzz;

namespace {

/// As a printer would put these elements into a symbol.
QString scanDataOf(const QList<Element> &elements)
{
    QString text;
    for (const Element &element : elements)
        text += element.ai + element.value + groupSeparator;
    return text;
}

/// As a printer would write them below it.
QString bracketedOf(const QList<Element> &elements)
{
    QString text;
    for (const Element &element : elements) {
        QString value = element.value;
        text += u'(' + element.ai + u')' + value.replace(u'(', QStringLiteral("\\("));
    }
    return text;
}

void staysTheSame(const Result<ElementString> &read)
{
    if (!read) {
        demand(!read.error().code.isEmpty(), "refused without a reason");
        return;
    }
    if (read->elements.isEmpty())
        return;
    const auto scanned = parseElementString(scanDataOf(read->elements));
    demand(scanned && scanned->elements == read->elements, "scan data changes the elements");
    const auto bracketed = parseBracketed(bracketedOf(read->elements));
    demand(bracketed && bracketed->elements == read->elements, "brackets change the elements");
}

} // namespace

/// Element strings, marked and bracketed, are read or refused; what was read, written again in
/// either form, says the same.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QString text = textOf(data, size);
    staysTheSame(parseElementString(text));
    staysTheSame(parseElementString(text, Separators::Lost));
    staysTheSame(parseBracketed(text));
    return 0;
}
