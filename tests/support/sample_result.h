// A small study and a result of it for tests of wire and output: nothing is
// computed, but every field has a value of its own, so that one that is lost
// or swapped shows.
#ifndef TESTS_SUPPORT_SAMPLE_RESULT_H_
#define TESTS_SUPPORT_SAMPLE_RESULT_H_

#include "engine/study/result.h"
#include "engine/study/study.h"

namespace railreach {

//   上海虹桥 ===京沪=== 昆山南 ===京沪=== 苏州      trunk "G", express and
//   local
//      |
//      2号线
//      |
//   人民广场                                        metro "M2"
//
// Key nodes: 人民广场 (city centre), 昆山 (county seat), 嘉定 (new town),
// 虹桥枢纽 (hub), 浦东机场 (airport).  Two cities, three counties.  A departure
// window, and two sources with two stations to join.
Study SampleStudy();

// Fits SampleStudy().
StudyResult SampleResult();

}  // namespace railreach

#endif  // TESTS_SUPPORT_SAMPLE_RESULT_H_
