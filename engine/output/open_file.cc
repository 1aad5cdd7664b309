#include "engine/output/open_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"

namespace railreach {
namespace {
namespace fs = std::filesystem;

constexpr size_t kBufferBytes = size_t{1} << 20;

absl::StatusCode CodeOf(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return absl::StatusCode::kResourceExhausted;
    case ENOENT:
      return absl::StatusCode::kNotFound;
    case EACCES:
    case EPERM:
    case EROFS:
      return absl::StatusCode::kPermissionDenied;
    default:
      return absl::StatusCode::kUnavailable;
  }
}

absl::Status SystemError(const std::string& path, absl::string_view what,
                         int error) {
  return absl::Status(CodeOf(error),
                      absl::StrCat(path, ": ", what, ": ",
                                   std::generic_category().message(error)));
}

}  // namespace

absl::StatusOr<OpenFile> OpenFile::Open(const std::string& path, int flags) {
  const int descriptor = open(path.c_str(), flags | O_CLOEXEC, 0666);
  if (descriptor < 0) return SystemError(path, "cannot be opened", errno);
  return OpenFile(path, descriptor);
}

OpenFile::OpenFile(OpenFile&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

OpenFile::~OpenFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

absl::Status OpenFile::Failed(absl::string_view what) const {
  return SystemError(path_, what, errno);
}

absl::StatusOr<uint64_t> OpenFile::Size() const {
  struct stat status;
  if (fstat(descriptor_, &status) != 0) return Failed("cannot be read");
  return static_cast<uint64_t>(status.st_size);
}

absl::Status OpenFile::ReadAt(uint64_t offset, size_t size,
                              std::string& bytes) const {
  bytes.resize(size);
  size_t done = 0;
  while (done < size) {
    const ssize_t count = pread(descriptor_, bytes.data() + done, size - done,
                                static_cast<off_t>(offset + done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Failed("cannot be read");
    if (count == 0) break;
    done += static_cast<size_t>(count);
  }
  bytes.resize(done);
  return absl::OkStatus();
}

absl::Status OpenFile::WriteAt(uint64_t offset, absl::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = pwrite(descriptor_, bytes.data(), bytes.size(),
                                 static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Failed("cannot be written");
    offset += static_cast<uint64_t>(count);
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  return absl::OkStatus();
}

absl::Status OpenFile::Truncate(uint64_t size) {
  return ftruncate(descriptor_, static_cast<off_t>(size)) == 0
             ? absl::OkStatus()
             : Failed("cannot be cut");
}

absl::Status OpenFile::Sync() {
  // EINVAL: what cannot be synced, such as a pipe, needs none.
  return fdatasync(descriptor_) == 0 || errno == EINVAL
             ? absl::OkStatus()
             : Failed("cannot be written");
}

void SyncFolderOf(const std::string& path) {
  const fs::path parent = fs::path(path).parent_path();
  const std::string folder = parent.empty() ? "." : parent.string();
  const int descriptor =
      open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  fsync(descriptor);
  close(descriptor);
}

absl::StatusOr<AtomicFile> AtomicFile::Create(const std::string& path) {
  std::error_code error;
  if (const fs::path folder = fs::path(path).parent_path(); !folder.empty()) {
    fs::create_directories(folder, error);
    if (error) {
      return SystemError(folder.string(), "cannot be made", error.value());
    }
  }
  auto file = OpenFile::Open(absl::StrCat(path, ".part.", getpid()),
                             O_RDWR | O_CREAT | O_TRUNC);
  if (!file.ok()) return file.status();
  return AtomicFile(path, *std::move(file));
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)),
      file_(std::move(other.file_)),
      buffer_(std::move(other.buffer_)),
      size_(other.size_),
      pending_(std::exchange(other.pending_, false)) {}

AtomicFile::~AtomicFile() {
  if (pending_) unlink(file_.path().c_str());
}

absl::Status AtomicFile::Append(absl::string_view bytes) {
  buffer_.append(bytes.data(), bytes.size());
  return buffer_.size() < kBufferBytes ? absl::OkStatus() : Flush();
}

absl::Status AtomicFile::Flush() {
  absl::Status status = file_.WriteAt(size_, buffer_);
  size_ += buffer_.size();
  buffer_.clear();
  return status;
}

absl::Status AtomicFile::Commit() {
  absl::Status status = Flush();
  if (status.ok()) status = file_.Sync();
  if (!status.ok()) return status;
  if (std::rename(file_.path().c_str(), path_.c_str()) != 0) {
    return SystemError(path_, "cannot be put in place", errno);
  }
  pending_ = false;
  SyncFolderOf(path_);
  return absl::OkStatus();
}

}  // namespace railreach
