// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace vigil {

/// What kind of thing went wrong. A caller may branch on this; never on the message.
enum class Fault {
    invalid_argument, ///< The caller asked for something that makes no sense.
    not_found,        ///< The named thing does not exist here.
    malformed,        ///< Bytes from outside do not follow their format.
    corrupt,          ///< Our own stored data fails its integrity check.
    denied,           ///< The key or the role does not allow it.
    io,               ///< The operating system refused.
};

/// A failure the caller has to handle. The message is one sentence for the
/// person at the keyboard: what failed, on what, and what to do if we know.
struct [[nodiscard]] Error {
    Fault fault;
    std::string message;

    /// Prefixes what was being attempted: "reading bulletin.pdf: no page tree".
    Error while_doing(std::string_view action) &&
    {
        message.insert(0, std::string{action} + ": ");
        return std::move(*this);
    }
};

/// Either a value or an Error. Reading the wrong half throws
/// std::bad_variant_access, which is a bug in the caller.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state{std::in_place_index<0>, std::move(value)} {}
    Result(Error error) : m_state{std::in_place_index<1>, std::move(error)} {}

    explicit operator bool() const noexcept { return m_state.index() == 0; }

    T& operator*() & { return std::get<0>(m_state); }
    const T& operator*() const& { return std::get<0>(m_state); }
    T&& operator*() && { return std::get<0>(std::move(m_state)); }
    T* operator->() { return &std::get<0>(m_state); }
    const T* operator->() const { return &std::get<0>(m_state); }

    Error& error() & { return std::get<1>(m_state); }
    const Error& error() const& { return std::get<1>(m_state); }
    Error&& error() && { return std::get<1>(std::move(m_state)); }

private:
    std::variant<T, Error> m_state;
};

/// The value of a Result that only says whether it worked.
struct Done {};

} // namespace vigil

#define VIGIL_JOIN_(a, b) a##b
#define VIGIL_JOIN(a, b) VIGIL_JOIN_(a, b)

/// Unwraps a Result or returns its Error from the enclosing function:
///     VIGIL_TRY(const auto date, parse_edtf(text));
#define VIGIL_TRY(declaration, expression)                                                                             \
    auto VIGIL_JOIN(result_on_line_, __LINE__) = (expression);                                                         \
    if (!VIGIL_JOIN(result_on_line_, __LINE__))                                                                        \
        return std::move(VIGIL_JOIN(result_on_line_, __LINE__)).error();                                               \
    declaration = *std::move(VIGIL_JOIN(result_on_line_, __LINE__))

/// As VIGIL_TRY, for a Result whose value is not needed.
#define VIGIL_CHECK(expression)                                                                                        \
    if (auto result_of_check = (expression); !result_of_check)                                                         \
    return std::move(result_of_check).error()

/// A condition that no input can break: a failure is a bug in Vigil. Always compiled in.
#define VIGIL_ASSERT(condition)                                                                                        \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            std::fprintf(stderr, "vigil: a bug: %s does not hold (%s:%d)\n", #condition, __FILE__, __LINE__);          \
            std::abort();                                                                                              \
        }                                                                                                              \
    } while (false)
