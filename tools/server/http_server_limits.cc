#include "tools/server/http_server_limits.h"

#include <utility>

namespace railreach {

std::variant<std::unique_ptr<QuestionLimits::Place>, Refusal>
QuestionLimits::Enter(const std::string& client) {
  const std::lock_guard lock(mutex_);
  const auto of_client = of_client_.find(client);
  if (of_client != of_client_.end() && of_client->second >= most_of_client_) {
    return Refusal{429, "too many questions at a time: ask fewer, or later"};
  }
  if (in_hand_ >= most_) {
    return Refusal{503, "too many questions of all clients: ask again later"};
  }
  ++in_hand_;
  ++of_client_[client];
  return std::make_unique<Place>(*this, client);
}

void QuestionLimits::Leave(const std::string& client) {
  const std::lock_guard lock(mutex_);
  --in_hand_;
  const auto of_client = of_client_.find(client);
  if (--of_client->second == 0) of_client_.erase(of_client);
}

}  // namespace railreach
