#include "bench/support/bench_networks.h"

#include <cstdio>
#include <utility>

#include "bench/support/synthetic.h"
#include "engine/base/diagnostics.h"
#include "engine/input/native_tables.h"
#include "engine/model/selection.h"
#include "engine/model/track_path.h"
#include "engine/network/build_network.h"

namespace railreach {
namespace {

// The existing lines of networks/<name> in its morning peak.
void AppendNative(const std::string& name,
                  std::vector<BenchNetwork>& networks) {
  const std::string folder = RAILREACH_SOURCE_DIR "/networks/" + name;
  Diagnostics diagnostics;
  LineModel lines =
      std::move(ReadNativeTables(folder, diagnostics).model.lines);
  NetworkOptions options;
  for (const BandId band : lines.bands.ids()) {
    if (lines.bands[band].name.key == "morning_peak") options.band = band;
  }
  if (!diagnostics.ok() || options.band.is_none() ||
      !Select(Selection(), lines).ok()) {
    std::fprintf(stderr, "left out: %s cannot be read\n", folder.c_str());
    return;
  }
  ResolveTrackPaths(lines, diagnostics);
  networks.push_back({name, BuildNetwork(lines, options)});
}

}  // namespace

std::vector<BenchNetwork> LoadBenchNetworks() {
  std::vector<BenchNetwork> networks;
  networks.push_back({"metro_60x35", MakeSyntheticMetro(SyntheticMetro())});
  AppendNative("shanghai", networks);
  return networks;
}

}  // namespace railreach
