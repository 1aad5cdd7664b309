// Random studies: a random network with people and key nodes around it.
#ifndef TESTS_SUPPORT_RANDOM_STUDY_H_
#define TESTS_SUPPORT_RANDOM_STUDY_H_

#include <cstdint>

#include "engine/study/study.h"

namespace railreach {

// RandomModel() of the seed with a town around every station and a key node
// near every other one.
Study RandomStudy(uint32_t seed);

}  // namespace railreach

#endif  // TESTS_SUPPORT_RANDOM_STUDY_H_
