# SPDX-License-Identifier: Apache-2.0
# The functions that every CMakeLists.txt of the tree is written with.

# storehand_library(<folder> [OBJECTS] SOURCES … [LINK …] [PRIVATE_LINK …])
# One static library for one room. core/store becomes Storehand::store, oms/feed becomes
# Storehand::oms_feed. LINK names what its headers need, PRIVATE_LINK what only its sources need.
# OBJECTS says that it has Q_OBJECT somewhere: moc is for these alone, as it takes seconds.
function(storehand_library folder)
    cmake_parse_arguments(arg "OBJECTS" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
    string(REGEX REPLACE "^core/" "" name ${folder})
    string(REPLACE "/" "_" name ${name})
    add_library(storehand_${name} STATIC ${arg_SOURCES})
    add_library(Storehand::${name} ALIAS storehand_${name})
    target_link_libraries(storehand_${name}
        PUBLIC ${arg_LINK}
        PRIVATE storehand_options ${arg_PRIVATE_LINK})
    set_target_properties(storehand_${name} PROPERTIES AUTOMOC ${arg_OBJECTS})
    target_precompile_headers(storehand_${name} REUSE_FROM storehand_pch)
endfunction()

# storehand_may_hold_bugs(<source>…): sources of this folder in which tests can plant the mistakes
# of core/domain/PlantedBug.h. Without tests there is nothing of it in the program.
function(storehand_may_hold_bugs)
    if(STOREHAND_TESTS)
        set_source_files_properties(${ARGN} PROPERTIES COMPILE_DEFINITIONS STOREHAND_PLANTED_BUGS)
    endif()
endfunction()

# storehand_executable(<name> SOURCES … LINK …): a program in build/<preset>/bin.
function(storehand_executable name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE storehand_options ${arg_LINK})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
    target_precompile_headers(${name} REUSE_FROM storehand_pch)
endfunction()

# storehand_add_test(<path below tests, without .cpp>
#                    LINK … [LABELS …] [NEEDS <program>…] [TIMEOUT seconds]
#                    [UNDER <program>])
# One executable and one ctest entry. NEEDS names programs of ours that the test starts; it finds
# them through the environment variable STOREHAND_BIN. UNDER is what the test is started with.
function(storehand_add_test path)
    cmake_parse_arguments(arg "" "TIMEOUT;UNDER" "LINK;LABELS;NEEDS" ${ARGN})
    string(REPLACE "/" "." name ${path})
    # A test has its objects in its one source: moc alone, without the three steps that AUTOMOC adds
    # to find that out, takes minutes off a whole build.
    set(source ${PROJECT_SOURCE_DIR}/tests/${path}.cpp)
    get_filename_component(moc ${path} NAME)
    set(moc ${CMAKE_CURRENT_BINARY_DIR}/${moc}.moc)
    qt_generate_moc(${source} ${moc})
    add_executable(test.${name} ${source} ${moc})
    target_include_directories(test.${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
    target_link_libraries(test.${name} PRIVATE storehand_options Qt6::Test ${arg_LINK})
    target_compile_definitions(test.${name} PRIVATE
        STOREHAND_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
        STOREHAND_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    set_target_properties(test.${name} PROPERTIES
        RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    target_precompile_headers(test.${name} REUSE_FROM storehand_pch)
    if(arg_NEEDS)
        add_dependencies(test.${name} ${arg_NEEDS})
    endif()
    if(NOT arg_LABELS)
        set(arg_LABELS unit)
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    set(environment
        QTEST_FUNCTION_TIMEOUT=${arg_TIMEOUT}000 # else Qt Test gives up after five minutes
        QT_QPA_PLATFORM=offscreen
        QT_QUICK_BACKEND=software
        STOREHAND_BIN=${PROJECT_BINARY_DIR}/bin
        XDG_RUNTIME_DIR=${PROJECT_BINARY_DIR}/runtime)
    add_test(NAME ${path} COMMAND ${arg_UNDER} $<TARGET_FILE:test.${name}>)
    set_property(TARGET storehand_options APPEND PROPERTY STOREHAND_TESTS_REGISTERED ${path})
    set_tests_properties(${path} PROPERTIES
        LABELS "${arg_LABELS}" TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "${environment}")
endfunction()
