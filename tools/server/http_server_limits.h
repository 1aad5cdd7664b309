// How many questions are in hand, in all and by client.
#ifndef TOOLS_SERVER_HTTP_SERVER_LIMITS_H_
#define TOOLS_SERVER_HTTP_SERVER_LIMITS_H_

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <variant>

#include "absl/container/flat_hash_map.h"
#include "tools/server/http_server_checks.h"

namespace railreach {

// Thread-safe.
class QuestionLimits {
 public:
  QuestionLimits(size_t most, size_t most_of_client)
      : most_(most), most_of_client_(most_of_client) {}

  // A place among the questions in hand, given back on destruction.
  class Place {
   public:
    Place(QuestionLimits& limits, std::string client)
        : limits_(limits), client_(std::move(client)) {}
    ~Place() { limits_.Leave(client_); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

   private:
    QuestionLimits& limits_;
    const std::string client_;
  };

  // A place, or why there is none: 429 where the client has as many questions
  // as it may, 503 where all have.
  std::variant<std::unique_ptr<Place>, Refusal> Enter(
      const std::string& client);

 private:
  void Leave(const std::string& client);

  const size_t most_;
  const size_t most_of_client_;
  std::mutex mutex_;
  size_t in_hand_ = 0;
  absl::flat_hash_map<std::string, size_t> of_client_;  // those above 0
};

}  // namespace railreach

#endif  // TOOLS_SERVER_HTTP_SERVER_LIMITS_H_
