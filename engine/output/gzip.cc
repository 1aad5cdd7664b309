#include "engine/output/gzip.h"

#include <zlib.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/base/check.h"

namespace railreach {
namespace {

constexpr int kGzipFormat = 16;  // added to the bits of the window
constexpr int kMemoryLevel = 9;
constexpr size_t kStep = size_t{1} << 20;

void SetInput(z_stream& stream, absl::string_view bytes) {
  CHECK(bytes.size() <= UINT32_MAX);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
}

// Room for `room` more bytes behind those of `out`.
void SetOutput(z_stream& stream, std::string& out, size_t room) {
  const size_t have = out.size();
  out.resize(have + room);
  stream.next_out = reinterpret_cast<Bytef*>(out.data() + have);
  stream.avail_out = static_cast<uInt>(room);
}

}  // namespace

std::string Gzip(absl::string_view bytes, GzipAim aim) {
  z_stream stream = {};
  const int ready = deflateInit2(
      &stream, aim == GzipAim::kFast ? Z_BEST_SPEED : Z_BEST_COMPRESSION,
      Z_DEFLATED, MAX_WBITS + kGzipFormat, kMemoryLevel, Z_DEFAULT_STRATEGY);
  CHECK(ready == Z_OK);
  SetInput(stream, bytes);
  std::string gzipped;
  SetOutput(stream, gzipped, deflateBound(&stream, bytes.size()));
  const int done = deflate(&stream, Z_FINISH);
  gzipped.resize(stream.total_out);
  deflateEnd(&stream);
  CHECK(done == Z_STREAM_END);
  return gzipped;
}

absl::StatusOr<std::string> Gunzip(absl::string_view gzipped,
                                   size_t max_bytes) {
  z_stream stream = {};
  CHECK(inflateInit2(&stream, MAX_WBITS + kGzipFormat) == Z_OK);
  SetInput(stream, gzipped);
  std::string bytes;
  int done = Z_OK;
  while (done == Z_OK && bytes.size() <= max_bytes) {
    SetOutput(stream, bytes, std::min(kStep, max_bytes + 1 - bytes.size()));
    done = inflate(&stream, Z_NO_FLUSH);
    bytes.erase(bytes.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (bytes.size() > max_bytes) {
    return absl::ResourceExhaustedError(
        absl::StrCat("more than ", max_bytes, " bytes when unzipped"));
  }
  if (done != Z_STREAM_END) {
    return absl::InvalidArgumentError("no gzip, cut or damaged");
  }
  return bytes;
}

}  // namespace railreach
