// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "read/calendar.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Tables of people: docs/methods/lists.md. Cells of a text become rows, headings, and claims by a map of the columns.
namespace vigil::lists {

/// What a column holds, in the words of the map of a list (docs/formats/list-map.md); ("", "") is nothing.
struct Holds {
    std::string claim, field;
    auto operator<=>(const Holds&) const = default;
};

/// The tables of data/lists, compiled once. Keys are search keys.
class Words {
public:
    /// Errors: malformed, naming table and line.
    static Result<std::shared_ptr<const Words>> compile(std::string_view headings, std::string_view words,
                                                        std::string_view months);

    struct Heading {
        Holds holds;
        std::size_t matched = 0; ///< Bytes of the phrase that was known; the whole heading: of all.
        bool whole = false;
    };
    /// The whole heading, in whatever order of its words ("arrest date", "date of arrest"), else the longest known
    /// phrase in it (step 5).
    std::optional<Heading> heading(std::string_view key) const;

    bool nothing(std::string_view key) const { return is("nothing", key); }
    /// The value of a class that `key` begins with, and how many bytes of it (whole words); the longest.
    struct Beginning {
        std::string value;
        std::size_t length = 0;
    };
    std::optional<Beginning> beginning(std::string_view of_class, std::string_view key) const;
    bool is(std::string_view of_class, std::string_view key) const;
    /// The value of a whole key in its class ("sex": "f").
    std::optional<std::string> value(std::string_view of_class, std::string_view key) const;

    struct Month {
        read::Calendar calendar = read::Calendar::gregorian;
        int number = 0; ///< 0: only a sign of the calendar.
        std::size_t length = 0;
    };
    /// The month or sign that `key` begins with.
    std::optional<Month> month(std::string_view key) const;

private:
    using Phrases = std::map<std::string, std::string, std::less<>>;

    /// The words that mean something, in alphabetical order.
    std::string word_set(std::string_view key) const;

    std::map<std::string, Holds, std::less<>> m_headings, m_heading_sets;
    std::map<std::string, Phrases, std::less<>> m_classes;
    std::map<std::string, Month, std::less<>> m_months;
};

} // namespace vigil::lists
