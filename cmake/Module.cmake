# wherry_module(NAME FOLDERS ... INCLUDES_FROM DIR LINK ...): one static library of all sources below the folders.
# Includes are written from INCLUDES_FROM, so that each names its folder ("operations/login.h").
function(wherry_module name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "INCLUDES_FROM" "FOLDERS;LINK")
    set(sources "")
    foreach(folder IN LISTS arg_FOLDERS)
        file(GLOB_RECURSE found CONFIGURE_DEPENDS
            "${PROJECT_SOURCE_DIR}/${folder}/*.cpp" "${PROJECT_SOURCE_DIR}/${folder}/*.h")
        list(APPEND sources ${found})
    endforeach()
    file(GLOB resources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/resources/${name}.qrc")
    if(NOT sources)
        add_library(${name} INTERFACE)
        return()
    endif()
    add_library(${name} STATIC ${sources} ${resources})
    target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}/${arg_INCLUDES_FROM}")
    target_link_libraries(${name} PUBLIC ${arg_LINK} PRIVATE wherry_compiler)
endfunction()

# wherry_program(NAME MAIN LINK ...): one program with a thin main.
function(wherry_program name main)
    cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "LINK")
    if(NOT EXISTS "${PROJECT_SOURCE_DIR}/${main}")
        return()
    endif()
    add_executable(${name} "${PROJECT_SOURCE_DIR}/${main}")
    target_link_libraries(${name} PRIVATE ${arg_LINK} wherry_compiler)
endfunction()
