// Keeps what was asked for last, and makes it once.
#ifndef ENGINE_SESSION_RECENTLY_USED_H_
#define ENGINE_SESSION_RECENTLY_USED_H_

#include <algorithm>
#include <cstddef>
#include <future>
#include <list>
#include <mutex>
#include <string>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"

namespace railreach {

// Values are cheap to copy: pointers.  Safe to share between threads.
template <typename Value>
class RecentlyUsed {
 public:
  // Keeps `most` values; the one that nobody asked for the longest goes first.
  explicit RecentlyUsed(size_t most) : most_(most) {}

  // The value of `key`, by `make` if there is none.  Others who ask for it
  // meanwhile wait.  `make` must not throw, nor ask for a value here.
  // O(values kept x length of keys).
  Value Get(absl::string_view key, absl::FunctionRef<Value()> make) {
    std::promise<Value> promise;
    std::shared_future<Value> value;
    bool is_new = false;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      const auto it =
          std::find_if(entries_.begin(), entries_.end(),
                       [&](const Entry& e) { return e.key == key; });
      is_new = it == entries_.end();
      if (is_new) {
        entries_.push_front({std::string(key), promise.get_future().share()});
        if (entries_.size() > most_) entries_.pop_back();
      } else {
        entries_.splice(entries_.begin(), entries_, it);
      }
      value = entries_.front().value;
    }
    if (is_new) promise.set_value(make());
    return value.get();
  }

  size_t size() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return entries_.size();
  }

 private:
  struct Entry {
    std::string key;
    std::shared_future<Value> value;
  };

  const size_t most_;
  mutable std::mutex mutex_;
  std::list<Entry> entries_;  // the last one asked for stands first
};

}  // namespace railreach

#endif  // ENGINE_SESSION_RECENTLY_USED_H_
