#include "engine/wire/variant_file.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/wire/variant_wire.h"

namespace railreach {
namespace {

// What a claimed length may take before its bytes are there.
constexpr size_t kStep = size_t{1} << 20;

}  // namespace

absl::StatusOr<VariantFileReader> VariantFileReader::Open(
    const std::string& path) {
  VariantFileReader reader;
  reader.path_ = path;
  reader.file_.open(path, std::ios::binary);
  if (!reader.file_.is_open()) {
    return absl::NotFoundError(absl::StrCat(path, ": cannot be opened"));
  }
  const absl::StatusOr<bool> found = reader.NextMessage();
  if (!found.ok() || !*found) {
    return absl::InvalidArgumentError(absl::StrCat(
        path, ": header: ", found.ok() ? "empty" : found.status().message()));
  }
  absl::StatusOr<BatchHeader> header = DecodeBatchHeader(reader.buffer_);
  if (!header.ok()) {
    return absl::InvalidArgumentError(
        absl::StrCat(path, ": header: ", header.status().message()));
  }
  reader.header_ = *std::move(header);
  return reader;
}

absl::Status VariantFileReader::Wrong(absl::string_view what) const {
  return absl::InvalidArgumentError(
      absl::StrCat(path_, ": row ", num_rows_, ": ", what));
}

absl::StatusOr<bool> VariantFileReader::NextMessage() {
  uint64_t size = 0;
  int length = 0;
  while (true) {
    const int byte = file_.get();
    if (byte == std::ifstream::traits_type::eof()) {
      if (file_.bad()) return absl::InvalidArgumentError("cannot be read");
      if (length == 0) return false;
      return absl::InvalidArgumentError("cut");
    }
    size |= uint64_t{static_cast<uint8_t>(byte) & 0x7Fu} << (7 * length);
    ++length;
    if (byte < 0x80) break;
    if (length == 5) return absl::InvalidArgumentError("no length");
  }
  if (size > kMaxVariantMessage) {
    return absl::InvalidArgumentError(
        absl::StrCat("too large: ", size, " bytes"));
  }
  buffer_.clear();
  while (buffer_.size() < size) {
    const size_t have = buffer_.size();
    const size_t step = std::min<size_t>(kStep, size - have);
    buffer_.resize(have + step);
    file_.read(buffer_.data() + have, static_cast<std::streamsize>(step));
    if (static_cast<size_t>(file_.gcount()) != step) {
      return absl::InvalidArgumentError("cut");
    }
  }
  offset_ += static_cast<uint64_t>(length) + size;
  return true;
}

absl::StatusOr<std::optional<VariantRow>> VariantFileReader::Next() {
  if (!failed_.ok()) return failed_;
  const absl::StatusOr<bool> found = NextMessage();
  if (!found.ok()) return failed_ = Wrong(found.status().message());
  if (!*found) return std::optional<VariantRow>();
  absl::StatusOr<VariantRow> row = DecodeVariantRow(buffer_, header_);
  if (!row.ok()) return failed_ = Wrong(row.status().message());
  if (last_variant_.has_value() && row->variant <= *last_variant_) {
    return failed_ = Wrong(absl::StrCat("variant ", row->variant, " behind ",
                                        *last_variant_));
  }
  last_variant_ = row->variant;
  ++num_rows_;
  return std::optional<VariantRow>(*std::move(row));
}

}  // namespace railreach
