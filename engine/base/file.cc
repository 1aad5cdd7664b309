#include "engine/base/file.h"

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "absl/strings/str_cat.h"

namespace railreach {
namespace fs = std::filesystem;

absl::StatusOr<std::string> ReadFile(const std::string& path,
                                     size_t max_bytes) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) {
    return absl::NotFoundError(absl::StrCat(path, ": no such file"));
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return absl::PermissionDeniedError(absl::StrCat(path, ": cannot be read"));
  }
  const uintmax_t size = fs::file_size(path, error);
  if (error || size > max_bytes) {
    return absl::ResourceExhaustedError(
        absl::StrCat(path, ": over ", max_bytes, " bytes"));
  }
  std::string bytes(size, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<size_t>(file.gcount()));
  return bytes;
}

absl::Status WriteFileAtomically(const std::string& path,
                                 absl::string_view bytes) {
  std::error_code error;
  if (const fs::path folder = fs::path(path).parent_path(); !folder.empty()) {
    fs::create_directories(folder, error);
    if (error) {
      return absl::PermissionDeniedError(
          absl::StrCat(folder.string(), ": ", error.message()));
    }
  }
  const std::string temporary = absl::StrCat(path, ".part.", getpid());
  {
    std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
      fs::remove(temporary, error);
      return absl::UnavailableError(
          absl::StrCat(path, ": cannot be written (disk full, or no right)"));
    }
  }
  fs::rename(temporary, path, error);
  if (error) {
    const std::string message = error.message();
    fs::remove(temporary, error);
    return absl::UnavailableError(absl::StrCat(path, ": ", message));
  }
  return absl::OkStatus();
}

bool FileExists(const std::string& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

}  // namespace railreach
