// railreach show: a result read back from its .pb.
#include <cstdio>
#include <string>

#include "engine/base/file.h"
#include "engine/output/summary.h"
#include "engine/wire/result_wire.h"
#include "tools/railreach/common.h"

namespace railreach {
namespace {

int Print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  return kExitDone;
}

}  // namespace

int Show(const ShowOptions& options) {
  const auto bytes = ReadFile(options.result);
  if (!bytes.ok()) return Explain(bytes.status());
  if (options.json) {
    const auto json = ResultToJson(*bytes, "");
    return json.ok() ? Print(*json + "\n") : Explain(json.status());
  }
  const auto decoded = DecodeResult(*bytes);
  if (!decoded.ok()) return Explain(decoded.status());
  return Print(SummaryText(decoded->study, decoded->result,
                           {.all_counties = options.all_counties}));
}

}  // namespace railreach
