#include "engine/output/merge_variants.h"

#include <fcntl.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/output/open_file.h"
#include "engine/study/run_units.h"
#include "engine/study/variant_row.h"
#include "engine/wire/variant_file.h"
#include "engine/wire/variant_wire.h"

namespace railreach {
namespace {
namespace fs = std::filesystem;

constexpr size_t kPieceBytes = size_t{1} << 20;

template <typename... Parts>
absl::Status Refused(const std::string& path, const Parts&... parts) {
  return absl::InvalidArgumentError(absl::StrCat(path, ": ", parts...));
}

// Of the file or folder that was named.
absl::StatusOr<std::string> FileOf(const std::string& shard) {
  std::error_code error;
  if (!fs::is_directory(shard, error)) return shard;
  const fs::path folder = shard;
  const fs::path file = folder / kVariantFileName;
  if (fs::exists(file, error)) return file.string();
  if (fs::exists(folder / kJournalName, error)) {
    return Refused(shard, "is not finished; run it again with --resume");
  }
  return Refused(shard, "holds no ", kVariantFileName,
                 "; is it the --out of a run of a batch?");
}

// What must be equal in all shards: the header of the single run.
std::string HeaderOfWhole(BatchHeader header) {
  header.shard = Shard();
  return EncodeBatchHeader(header);
}

struct ShardFile {
  std::string path;
  Shard shard;
};

// The files of one batch, so far.
class ShardSet {
 public:
  // Reads the header of one more.
  absl::Status Add(const std::string& path);
  // Sorts them; an error if not all are there.
  absl::Status Complete();

  const std::vector<ShardFile>& files() const { return files_; }
  // Of the single run.
  const std::string& header_bytes() const { return header_bytes_; }

 private:
  absl::Status CheckSameBatch(const std::string& path,
                              const BatchHeader& header) const;

