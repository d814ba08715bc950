# add_room(NAME LINKS room...) makes one static library of src/NAME/*.cpp, with its tests (x_test.cpp beside
# x.cpp) in the program NAME_test. A room sees the headers of what it links, and its own.
#
#   LINKS     rooms on a lower line
#   PACKAGES  third-party targets that the room's headers show
#   PRIVATE   third-party targets that only its sources use

function(add_room name)
    cmake_parse_arguments(ROOM "" "" "LINKS;PACKAGES;PRIVATE" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
    set(tests ${sources})
    list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
    list(FILTER sources EXCLUDE REGEX "(_test|_fuzz|_bench)\\.cpp$")

    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(${name} PUBLIC ${ROOM_LINKS} ${ROOM_PACKAGES} PRIVATE ${ROOM_PRIVATE})
    frontlist_precompile(${name})

    if(FRONTLIST_TESTS AND tests)
        add_executable(${name}_test ${tests})
        target_link_libraries(${name}_test PRIVATE ${name} ${ROOM_PRIVATE} test_support)
        frontlist_precompile(${name}_test)
        add_test(NAME ${name} COMMAND ${name}_test WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    endif()
endfunction()

# The headers nearly every file includes, parsed once for all targets with the same flags.
function(frontlist_precompile target)
    if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        return()
    endif()
    if(NOT TARGET precompiled)
        file(WRITE ${PROJECT_BINARY_DIR}/precompiled.cpp "")
        add_library(precompiled OBJECT ${PROJECT_BINARY_DIR}/precompiled.cpp)
        target_link_libraries(precompiled PRIVATE Boost::headers Boost::json fmt::fmt)
        target_include_directories(precompiled PRIVATE ${PROJECT_SOURCE_DIR}/src)
        target_precompile_headers(precompiled PRIVATE ${PROJECT_SOURCE_DIR}/src/base/precompiled.hpp)
    endif()
    target_precompile_headers(${target} REUSE_FROM precompiled)
endfunction()
