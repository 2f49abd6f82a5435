// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/note_interview.hpp"

#include "app/note.hpp"
#include "base/utf8.hpp"
#include "domain/claim.hpp"
#include "records/fair_trial.hpp"

#include <algorithm>
#include <array>

namespace vigil::cli {
namespace {

/// What an answer stands for; nothing: it cannot be taken.
using Reading = std::function<std::optional<std::string>(std::string_view answer)>;

std::size_t alike(std::string_view a, std::string_view b)
{
    std::size_t n = 0;
    while (n < std::min(a.size(), b.size()) && a[n] == b[n])
        ++n;
    return n;
}

/// "released" means release, where only one type begins so.
std::optional<std::string> type_meant(std::string_view answer)
{
    constexpr std::size_t least = 4;
    std::string_view best;
    std::size_t longest = least - 1;
    bool one = false;
    for (const auto& info : domain::claim_types()) {
        if (answer == info.name || answer == info.label)
            return std::string{info.name};
        if (const auto length = alike(answer, info.name); length >= longest && length >= least) {
            one = length > longest;
            longest = length;
            best = info.name;
        }
    }
    return one ? std::optional{std::string{best}} : std::nullopt;
}

std::string all_types()
{
    std::string names;
    for (const auto& info : domain::claim_types())
        names += (names.empty() ? "" : ", ") + std::string{info.name};
    return names;
}

/// The interview as far as it has come.
class Interview {
public:
    Interview(const Asker& asker, Day today) : m_asker{asker}, m_today{today} {}

    std::string run()
    {
        head();
        while (!m_ended) {
            const auto what = asked("What happened (held, release, arrest, killing …; empty: no further claim)",
                                    [&](auto answer) { return type(answer); });
            if (what.empty())
                break;
            m_lines += "\nwhat: " + what + "\n";
            claim();
        }
        return m_lines;
    }

private:
    void head()
    {
        const auto channel = asked("Channel: call, message, visit, hearing or observation (empty: call)",
                                   [&](auto answer) { return this->channel(answer); });
        add("channel", channel);
        if (channel == "hearing")
            hearing();
        add("told_on", asked("Told on (empty: today, " + to_string(m_today) + "; ?: not known)",
                             [&](auto answer) { return answer.empty() ? to_string(m_today) : time(answer); }));
        add("source", asked("Source (a code name, never the person's own)",
                            [&](auto answer) { return needed(answer, "A note needs the code name of who told it."); }));
        add("text", asked("What was said", as_typed));
    }

    void claim()
    {
        add("who", asked("Who", as_typed));
        add("when",
            asked("When (2026-01-14, today, yesterday; empty: not known)", [&](auto answer) { return time(answer); }));
        add("where", asked("Where", as_typed));
        add("according_to", asked("According to whom", as_typed));
        add("detail", asked("Detail", as_typed));
    }

    /// The day in court: every field once, and the checklist.
    void hearing()
    {
        for (const auto& field : records::hearing_fields()) {
            auto words = asked(std::string{field.prompt} + (field.several ? " (empty: no further one)" : ""), as_typed);
            while (!words.empty()) {
                add(field.name, words);
                words = field.several ? asked("Another one", as_typed) : std::string{};
            }
        }
        m_asker.tell("Checklist: yes, no, partly or not observed, then words (empty: not said)");
        for (const auto& item : records::fair_trial_items())
            add("check " + std::string{item.key}, asked(item.label, as_typed));
    }

    /// Asks until the answer can be taken.
    std::string asked(std::string_view question, const Reading& reading)
    {
        while (!m_ended) {
            const auto answer = m_asker.ask(question);
            m_ended = !answer.has_value();
            if (auto taken = answer ? reading(trimmed(*answer)) : std::nullopt)
                return *std::move(taken);
        }
        return {};
    }

    void add(std::string_view field, const std::string& answer)
    {
        m_lines += std::string{field} + ": " + answer + "\n";
    }

    static std::optional<std::string> as_typed(std::string_view answer) { return std::string{answer}; }

    std::optional<std::string> needed(std::string_view answer, std::string_view why) const
    {
        if (!answer.empty())
            return std::string{answer};
        m_asker.tell(why);
        return std::nullopt;
    }

    std::optional<std::string> channel(std::string_view answer) const
    {
        if (answer.empty())
            return "call";
        if (app::is_note_channel(answer))
            return std::string{answer};
        m_asker.tell("That is no channel.");
        return std::nullopt;
    }

    std::optional<std::string> type(std::string_view answer) const
    {
        if (answer.empty())
            return std::string{};
        auto meant = type_meant(answer);
        if (!meant)
            m_asker.tell("'" + std::string{answer} + "' is no kind of claim. The kinds: " + all_types() + ".");
        else if (answer != *meant)
            m_asker.tell("Taken as: " + *meant);
        return meant;
    }

    std::optional<std::string> time(std::string_view answer) const
    {
        if (answer.empty() || answer == "?")
            return std::string{};
        if (answer == "today")
            return to_string(m_today);
        if (answer == "yesterday")
            return to_string(m_today - std::chrono::days{1});
        if (const auto time = parse_edtf(answer))
            return std::string{answer};
        m_asker.tell("'" + std::string{answer} +
                     "' is no date; write 2026-01-14, 2026-01, 2026 or 2026-01-14~ for about.");
        return std::nullopt;
    }

    const Asker& m_asker;
    Day m_today;
    std::string m_lines;
    bool m_ended = false;
};

} // namespace

std::string note_interview(const Asker& asker, Day today)
{
    return Interview{asker, today}.run();
}

} // namespace vigil::cli
