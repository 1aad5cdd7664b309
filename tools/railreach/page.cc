#include "tools/railreach/page.h"

#include <cstddef>
#include <string>

#include "engine/base/check.h"
#include "engine/output/gzip.h"

// The bytes of a file in this program, from NAME_begin to NAME_end.
#define RAILREACH_EMBED(name, file)     \
  asm(".section .rodata\n"              \
      ".global " #name                  \
      "_begin\n"                        \
      ".global " #name "_end\n" #name   \
      "_begin:\n"                       \
      ".incbin \"" file "\"\n" #name    \
      "_end:\n"                         \
      ".previous\n");                   \
  extern "C" const char name##_begin[]; \
  extern "C" const char name##_end[]

RAILREACH_EMBED(railreach_page, RAILREACH_PAGE_GZ);
RAILREACH_EMBED(railreach_land, RAILREACH_LAND_GZ);

namespace railreach {
namespace {

constexpr size_t kMaxEmbedded = size_t{64} << 20;

std::string Unzip(const char* begin, const char* end) {
  if (begin == end) return "";
  auto bytes = Gunzip({begin, static_cast<size_t>(end - begin)}, kMaxEmbedded);
  CHECK(bytes.ok());
  return *std::move(bytes);
}

}  // namespace

absl::string_view MapPage() {
  static const std::string& page =
      *new std::string(Unzip(railreach_page_begin, railreach_page_end));
  return page;
}

absl::string_view LandBytes() {
  static const std::string& land =
      *new std::string(Unzip(railreach_land_begin, railreach_land_end));
  return land;
}

}  // namespace railreach
