# SPDX-License-Identifier: Apache-2.0
# What every target of the project is compiled with.

option(STOREHAND_TESTS "Build the tests" ON)
option(STOREHAND_FAIL_POINTS "Programs can be told to die at a named moment" ${STOREHAND_TESTS})
option(STOREHAND_WERROR "Treat warnings as errors" OFF)
option(STOREHAND_COVERAGE "Count executed lines" OFF)
option(STOREHAND_FUZZ "Build the fuzz targets; needs clang" OFF)
set(STOREHAND_SANITIZE "" CACHE STRING "Sanitizers, for example address,undefined")

add_library(storehand_options INTERFACE)
target_compile_features(storehand_options INTERFACE cxx_std_20)
target_include_directories(storehand_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(storehand_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    -Wextra-semi -Wimplicit-fallthrough -Wno-missing-field-initializers
    $<$<BOOL:${STOREHAND_WERROR}>:-Werror>
    $<$<BOOL:${STOREHAND_COVERAGE}>:--coverage>)
target_compile_definitions(storehand_options INTERFACE
    QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_KEYWORDS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_link_options(storehand_options INTERFACE $<$<BOOL:${STOREHAND_COVERAGE}>:--coverage>)

if(STOREHAND_SANITIZE)
    target_compile_options(storehand_options INTERFACE
        -fsanitize=${STOREHAND_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(storehand_options INTERFACE -fsanitize=${STOREHAND_SANITIZE})
else()
    target_compile_options(storehand_options INTERFACE
        -fstack-protector-strong $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=2>)
endif()

# It links the tests in half the time; a release is linked as the system does.
find_program(STOREHAND_LLD ld.lld)
if(STOREHAND_LLD AND CMAKE_BUILD_TYPE STREQUAL "Debug")
    target_link_options(storehand_options INTERFACE -fuse-ld=lld)
endif()

# The precompiled header that all targets share.
add_library(storehand_pch OBJECT ${PROJECT_SOURCE_DIR}/cmake/Precompiled.cpp)
target_link_libraries(storehand_pch PRIVATE storehand_options Qt6::Core tl::expected)
target_precompile_headers(storehand_pch PRIVATE ${PROJECT_SOURCE_DIR}/cmake/Precompiled.h)
