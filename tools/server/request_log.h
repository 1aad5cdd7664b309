// A line of JSON for each question.
#ifndef TOOLS_SERVER_REQUEST_LOG_H_
#define TOOLS_SERVER_REQUEST_LOG_H_

#include <cstdio>

#include "tools/server/http_server.h"

namespace railreach {

// Answers by `handler`, and writes to `out` when it is done:
//   {"method":"POST","path":"/v1/variant","status":200,"bytes":5120,"ms":12.3}
// Bytes are those of the answer before compression.  What the server itself
// refuses comes to no handler, and to no log.
Handler Logged(Handler handler, std::FILE* out);

}  // namespace railreach

#endif  // TOOLS_SERVER_REQUEST_LOG_H_
