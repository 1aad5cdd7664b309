// Enums of the model <-> enums of the messages: these start with
// _UNSPECIFIED = 0, so value v of the model is v + 1 there.  Internal to wire.
#ifndef ENGINE_WIRE_ENUMS_H_
#define ENGINE_WIRE_ENUMS_H_

namespace railreach::wire {

template <typename Message, typename Enum>
constexpr Message ToMessageEnum(Enum value) {
  return static_cast<Message>(static_cast<int>(value) + 1);
}

// Requires 1 <= value <= the number of values of `Enum`.
template <typename Enum, typename Message>
constexpr Enum FromMessageEnum(Message value) {
  return static_cast<Enum>(static_cast<int>(value) - 1);
}

}  // namespace railreach::wire

#endif  // ENGINE_WIRE_ENUMS_H_
