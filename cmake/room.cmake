# add_room(NAME LINKS room...) makes one static library of src/NAME/*.cpp, with its tests (x_test.cpp beside
# x.cpp) in the program NAME_test. A room sees the headers of what it links, and its own.
#
#   LINKS     rooms on a lower line
#   PACKAGES  third-party targets that the room's headers show
#   PRIVATE   third-party targets that only its sources use
#   APART     sources with local names that others of the room also use: each stays a translation unit of
#             its own where the preset joins sources (FRONTLIST_JOIN)

function(add_room name)
    cmake_parse_arguments(ROOM "" "" "LINKS;PACKAGES;PRIVATE;APART" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
    set(tests ${sources})
    list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
    list(FILTER sources EXCLUDE REGEX "(_test|_fuzz|_bench)\\.cpp$")
    set_source_files_properties(${ROOM_APART} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)

    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(${name} PUBLIC ${ROOM_LINKS} ${ROOM_PACKAGES} PRIVATE ${ROOM_PRIVATE})
    frontlist_compile(${name})

    if(FRONTLIST_TESTS AND tests)
        add_executable(${name}_test ${tests})
        target_link_libraries(${name}_test PRIVATE ${name} ${ROOM_PRIVATE} test_support)
        frontlist_compile(${name}_test)
        add_test(NAME ${name} COMMAND ${name}_test WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    endif()
endfunction()

# How a target of ours is compiled. The headers nearly every file includes are parsed once for all targets
# with the same flags; and where whole trees are built more often than files are changed, sources are
# compiled several at a time, so that other headers are parsed seldom too.
function(frontlist_compile target)
    if(FRONTLIST_JOIN)
        set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${FRONTLIST_JOIN})
        # GCC takes a joined source for a header when it says this.
        target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
    endif()
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
