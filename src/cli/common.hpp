// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/app.hpp"
#include "cli/command.hpp"

#include <memory>
#include <string>
#include <string_view>

/// What the commands share: opening through the gate, views, printing of heads and bases.
namespace vigil::cli {

/// How the options say to open a casebook. Errors: invalid_argument (two ways at once, a bad clock or descriptor).
Result<app::Opening> opening_from(const Arguments& arguments);
/// Opens the argument CASEBOOK. Errors: those of the gate and of the casebook.
Result<std::unique_ptr<app::Session>> open_casebook(const Invocation& call, app::Access access,
                                                    bool reads_documents = false);

/// --floor, --as-of and --known. Errors: invalid_argument.
Result<app::View> view_from(const Arguments& arguments, const app::Session& session);

/// "2026-01-09T12:00:00Z". Errors: malformed.
Result<Instant> parse_instant(std::string_view text);

/// A count in words with its noun: "1 claim", "12 claims".
std::string counted(std::uint64_t count, std::string_view singular, std::string_view plural = {});
/// Texts joined by `between`, empty ones left out.
std::string joined(const std::vector<std::string>& texts, std::string_view between = ", ");
/// The text, or "not known".
std::string or_not_known(std::string_view text);
std::string or_not_known(const std::optional<Edtf>& time);
std::string or_not_known(const std::optional<Day>& day);
/// `text` cut to at most `most` characters with "…".
std::string shortened(std::string_view text, std::size_t most);

/// Words on lines of at most 100 characters, each line after the first indented.
std::string wrapped(std::string_view text, std::size_t indent);

/// A line of the terminal that shows how far long work has come; nothing where the output is no terminal.
class Progress {
public:
    Progress(const Io& io, std::string label) : m_io{io}, m_label{std::move(label)} {}
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    void show(std::uint64_t done, std::uint64_t all);

private:
    const Io& m_io;
    std::string m_label;
    bool m_shown = false;
};

} // namespace vigil::cli
