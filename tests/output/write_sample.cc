// Writes the sample's result folder for the Python checks: write_sample FOLDER
#include <cstdio>

#include "engine/output/result_folder.h"
#include "tests/support/sample_result.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const absl::Status status = railreach::WriteResultFolder(
      argv[1], railreach::SampleStudy(), railreach::SampleResult(), {});
  if (!status.ok()) std::fprintf(stderr, "%s\n", status.ToString().c_str());
  return status.ok() ? 0 : 1;
}
