// Files that are read and written piece by piece, for what does not fit into
// memory.
#ifndef ENGINE_OUTPUT_OPEN_FILE_H_
#define ENGINE_OUTPUT_OPEN_FILE_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace railreach {

// A file by its descriptor.  Every error names the file and the system's
// reason; a full disk is ResourceExhausted.  Const calls are thread-safe.
class OpenFile {
 public:
  // `flags` as of open(2).
  static absl::StatusOr<OpenFile> Open(const std::string& path, int flags);

  OpenFile(OpenFile&& other) noexcept;
  OpenFile& operator=(OpenFile&&) = delete;
  ~OpenFile();

  const std::string& path() const { return path_; }
  int descriptor() const { return descriptor_; }

  absl::StatusOr<uint64_t> Size() const;
  // Up to `size` bytes from `offset`; fewer only where the file ends.
  absl::Status ReadAt(uint64_t offset, size_t size, std::string& bytes) const;
  // After an error a part may be written.
  absl::Status WriteAt(uint64_t offset, absl::string_view bytes);
  absl::Status Truncate(uint64_t size);
  // To the disk itself.
  absl::Status Sync();
  // `what` failed with errno.
  absl::Status Failed(absl::string_view what) const;

 private:
  OpenFile(std::string path, int descriptor)
      : path_(std::move(path)), descriptor_(descriptor) {}

  std::string path_;
  int descriptor_;
};

// Makes a file's name, or its removal, outlast the machine; no error where a
// folder cannot be synced.
void SyncFolderOf(const std::string& path);

// A file that appears when it is whole: written beside `path` and renamed.
class AtomicFile {
 public:
  // Makes the folders above it.
  static absl::StatusOr<AtomicFile> Create(const std::string& path);
  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&&) = delete;
  // Removes what was not committed.
  ~AtomicFile();

  absl::Status Append(absl::string_view bytes);
  // Puts it in the place of `path`, on the disk itself.  Once.
  absl::Status Commit();

 private:
  AtomicFile(std::string path, OpenFile file)
      : path_(std::move(path)), file_(std::move(file)) {}
  absl::Status Flush();

  std::string path_;
  OpenFile file_;
  std::string buffer_;
  uint64_t size_ = 0;
  bool pending_ = true;
};

}  // namespace railreach

#endif  // ENGINE_OUTPUT_OPEN_FILE_H_
