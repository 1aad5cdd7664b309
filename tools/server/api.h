// The questions of proto/railreach/v1/api.proto and their answers, without the
// transport.
#ifndef TOOLS_SERVER_API_H_
#define TOOLS_SERVER_API_H_

#include <string>

#include "engine/session/workbench.h"
#include "tools/server/http_server.h"

namespace railreach {

// What is served as it stands.
struct ApiFiles {
  std::string study;  // the bytes of the message StudyResult
  std::string land;   // of the message Land
  std::string page;   // HTML; empty: built without it
};

// Safe to share between threads.
class Api {
 public:
  // Keeps a reference to the workbench.
  Api(Workbench& bench, ApiFiles files);

  // A Handler: one answer to every question, with a status as api.proto says;
  // 404 for paths that are none of its, 405 for the wrong method.
  void Answer(const Question& question, Responder& responder) const;

 private:
  // False: there is no such thing to get.
  bool AnswerGet(const std::string& path, Responder& responder) const;

  Workbench& bench_;
  const ApiFiles files_;
};

}  // namespace railreach

#endif  // TOOLS_SERVER_API_H_
