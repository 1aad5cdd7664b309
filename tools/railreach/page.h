// The page of tools/map and the land beneath its maps, as they were embedded
// when this program was built.
#ifndef TOOLS_RAILREACH_PAGE_H_
#define TOOLS_RAILREACH_PAGE_H_

#include "absl/strings/string_view.h"

namespace railreach {

// What is said where the page is empty.
inline constexpr char kBuiltWithoutPage[] =
    "this railreach was built without its page: install nodejs and npm and "
    "build again";

// One HTML file; as it stands it asks the server that it comes from.  Empty:
// built without it.  Unzipped once, at the first call; thread-safe.
absl::string_view MapPage();

// The message Land of the whole world (engine/wire/land_wire.h); empty and
// unzipped as MapPage().
absl::string_view LandBytes();

}  // namespace railreach

#endif  // TOOLS_RAILREACH_PAGE_H_
