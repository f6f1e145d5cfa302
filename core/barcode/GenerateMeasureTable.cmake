# SPDX-License-Identifier: Apache-2.0
# cmake -DTABLE=variable-measure.txt -DOUTPUT=MeasureTable.inc -P GenerateMeasureTable.cmake
# Turns the rules for variable measure into rows of a C++ array, one for each region and prefix.

file(STRINGS "${TABLE}" lines REGEX "^[^#]")
set(rows "// Generated from variable-measure.txt\n")
set(row "^([a-z ]*[a-z]) *\\| *([0-9 ]*[0-9]) *\\| *(I+C?V+) *\\| *([A-Z][a-z]+) *\\| *([0-3])$")
foreach(line IN LISTS lines)
    if(NOT line MATCHES "${row}")
        message(FATAL_ERROR "${TABLE}: not a row: ${line}")
    endif()
    string(REPLACE " " ";" regions "${CMAKE_MATCH_1}")
    string(REPLACE " " ";" prefixes "${CMAKE_MATCH_2}")
    set(digits "${CMAKE_MATCH_3}")
    set(kind "${CMAKE_MATCH_4}")
    set(decimals "${CMAKE_MATCH_5}")
    string(LENGTH "${digits}" count)
    if(NOT count EQUAL 10)
        message(FATAL_ERROR "${TABLE}: not ten digits: ${line}")
    endif()
    foreach(region IN LISTS regions)
        foreach(prefix IN LISTS prefixes)
            string(APPEND rows "MeasureRule{\"${region}\"_L1, \"${prefix}\"_L1, \"${digits}\"_L1, "
                               "Measure::Kind::${kind}, ${decimals}},\n")
        endforeach()
    endforeach()
endforeach()
file(WRITE "${OUTPUT}" "${rows}")
