# zs_embed(module ROOT folder GLOB patterns...)
#
# Puts the files of src-tree `folder` that match `patterns` into the library zs_<module>, as
# `std::span<zs::EmbeddedFile const> zs::<module>::embedded_files()` (see base/embedded.h), sorted by name.
# Call it after zs_module(). The generator below runs at build time, whenever a file changes.
function(zs_embed module)
  cmake_parse_arguments(E "" "ROOT" "GLOB" ${ARGN})
  list(TRANSFORM E_GLOB PREPEND ${CMAKE_SOURCE_DIR}/${E_ROOT}/)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${E_GLOB})
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded_${module}.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DMODULE=${module} -DROOT=${CMAKE_SOURCE_DIR}/${E_ROOT} "-DFILES=${files}"
            -DOUTPUT=${output} -P ${CMAKE_SOURCE_DIR}/cmake/EmbedFiles.cmake
    DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/EmbedFiles.cmake VERBATIM)
  get_target_property(kind zs_${module} TYPE)
  if(kind STREQUAL "INTERFACE_LIBRARY")
    return()  # a module without sources yet
  endif()
  target_sources(zs_${module} PRIVATE ${output})
  set_source_files_properties(${output} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()
