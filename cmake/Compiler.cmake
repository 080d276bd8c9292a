# Language level, warnings and Qt's strictness macros, in one INTERFACE target that every module links.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)

if(NOT CMAKE_BUILD_TYPE AND NOT WHERRY_SANITIZE) # the asan preset names its flags itself, assertions stay on
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

# Moc would read the standard library for every header; it finds in it nothing that it looks for.
list(FILTER CMAKE_CXX_IMPLICIT_INCLUDE_DIRECTORIES EXCLUDE REGEX "/(c\\+\\+|gcc)/")

find_program(WHERRY_CCACHE ccache)
if(WHERRY_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${WHERRY_CCACHE}")
endif()

find_program(WHERRY_LLD ld.lld)
if(WHERRY_LLD)
    add_link_options(-fuse-ld=lld)
endif()

add_library(wherry_compiler INTERFACE)
target_compile_options(wherry_compiler INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast -Wcast-qual
    -Wimplicit-fallthrough -Werror)
target_compile_definitions(wherry_compiler INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    WHERRY_VERSION="${PROJECT_VERSION}" _FILE_OFFSET_BITS=64)
if(NOT WHERRY_SANITIZE)
    target_compile_options(wherry_compiler INTERFACE $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2 -fstack-protector-strong -Wno-use-after-free>)
endif()

if(WHERRY_SANITIZE)
    # Not vptr: it asks the kernel through a pipe for the type of an object, and takes every object for a wrong one when
    # descriptors have run out, which is what some tests are about.
    set(sanitizers -fsanitize=address,undefined -fno-sanitize=vptr -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_compile_options(wherry_compiler INTERFACE ${sanitizers})
    target_link_options(wherry_compiler INTERFACE ${sanitizers})
    target_compile_definitions(wherry_compiler INTERFACE QT_FORCE_ASSERTS)
endif()

# wherry_precompile(TARGET [WIDGETS]): Qt's and the standard library's headers are parsed once for all targets, and once more
# for those with widgets, instead of once a file: by the lowest of them, whose flags are theirs. What the headers hold is
# settled by their package versions; ccache is told so by the .sum file.
function(wherry_precompile target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "WIDGETS" "" "")
    set(headers <algorithm> <chrono> <functional> <map> <memory> <optional> <utility> <vector>
        <QByteArray> <QCoreApplication> <QDateTime> <QFile> <QHash> <QHostAddress> <QList> <QObject> <QPointer> <QSet>
        <QSocketNotifier> <QString> <QTimer> <QUrl>)
    set(lowest shared)
    if(arg_WIDGETS)
        list(APPEND headers <QApplication> <QBoxLayout> <QLineEdit> <QPainter> <QPushButton> <QTreeView> <QWidget>)
        set(lowest shared_ui)
    endif()
    target_compile_options(${target} PRIVATE -fpch-preprocess -Winvalid-pch)
    if(NOT target STREQUAL lowest)
        target_precompile_headers(${target} REUSE_FROM ${lowest})
        return()
    endif()
    target_precompile_headers(${target} PRIVATE ${headers})
    file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${target}.dir/cmake_pch.hxx.gch.sum"
        "${Qt6_VERSION} ${CMAKE_CXX_COMPILER_VERSION} ${headers}")
endfunction()
