# SPDX-License-Identifier: Apache-2.0
# Everything about QML that CMake has to know, so that a page needs one line.

find_package(Qt6 6.4 REQUIRED COMPONENTS Gui Qml Quick Svg LinguistTools)

# Lint and imports find the modules of the tree side by side here.
set(QT_QML_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/qml)

# storehand_qml_module(<folder> QML … [SINGLETONS …] [SOURCES …] [LINK …] [PRIVATE_LINK …])
# One static QML module for one room of the user interface: ui/queue becomes the target
# Storehand::ui_queue, imported in QML as Storehand.Queue. SINGLETONS are QML files that are
# `pragma Singleton`. A program or a test links the target and lists the module in
# storehand_use_qml_modules().
function(storehand_qml_module folder)
    cmake_parse_arguments(arg "" "" "QML;SINGLETONS;SOURCES;LINK;PRIVATE_LINK" ${ARGN})
    string(REPLACE "/" "_" name ${folder})
    get_filename_component(leaf ${folder} NAME)
    string(SUBSTRING ${leaf} 0 1 first)
    string(SUBSTRING ${leaf} 1 -1 rest)
    string(TOUPPER ${first} first)
    set_source_files_properties(${arg_SINGLETONS} PROPERTIES QT_QML_SINGLETON_TYPE TRUE)

    set(CMAKE_AUTOMOC ON)
    # Ahead-of-time compilation costs a C++ file per QML file: not while somebody is editing.
    set(compiled "")
    if(CMAKE_BUILD_TYPE STREQUAL "Debug")
        set(compiled NO_CACHEGEN)
    endif()
    qt_add_qml_module(storehand_${name} STATIC
        URI Storehand.${first}${rest}
        VERSION 1.0
        RESOURCE_PREFIX /qt/qml
        ${compiled}
        DEPENDENCIES QtQuick
        QML_FILES ${arg_QML} ${arg_SINGLETONS}
        SOURCES ${arg_SOURCES})
    add_library(Storehand::${name} ALIAS storehand_${name})
    # The generated registration includes headers by their bare names.
    target_include_directories(storehand_${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(storehand_${name}
        PUBLIC Qt6::Quick ${arg_LINK}
        PRIVATE storehand_options ${arg_PRIVATE_LINK})
    target_precompile_headers(storehand_${name} REUSE_FROM storehand_pch)
endfunction()

# storehand_use_qml_modules(<target> ui/controls ui/queue …)
# Links static modules and their plugins into a program and makes them known to its QML engines.
function(storehand_use_qml_modules target)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${target}_qml_modules.cpp)
    set(text "#include <QtQml/qqmlextensionplugin.h>\n")
    foreach(folder IN LISTS ARGN)
        string(REPLACE "/" "_" name ${folder})
        get_target_property(uri storehand_${name} QT_QML_MODULE_URI)
        string(REPLACE "." "_" plugin ${uri})
        string(APPEND text "Q_IMPORT_QML_PLUGIN(${plugin}Plugin)\n")
        target_link_libraries(${target} PRIVATE storehand_${name} storehand_${name}plugin)
    endforeach()
    file(CONFIGURE OUTPUT ${source} CONTENT "${text}" @ONLY)
    target_sources(${target} PRIVATE ${source})
endfunction()
