# cmake -P: builds the page and the land, gzipped, for tools/railreach/page.cc.
#   MAP       this folder; npm puts node_modules there, protoc src/proto
#   OUT       folder of page.gz, land.gz, and built.stamp when they hold all
#   NPM       the program
#   REQUIRED  whether to fail where npm fails; else both are empty
set(log ${OUT}/npm.log)
file(MAKE_DIRECTORY ${OUT})
file(REMOVE ${log} ${OUT}/built.stamp)

# run(ARGUMENT...): npm in MAP; ends the script where it fails.
macro(run)
  string(JOIN " " command npm ${ARGN})
  execute_process(COMMAND ${NPM} ${ARGN} WORKING_DIRECTORY ${MAP}
    RESULT_VARIABLE result OUTPUT_VARIABLE text ERROR_VARIABLE text)
  file(APPEND ${log} "${text}")
  if(NOT result EQUAL 0)
    file(WRITE ${OUT}/page.gz "")
    file(WRITE ${OUT}/land.gz "")
    if(REQUIRED)
      message(FATAL_ERROR "${command} failed:\n${text}")
    endif()
    message(WARNING "railreach is built without its page, as `${command}` "
      "failed (${log}); building again tries again")
    return()
  endif()
endmacro()

# npm writes the hidden file last.
if(${MAP}/package-lock.json IS_NEWER_THAN
   ${MAP}/node_modules/.package-lock.json)
  run(ci --ignore-scripts --no-audit --no-fund)
endif()
set(ENV{OUT_DIR} ${OUT}/dist)
run(run build)
foreach(pair index.html:page land.pb:land)
  string(REPLACE ":" ";" pair ${pair})
  list(GET pair 0 file)
  list(GET pair 1 name)
  execute_process(COMMAND gzip -9 -n -c ${OUT}/dist/${file}
    OUTPUT_FILE ${OUT}/${name}.gz COMMAND_ERROR_IS_FATAL ANY)
endforeach()
file(TOUCH ${OUT}/built.stamp)
