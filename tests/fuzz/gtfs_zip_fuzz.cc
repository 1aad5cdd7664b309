// Whatever bytes a zip file holds, unpacking it ends, within its limits, and
// neither crashes nor overflows.
#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "engine/base/check.h"
#include "engine/base/diagnostics.h"
#include "engine/input/gtfs_files.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace railreach;  // NOLINT: a fuzzer's one function
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  const GtfsZipLimits limits = {.entry_bytes = 1 << 20,
                                .total_bytes = 1 << 21,
                                .ratio = 50,
                                .ratio_from = 1 << 16,
                                .entries = 100};
  Diagnostics diagnostics;
  const GtfsTexts texts = UnpackGtfs("fuzz.zip", bytes, limits, diagnostics);
  size_t total = 0;
  for (const auto& [name, text] : texts) {
    CHECK(IsGtfsFileName(name) && text.size() <= limits.entry_bytes);
    total += text.size();
  }
  CHECK(total <= limits.total_bytes);
  CHECK(diagnostics.ok() == diagnostics.status().ok());
  return 0;
}
