# SPDX-License-Identifier: Apache-2.0
# cmake -DTABLE=application-identifiers.txt -DOUTPUT=AiTable.inc -P GenerateAiTable.cmake
# Turns the table of application identifiers into rows of a C++ array of ApplicationIdentifier.
# A line that it does not understand stops the build, naming the line.
cmake_policy(VERSION 3.25)

set(sets "n=Digits;x=Set82;y=Set39;z=Base64Url")
set(checks "csum=CheckDigit;pair=CheckPair;pairalpha=CheckPairAlpha;prefix=CompanyPrefix"
           "package=PackageType;iban=Iban;date=Date;date0=DateDayOptional;birth=BirthDate"
           "hhmm=Time;hour=Hour;sixty=Sixty;nonzero=NonZero;zero=Zero;nolead0=NoLeadingZero"
           "pieces=PieceOfTotal;sequence=Sequence;yesno=YesNo;winding=Winding;hyphen=Hyphen"
           "sex=Sex;country=Country;country999=CountryOr999;country2=CountryLetters"
           "currency=Currency;latitude=Latitude;longitude=Longitude;media=Medium"
           "importer=ImporterIndex;pcenc=PercentEncoded;coupon=Coupon;offer=CouponOffer")

function(look_up result key list)
    foreach(pair IN LISTS list)
        if(pair MATCHES "^${key}=(.*)$")
            set(${result} "${CMAKE_MATCH_1}" PARENT_SCOPE)
            return()
        endif()
    endforeach()
    message(FATAL_ERROR "${TABLE}: ${line}: unknown word ${key}")
endfunction()

function(part_to_cpp result part)
    if(NOT part MATCHES "^(\\[?)([nxyz])(\\.?\\.?)([0-9]+)(/[a-z0-9]+)?(\\]?)$")
        message(FATAL_ERROR "${TABLE}: ${line}: not a part of a value: ${part}")
    endif()
    set(optional "${CMAKE_MATCH_1}")
    set(max "${CMAKE_MATCH_4}")
    set(min "${max}")
    if(CMAKE_MATCH_3)
        set(min 1)
    endif()
    set(check None)
    string(SUBSTRING "${CMAKE_MATCH_5} " 1 -1 word)
    string(STRIP "${word}" word)
    look_up(set "${CMAKE_MATCH_2}" "${sets}")
    if(word)
        look_up(check "${word}" "${checks}")
    endif()
    if(optional)
        set(optional true)
    else()
        set(optional false)
    endif()
    set(${result} "{AiPart::Set::${set}, ${min}, ${max}, AiPart::Check::${check}, ${optional}}"
        PARENT_SCOPE)
endfunction()

file(STRINGS "${TABLE}" lines ENCODING UTF-8 REGEX "^[0-9]")
set(rows "// Generated from application-identifiers.txt\n")
set(row "^([0-9]+)(-([0-9]+))? *\\| *([^|]*[^ |]) *\\| *([^|]*[^ |]) *\\| *(attribute|-)")
string(APPEND row " *\\| *([0-9n,+-]+) *\\| *([0-9n,-]+)$")
foreach(line IN LISTS lines)
    if(NOT line MATCHES "${row}")
        message(FATAL_ERROR "${TABLE}: not a row: ${line}")
    endif()
    set(first "${CMAKE_MATCH_1}")
    set(last "${CMAKE_MATCH_3}")
    set(parts "${CMAKE_MATCH_4}")
    set(title "${CMAKE_MATCH_5}")
    set(link "${CMAKE_MATCH_6}")
    set(needs "${CMAKE_MATCH_7}")
    set(excludes "${CMAKE_MATCH_8}")
    # each replacement forgets what was matched above
    string(REGEX REPLACE " +" ";" parts "${parts}")
    string(REGEX REPLACE "^-$" "" needs "${needs}")
    string(REGEX REPLACE "^-$" "" excludes "${excludes}")
    set(isAttribute false)
    if(link STREQUAL "attribute")
        set(isAttribute true)
    endif()
    string(LENGTH "${first}" digits)
    if(NOT last)
        set(last "${first}")
    endif()
    # without leading zeros, which C++ would take for octal
    math(EXPR first "${first}")
    math(EXPR last "${last}")
    set(cppParts "")
    foreach(part IN LISTS parts)
        part_to_cpp(cpp "${part}")
        list(APPEND cppParts "${cpp}")
    endforeach()
    list(LENGTH cppParts partCount)
    list(JOIN cppParts ", " cppParts)
    string(APPEND rows
        "ApplicationIdentifier{${first}, ${last}, ${digits}, ${partCount}, {{${cppParts}}},"
        " \"${title}\", ${isAttribute}, \"${needs}\", \"${excludes}\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "${rows}")
