// What the connections of one server share.
#ifndef TOOLS_SERVER_HTTP_SERVER_CORE_H_
#define TOOLS_SERVER_HTTP_SERVER_CORE_H_

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <functional>
#include <memory>
#include <set>

#include "tools/server/http_server.h"
#include "tools/server/http_server_checks.h"
#include "tools/server/http_server_limits.h"

namespace railreach {

class Connection;

// Used by the thread of `io`, but for what is said.  The order matters: what
// stands below may hold what stands above until it is destroyed.
struct ServerCore {
  ServerCore(const ServerOptions& server_options, Handler server_handler,
             const Site& server_site);

  const ServerOptions options;
  const Handler handler;                 // by the workers
  Site site;                             // by all; fixed before Run
  std::atomic<bool> stopping = false;    // read by all
  QuestionLimits limits;                 // by all
  std::function<void()> on_last_closed;  // no connection is left
  boost::asio::io_context io{1};
  std::set<std::shared_ptr<Connection>> connections;  // open ones
  boost::asio::thread_pool workers;                   // answer questions
};

}  // namespace railreach

#endif  // TOOLS_SERVER_HTTP_SERVER_CORE_H_