  std::vector<ShardFile> files_;
  std::string fingerprint_;
  std::string tool_version_;
  std::string header_bytes_;
};

absl::Status ShardSet::CheckSameBatch(const std::string& path,
                                      const BatchHeader& header) const {
  const ShardFile& first = files_.front();
  if (header.fingerprint != fingerprint_) {
    return Refused(path, "is of another batch than ", first.path,
                   " (its input or parameters differ: fingerprint ",
                   header.fingerprint, ", not ", fingerprint_,
                   "); leave it out, or run it again on the same input");
  }
  if (header.shard.of != first.shard.of) {
    return Refused(path, "is one of ", header.shard.of, " shards, ", first.path,
                   " one of ", first.shard.of,
                   "; name the shards of one cut alone");
  }
  if (header.tool_version != tool_version_) {
    return Refused(path, "was computed by version ", header.tool_version, ", ",
                   first.path, " by ", tool_version_,
                   "; run one of them again");
  }
  if (HeaderOfWhole(header) != header_bytes_) {
    return Refused(path, "has another header than ", first.path,
                   " (its baseline, say); run one of them again");
  }
  return absl::OkStatus();
}

absl::Status ShardSet::Add(const std::string& path) {
  const auto reader = VariantFileReader::Open(path);
  if (!reader.ok()) return reader.status();
  const BatchHeader& header = reader->header();
  if (files_.empty()) {
    fingerprint_ = header.fingerprint;
    tool_version_ = header.tool_version;
    header_bytes_ = HeaderOfWhole(header);
  } else if (absl::Status same = CheckSameBatch(path, header); !same.ok()) {
    return same;
  }
  files_.push_back({.path = path, .shard = header.shard});
  return absl::OkStatus();
}

absl::Status ShardSet::Complete() {
  std::stable_sort(files_.begin(), files_.end(),
                   [](const ShardFile& a, const ShardFile& b) {
                     return a.shard.number < b.shard.number;
                   });
  constexpr size_t kMostNamed = 20;
  std::vector<size_t> missing;
  size_t next = 1;
  for (size_t i = 0; i < files_.size(); ++i) {
    const size_t number = files_[i].shard.number;
    if (i > 0 && number == files_[i - 1].shard.number) {
      return Refused(files_[i].path, "is shard ", number, ", and so is ",
                     files_[i - 1].path, "; name one of them");
    }
    for (; next < number && missing.size() <= kMostNamed; ++next) {
      missing.push_back(next);
    }
    next = number + 1;
  }
  const size_t all = files_.front().shard.of;
  for (; next <= all && missing.size() <= kMostNamed; ++next) {
    missing.push_back(next);
  }
  if (missing.empty()) return absl::OkStatus();
  const bool more = missing.size() > kMostNamed;
  if (more) missing.pop_back();
  return Refused(files_.front().path, "is one of ", all,
                 " shards; missing: ", absl::StrJoin(missing, ", "),
                 more ? " and more" : "", "; run them (--shard i/", all,
                 "), then name all");
}

absl::Status Unfinished(const std::string& path, size_t variant,
                        VariantRange range) {
  return Refused(path, "variant ", variant, " is not where it belongs (rows ",
                 range.begin, " to ", range.end,
                 ", not included): the file is cut or was changed; run this "
                 "shard again");
}

// The bytes of the rows, from the end of the header to the end of the file.
struct RowBytes {
  uint64_t begin = 0;
  uint64_t end = 0;
};

// Reads every row of the shard: it must hold its variants, each once.
absl::StatusOr<RowBytes> CheckRows(const ShardFile& file) {
  auto reader = VariantFileReader::Open(file.path);
  if (!reader.ok()) return reader.status();
  const size_t num_variants = reader->header().num_variants;
  const VariantRange range =
      VariantsOf(UnitsOf(NumUnits(num_variants), file.shard), num_variants);
  RowBytes bytes{.begin = reader->offset(), .end = 0};
  for (size_t variant = range.begin; variant < range.end; ++variant) {
    const auto row = reader->Next();
    if (!row.ok()) {
      return absl::InvalidArgumentError(
          absl::StrCat(row.status().message(), "; run this shard again"));
    }
    if (!row->has_value() || (*row)->variant != variant) {
      return Unfinished(file.path, variant, range);
    }
  }
  bytes.end = reader->offset();
  const auto beyond = reader->Next();
  if (!beyond.ok() || beyond->has_value()) {
    return Refused(file.path, "goes on behind its last variant, ", range.end,
                   " not included; run this shard again");
  }
  return bytes;
}

absl::Status CopyRows(const std::string& path, RowBytes rows,
                      AtomicFile& whole) {
  auto file = OpenFile::Open(path, O_RDONLY);
  if (!file.ok()) return file.status();
  std::string piece;
  for (uint64_t at = rows.begin; at < rows.end; at += piece.size()) {
    absl::Status status =
        file->ReadAt(at, std::min<uint64_t>(kPieceBytes, rows.end - at), piece);
    if (status.ok() && piece.empty()) {
      status = Refused(path, "was cut meanwhile; merge again");
    }
    if (status.ok()) status = whole.Append(piece);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::StatusOr<ShardSet> ReadHeaders(absl::Span<const std::string> shards,
                                     const std::string& path) {
  if (shards.empty()) {
    return absl::InvalidArgumentError("name the shards that are to be merged");
  }
  ShardSet set;
  for (const std::string& shard : shards) {
    const auto file = FileOf(shard);
    if (!file.ok()) return file.status();
    std::error_code error;
    if (fs::equivalent(*file, path, error)) {
      return Refused(path, "is one of the shards; name another --out");
    }
    if (absl::Status status = set.Add(*file); !status.ok()) return status;
  }
  absl::Status status = set.Complete();
  if (!status.ok()) return status;
  return set;
}

}  // namespace

absl::Status MergeVariants(absl::Span<const std::string> shards,
                           const std::string& path) {
  const auto set = ReadHeaders(shards, path);
  if (!set.ok()) return set.status();
  auto whole = AtomicFile::Create(path);
  if (!whole.ok()) return whole.status();
  absl::Status status = whole->Append(set->header_bytes());
  for (const ShardFile& file : set->files()) {
    if (!status.ok()) return status;
    const auto rows = CheckRows(file);
    status = rows.ok() ? CopyRows(file.path, *rows, *whole) : rows.status();
  }
  return status.ok() ? whole->Commit() : status;
}

}  // namespace railreach
