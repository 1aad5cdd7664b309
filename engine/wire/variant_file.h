// Reads a file of variants row by row, in bounded memory.
#ifndef ENGINE_WIRE_VARIANT_FILE_H_
#define ENGINE_WIRE_VARIANT_FILE_H_

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "engine/study/variant_row.h"

namespace railreach {

class VariantFileReader {
 public:
  // NotFound: no such file.  InvalidArgument: its header is cut, or none.
  static absl::StatusOr<VariantFileReader> Open(const std::string& path);

  const BatchHeader& header() const { return header_; }

  // The next row; none at the end of the file, which may come before
  // header().num_variants rows (a shard, or a run that was stopped).
  //
  // InvalidArgument, with the path and the row's number from 0: a row that is
  // cut, too large, does not fit the header, or whose variant is not behind
  // the one before; and every call after that.
  absl::StatusOr<std::optional<VariantRow>> Next();

  size_t num_rows() const { return num_rows_; }  // read so far
  // Bytes of the header and these rows.
  uint64_t offset() const { return offset_; }

 private:
  VariantFileReader() = default;
  // The next message, its bytes in `buffer_`; false at the file's end.
  absl::StatusOr<bool> NextMessage();
  absl::Status Wrong(absl::string_view what) const;

  std::string path_;
  std::ifstream file_;
  BatchHeader header_;
  std::string buffer_;
  size_t num_rows_ = 0;
  uint64_t offset_ = 0;
  std::optional<size_t> last_variant_;
  absl::Status failed_;
};

}  // namespace railreach

#endif  // ENGINE_WIRE_VARIANT_FILE_H_
