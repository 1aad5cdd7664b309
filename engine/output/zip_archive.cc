#include "engine/output/zip_archive.h"

#include <zip.h>

#include "absl/cleanup/cleanup.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace railreach {
namespace {

constexpr zip_uint16_t kDosMidnight = 0;
constexpr zip_uint16_t kDosFirstDay = 1 << 5 | 1;  // 1980-01-01

absl::Status Failed(const char* why) {
  return absl::InternalError(absl::StrCat("cannot pack a zip file: ", why));
}

// The archive holds views of the texts until it is closed.
absl::Status AddFile(const OutputFile& file, zip_t* archive) {
  zip_source_t* source =
      zip_source_buffer(archive, file.text.data(), file.text.size(), 0);
  if (source == nullptr) return Failed(zip_strerror(archive));
  const zip_int64_t index =
      zip_file_add(archive, file.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return Failed(zip_strerror(archive));
  }
  // zip_file_set_mtime() would depend on the time zone.
  if (zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index),
                           kDosMidnight, kDosFirstDay, 0) != 0) {
    return Failed(zip_strerror(archive));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> ReadAll(zip_source_t* source) {
  zip_stat_t stat;
  if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) {
    return Failed(zip_error_strerror(zip_source_error(source)));
  }
  std::string bytes(stat.size, '\0');
  const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (read != static_cast<zip_int64_t>(bytes.size())) {
    return Failed("the archive is shorter than it says");
  }
  return bytes;
}

}  // namespace

absl::StatusOr<std::string> ZipBytes(const std::vector<OutputFile>& files) {
  zip_error_t error;
  zip_error_init(&error);
  const auto free_error = absl::MakeCleanup([&] { zip_error_fini(&error); });
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (memory == nullptr) return Failed(zip_error_strerror(&error));
  // zip_close() gives up its share of the source, this keeps ours.
  zip_source_keep(memory);
  const auto free_memory = absl::MakeCleanup([&] { zip_source_free(memory); });
  zip_t* archive = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
  if (archive == nullptr) {
    zip_source_free(memory);
    return Failed(zip_error_strerror(&error));
  }
  for (const OutputFile& file : files) {
    const absl::Status status = AddFile(file, archive);
    if (!status.ok()) {
      zip_discard(archive);
      return status;
    }
  }
  if (zip_close(archive) != 0) {
    const absl::Status status = Failed(zip_strerror(archive));
    zip_discard(archive);
    return status;
  }
  return ReadAll(memory);
}

}  // namespace railreach
