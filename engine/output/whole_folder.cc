#include "engine/output/whole_folder.h"

#include <unistd.h>

#include <filesystem>
#include <system_error>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"

namespace railreach {
namespace {
namespace fs = std::filesystem;

absl::Status Failed(const fs::path& path, const std::error_code& error) {
  return absl::UnavailableError(
      absl::StrCat(path.string(), ": ", error.message()));
}

// OK for an empty folder, or one of this kind that holds nothing else.
absl::Status CheckContent(const fs::path& folder, const FolderKind& kind) {
  std::error_code error;
  bool is_empty = true;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    is_empty = false;
    const std::string name = entry->path().filename().string();
    if (kind.is_part(name)) continue;
    return absl::FailedPreconditionError(absl::StrCat(
        folder.string(), " holds '", name, "', which is no part of a ",
        kind.name, ", and is left alone; name another folder"));
  }
  if (error) return Failed(folder, error);
  if (is_empty || fs::exists(folder / std::string(kind.mark), error)) {
    return absl::OkStatus();
  }
  return absl::FailedPreconditionError(
      absl::StrCat(folder.string(), " holds no ", kind.mark,
                   " and is left alone; name another folder"));
}

// Puts `fresh` in the place of `folder`.  An old one steps aside first and
// comes back if the last step fails.
absl::Status Replace(const fs::path& fresh, const fs::path& old,
                     const fs::path& folder) {
  std::error_code error;
  const bool replaces = fs::exists(fs::symlink_status(folder, error));
  if (replaces) {
    fs::rename(folder, old, error);
    if (error) return Failed(folder, error);
  }
  fs::rename(fresh, folder, error);
  if (error) {
    const absl::Status failed = Failed(folder, error);
    if (replaces) fs::rename(old, folder, error);
    return failed;
  }
  if (replaces) fs::remove_all(old, error);
  return absl::OkStatus();
}

// Absolute, and without a slash at its end.
fs::path TargetOf(const std::string& folder) {
  std::error_code error;
  const fs::path target = fs::absolute(folder, error).lexically_normal();
  return target.has_filename() ? target : target.parent_path();
}

}  // namespace

absl::Status CheckReplaceable(const std::string& folder,
                              const FolderKind& kind) {
  std::error_code error;
  const fs::path target = TargetOf(folder);
  const fs::file_status status = fs::symlink_status(target, error);
  if (status.type() == fs::file_type::not_found) return absl::OkStatus();
  if (status.type() == fs::file_type::directory) {
    return CheckContent(target, kind);
  }
  return absl::FailedPreconditionError(
      absl::StrCat(target.string(), " is no folder; name another one"));
}

absl::Status WriteWholeFolder(
    const std::string& folder, const FolderKind& kind,
    absl::FunctionRef<absl::Status(const std::string&)> write) {
  std::error_code error;
  const fs::path target = TargetOf(folder);
  absl::Status status = CheckReplaceable(folder, kind);
  if (!status.ok()) return status;
  const fs::path fresh =
      absl::StrCat(target.string(), ".new.", static_cast<int>(getpid()));
  const fs::path old =
      absl::StrCat(target.string(), ".old.", static_cast<int>(getpid()));
  fs::remove_all(fresh, error);
  const auto clean_up = absl::MakeCleanup([&] {
    std::error_code ignored;
    fs::remove_all(fresh, ignored);
  });
  status = write(fresh.string());
  return status.ok() ? Replace(fresh, old, target) : status;
}

}  // namespace railreach
