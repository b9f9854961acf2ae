# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
# One place for the flags of every target, and for the shape of a library, a program and a test.

add_library(carrel_flags INTERFACE)
target_compile_options(carrel_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Werror
    $<$<CONFIG:Release,RelWithDebInfo>:-fstack-protector-strong>)
target_compile_definitions(carrel_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH
    QT_DISABLE_DEPRECATED_UP_TO=0x060800
    $<$<CONFIG:Release,RelWithDebInfo>:_FORTIFY_SOURCE=3 _GLIBCXX_ASSERTIONS>)
target_include_directories(carrel_flags INTERFACE ${CMAKE_SOURCE_DIR})
target_link_options(carrel_flags INTERFACE -Wl,--as-needed -Wl,-z,relro,-z,now)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
include(CheckPIESupported)
check_pie_supported()

if(CARREL_SANITIZE)
    target_compile_options(carrel_flags INTERFACE -fsanitize=${CARREL_SANITIZE} -fno-omit-frame-pointer
                                                  -fno-sanitize-recover=undefined)
    target_link_options(carrel_flags INTERFACE -fsanitize=${CARREL_SANITIZE})
endif()

# carrel_library(NAME SOURCES … [PUBLIC libraries…] [PRIVATE libraries…])
function(carrel_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${arg_SOURCES})
    target_link_libraries(${name} PUBLIC ${arg_PUBLIC} PRIVATE carrel_flags ${arg_PRIVATE})
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
endfunction()

# carrel_program(NAME SOURCES … PRIVATE libraries…): an executable, installed in bin unless NO_INSTALL is given.
function(carrel_program name)
    cmake_parse_arguments(arg "NO_INSTALL" "" "SOURCES;PRIVATE" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE carrel_flags ${arg_PRIVATE})
    if(NOT arg_NO_INSTALL)
        install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    endif()
endfunction()

# carrel_test(NAME SOURCES … PRIVATE libraries… [LABEL unit|integration] [TIMEOUT seconds] [RUN command prefix…])
# NAME mirrors the folder: core.gpu.scanner is tests/core/gpu/tst_scanner.cpp. RUN wraps the test binary
# (for example a script that provides a private bus); without it the test runs offscreen in a fixed locale and time zone.
function(carrel_test name)
    cmake_parse_arguments(arg "" "LABEL;TIMEOUT" "SOURCES;PRIVATE;RUN" ${ARGN})
    string(REPLACE "." "_" target tst_${name})
    add_executable(${target} ${arg_SOURCES})
    target_link_libraries(${target} PRIVATE carrel_flags Qt6::Test ${arg_PRIVATE})
    set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    add_test(NAME ${name} COMMAND ${arg_RUN} $<TARGET_FILE:${target}>)
    carrel_test_environment(${name} "${arg_LABEL}" "${arg_TIMEOUT}")
endfunction()

# carrel_script_test(NAME COMMAND … [LABEL …] [TIMEOUT …]): a test that is a script.
function(carrel_script_test name)
    cmake_parse_arguments(arg "" "LABEL;TIMEOUT" "COMMAND" ${ARGN})
    add_test(NAME ${name} COMMAND ${arg_COMMAND} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    carrel_test_environment(${name} "${arg_LABEL}" "${arg_TIMEOUT}")
endfunction()

function(carrel_test_environment name label timeout)
    if(NOT label)
        set(label unit)
    endif()
    if(NOT timeout)
        set(timeout 60)
    endif()
    set_tests_properties(${name} PROPERTIES LABELS ${label} TIMEOUT ${timeout} ENVIRONMENT
        "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;QT_LOGGING_RULES=;LIBVIRT_DEFAULT_URI=;CARREL_BUILD=${CMAKE_BINARY_DIR};CARREL_SOURCE=${CMAKE_SOURCE_DIR};ASAN_OPTIONS=detect_stack_use_after_return=0;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/lsan.supp;UBSAN_OPTIONS=print_stacktrace=1")
endfunction()
