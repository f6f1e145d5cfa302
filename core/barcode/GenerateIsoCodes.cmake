# SPDX-License-Identifier: Apache-2.0
# cmake -DTABLE=iso-codes.txt -DOUTPUT=IsoCodes.inc -P GenerateIsoCodes.cmake
# Turns the codes of countries, currencies and packages into four C++ arrays, each sorted.

file(STRINGS "${TABLE}" lines REGEX "^[^#]")
set(country "")
set(country2 "")
set(currency "")
set(package "")
foreach(line IN LISTS lines)
    string(REPLACE " " ";" words "${line}")
    list(POP_FRONT words kind)
    if(NOT kind MATCHES "^(country|country2|currency|package)$")
        message(FATAL_ERROR "${TABLE}: ${line}: unknown word ${kind}")
    endif()
    list(APPEND ${kind} ${words})
endforeach()

set(output "// Generated from iso-codes.txt\n")
foreach(kind country country2 currency package)
    list(SORT ${kind})
    list(JOIN ${kind} "\"_L1, \"" codes)
    string(APPEND output
        "constexpr QLatin1StringView ${kind}Codes[] = {\"${codes}\"_L1};\n")
endforeach()
file(WRITE "${OUTPUT}" "${output}")
