// The house stays in order: who may include whom, how large a file may grow.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;

// A file may include its own folder and folders to its left.
const std::vector<std::string> kLine = {
    "base",      "geo",   "model", "scenario", "network", "routing",
    "indicator", "study", "wire",  "input",    "output",  "session"};

// Narrower than the line: all that these folders or files may see.
const std::map<std::string, std::set<std::string>> kNarrow = {
    {"routing", {"base", "network", "model/ids.h", "model/journey.h"}},
    {"indicator", {"base", "geo", "model"}},
    {"input/gtfs_", {"base", "geo", "model"}},
    {"input/native_", {"base", "geo", "model"}},
    {"input/zones", {"base", "geo", "model"}},
};

constexpr size_t kMostLines = 500;

struct SourceFile {
  std::string path;    // from the root: "engine/base/csv.h"
  std::string folder;  // "base"
  size_t lines = 0;
  std::vector<std::string> includes;
};

std::vector<SourceFile> SourcesUnder(const std::string& top) {
  static const std::regex kInclude("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]");
  const fs::path root = RAILREACH_SOURCE_DIR;
  std::vector<SourceFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".h" && extension != ".cc") continue;
    SourceFile file;
    file.path = fs::relative(entry.path(), root).string();
    file.folder = entry.path().parent_path().filename().string();
    std::ifstream stream(entry.path());
    for (std::string line; std::getline(stream, line); ++file.lines) {
      std::smatch match;
      if (std::regex_search(line, match, kInclude)) {
        file.includes.push_back(match[1]);
      }
    }
    files.push_back(file);
  }
  return files;
}

size_t PlaceInLine(const std::string& folder) {
  return static_cast<size_t>(std::find(kLine.begin(), kLine.end(), folder) -
                             kLine.begin());
}

bool StartsWith(const std::string& text, const std::string& start) {
  return text.compare(0, start.size(), start) == 0;
}

// "model/ids.h" of "engine/model/ids.h"; empty for what is not the engine's.
std::string InEngine(const std::string& include) {
  return StartsWith(include, "engine/") ? include.substr(7) : "";
}

bool MayInclude(const SourceFile& file, const std::string& include) {
  const std::string target = InEngine(include);
  const std::string folder = target.substr(0, target.find('/'));
  if (folder == file.folder) return true;
  for (const auto& [who, whom] : kNarrow) {
    if (StartsWith(file.path, "engine/" + who)) {
      if (file.path == "engine/indicator/structure.cc" &&
          target == "network/bgl_view.h") {
        return true;
      }
      return whom.contains(folder) || whom.contains(target);
    }
  }
  return PlaceInLine(folder) < PlaceInLine(file.folder);
}

TEST(LayeringTest, EveryFolderStandsInTheLine) {
  const auto files = SourcesUnder("engine");
  ASSERT_GT(files.size(), 50u);
  for (const SourceFile& file : files) {
    EXPECT_LT(PlaceInLine(file.folder), kLine.size()) << file.path;
  }
}

TEST(LayeringTest, NoIncludePointsToTheRight) {
  std::vector<std::string> wrong;
  for (const SourceFile& file : SourcesUnder("engine")) {
    for (const std::string& include : file.includes) {
      if (!InEngine(include).empty() && !MayInclude(file, include)) {
        wrong.push_back(file.path + " includes " + include);
      }
    }
  }
  EXPECT_THAT(wrong, IsEmpty());
}

TEST(LayeringTest, LibrariesStayInTheirRooms) {
  std::vector<std::string> wrong;
  for (const SourceFile& file : SourcesUnder("engine")) {
    for (const std::string& include : file.includes) {
      const bool graph = StartsWith(include, "boost/graph/") &&
                         file.path != "engine/network/bgl_view.h" &&
                         file.path != "engine/indicator/structure.cc";
      const bool proto =
          include.find(".pb.h") != std::string::npos && file.folder != "wire";
      const bool openmp =
          include == "omp.h" && file.path != "engine/base/parallel.cc";
      if (graph || proto || openmp) {
        wrong.push_back(file.path + " includes " + include);
      }
    }
  }
  EXPECT_THAT(wrong, IsEmpty());
}

TEST(LayeringTest, NoFileGrowsPastItsSubject) {
  std::vector<std::string> large;
  for (const char* top : {"engine", "tools", "tests", "bench"}) {
    for (const SourceFile& file : SourcesUnder(top)) {
      if (file.lines > kMostLines) {
        large.push_back(file.path + ": " + std::to_string(file.lines));
      }
    }
  }
  EXPECT_THAT(large, IsEmpty());
}

TEST(LayeringTest, TheRootHoldsNothingElse) {
  const std::set<std::string> rooms = {"CMakeLists.txt",
                                       "CMakePresets.json",
                                       "LICENSE",
                                       "README.md",
                                       "bench",
                                       "build",
                                       "engine",
                                       "networks",
                                       "out",
                                       "proto",
                                       "tests",
                                       "tools"};
  std::vector<std::string> strays;
  for (const auto& entry : fs::directory_iterator(RAILREACH_SOURCE_DIR)) {
    const std::string name = entry.path().filename().string();
    if (name[0] != '.' && !rooms.contains(name)) strays.push_back(name);
  }
  EXPECT_THAT(strays, IsEmpty());
}

}  // namespace
}  // namespace railreach
