// railreach serve: the live map of a study, and the API behind it.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/base/parallel.h"
#include "engine/input/load_study.h"
#include "engine/output/land.h"
#include "engine/session/workbench.h"
#include "engine/study/run.h"
#include "engine/wire/result_wire.h"
#include "tools/railreach/common.h"
#include "tools/railreach/page.h"
#include "tools/railreach/stop_on_signal.h"
#include "tools/server/api.h"
#include "tools/server/request_log.h"

namespace railreach {
namespace {

ServerOptions ServerOptionsOf(const ServeOptions& options) {
  ServerOptions server;
  server.address = options.address;
  server.port = options.port;
  server.token = options.token;
  if (const char* token = std::getenv("RAILREACH_TOKEN");
      server.token.empty() && token != nullptr) {
    server.token = token;
  }
  server.threads = NumThreads(options.threads);
  return server;
}

// The study again, with another `open_until`.
Workbench::Loader LoaderOf(StudyOptions options) {
  return [options = std::move(options)](int year) -> absl::StatusOr<Study> {
    const auto feed = FeedOptionsOf(options);
    if (!feed.ok()) return feed.status();
    std::vector<std::string> settings = options.settings;
    settings.push_back(absl::StrCat("open_until=", year));
    Diagnostics diagnostics;
    Study study = LoadStudy(options.study, settings, diagnostics, *feed,
                            options.scenarios);
    if (!diagnostics.ok()) return diagnostics.status();
    return study;
  };
}

std::string LandOf(const Study& study) {
  const auto world = DecodeLand(LandBytes());
  return world.ok() ? EncodeLand(ClipLand(*world, LandBoxOf(study.model)))
                    : std::string();
}

std::string RunBaseline(const Study& study, const ServeOptions& options) {
  ProgressLine line(options.quiet);
  const StudyResult result =
      RunStudy(study, NumThreads(options.threads),
               [&](absl::string_view step, size_t done, size_t all) {
                 line.Update(step, done, all);
               });
  return EncodeResult(study, result);
}

void PrintAddress(const ServerOptions& options, uint16_t port) {
  const bool ipv6 = absl::StrContains(options.address, ':');
  const std::string host =
      ipv6 ? absl::StrCat("[", options.address, "]") : options.address;
  absl::PrintF(
      "The live map: http://%s:%d/%s\nCtrl-C stops it.\n", host, port,
      options.token.empty() ? "" : absl::StrCat("?token=", options.token));
  if (MapPage().empty()) {
    absl::FPrintF(stderr, "note: %s; the API works (README)\n",
                  kBuiltWithoutPage);
  }
  std::fflush(stdout);
}

// Until Ctrl-C; running answers are finished.
void RunUntilSignal(HttpServer& server) {
  const StopOnSignal signal;
  std::thread watcher([&] {
    while (!signal.stop()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    server.Stop();
  });
  server.Run();
  watcher.join();
}

}  // namespace

int Serve(const ServeOptions& options) {
  auto study = LoadOrExplain(options);
  if (!study) return kExitBadInput;
  study->parameters.outlines = true;
  const ServerOptions server_options = ServerOptionsOf(options);
  std::unique_ptr<const Api> api;
  Handler handler = [&](const Question& question, Responder& responder) {
    api->Answer(question, responder);
  };
  if (options.log) handler = Logged(std::move(handler), stderr);
  // Before the work: the port may be taken.
  const auto server = HttpServer::Listen(server_options, std::move(handler));
  if (!server.ok()) return Explain(server.status());
  ApiFiles files = {RunBaseline(*study, options), LandOf(*study),
                    std::string(MapPage())};
  Workbench bench(*std::move(study), LoaderOf(options), server_options.threads);
  api = std::make_unique<const Api>(bench, std::move(files));
  PrintAddress(server_options, (*server)->port());
  RunUntilSignal(**server);
  return kExitDone;
}

}  // namespace railreach
