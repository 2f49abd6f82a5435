// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/same-person.md.
#include "link/suggest.hpp"

#include "link/sounds.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace vigil::link {
namespace {

using Strings = std::set<std::string>;
using Pair = std::pair<std::size_t, std::size_t>;
constexpr std::size_t most_spellings = 6;

struct Prepared {
    const Candidate* candidate = nullptr;
    std::vector<NameParts> names;
};

const std::string* shared(const Strings& a, const Strings& b)
{
    const auto found = std::ranges::find_if(a, [&](const std::string& one) { return b.contains(one); });
    return found == a.end() ? nullptr : &*found;
}

/// Step 16: the keys under which a record is looked for.
class Keys {
public:
    explicit Keys(const Prepared& one)
    {
        for (const NameParts& name : one.names)
            add_name(name, one.candidate->profile);
    }
    const Strings& all() const { return m_keys; }

private:
    void add_name(const NameParts& name, const Profile& profile)
    {
        std::vector<std::string> codes;
        for (const NamePart& part : name.parts)
            if (auto code = code_of(part.sounds); code.size() >= 2)
                codes.push_back(std::move(code));
        std::ranges::sort(codes);
        for (std::size_t i = 0; i < codes.size(); ++i) {
            for (std::size_t j = i + 1; j < codes.size(); ++j)
                m_keys.insert("n " + codes[i] + " " + codes[j]);
            for (const std::string& date : profile.birth_dates)
                m_keys.insert("b " + codes[i] + " " + date);
            for (const std::string& place : profile.places_held)
                m_keys.insert("h " + codes[i] + " " + place);
        }
        if (codes.size() < 2 || name.parts.size() == 1) {
            std::string whole;
            for (const NamePart& part : name.parts)
                whole += part.sounds;
            m_keys.insert("w " + code_of(whole, 6));
        }
    }

    Strings m_keys;
};

std::vector<Prepared> prepared(const std::vector<Candidate>& people)
{
    std::vector<Prepared> result;
    for (const Candidate& one : people) {
        Prepared& ready = result.emplace_back();
        ready.candidate = &one;
        for (std::size_t i = 0; i < one.names.size() && i < most_spellings; ++i)
            ready.names.push_back(parts_of(one.names[i]));
    }
    return result;
}

/// How many records bear each name: a rare one says more.
using Frequencies = std::unordered_map<std::string, std::size_t>;

Frequencies frequencies(const std::vector<Candidate>& people)
{
    Frequencies found;
    for (const Candidate& one : people)
        for (const std::string& name : Strings{one.names.begin(), one.names.end()})
            ++found[name];
    return found;
}

/// Steps 17 and 18.
class Scorer {
public:
    Scorer(const Prepared& a, const Prepared& b, const Frequencies& frequencies)
        : m_a{&a},
          m_b{&b},
          m_frequencies{&frequencies}
    {
    }

    Suggestion score()
    {
        add_name();
        if (m_result.reasons.empty())
            return {};
        add_hard();
        add_soft();
        add_against();
        for (const Reason& one : m_result.reasons)
            m_result.points += one.points;
        return std::move(m_result);
    }

private:
    void add(int points, std::string words) { m_result.reasons.push_back({points, std::move(words)}); }

    void add_name()
    {
        const Candidate& a = *m_a->candidate;
        const Candidate& b = *m_b->candidate;
        for (const std::string& name : a.names)
            if (std::ranges::find(b.names, name) != b.names.end()) {
                add(35, "the same name");
                return common(name);
            }
        Resemblance best;
        for (const NameParts& x : m_a->names)
            for (const NameParts& y : m_b->names)
                if (auto one = resemblance(x, y); one.score > best.score)
                    best = std::move(one);
        constexpr int least = 780;
        if (best.score >= least)
            add(22 + (best.score - least) * 13 / (1000 - least), "names resemble: " + best.why);
    }

    /// A name that many records bear says little by itself.
    void common(const std::string& name)
    {
        const auto found = m_frequencies->find(name);
        if (found != m_frequencies->end() && found->second >= 4)
            add(-10, std::to_string(found->second) + " records bear this name");
    }

    void share(int points, std::string_view what, std::set<std::string> Profile::*member)
    {
        if (const std::string* value = shared(m_a->candidate->profile.*member, m_b->candidate->profile.*member))
            add(points, "the same " + std::string{what} + ": " + *value);
    }

    void add_hard()
    {
        share(40, "identity number", &Profile::id_numbers);
        share(30, "case number", &Profile::case_numbers);
        const auto& a = m_a->candidate->profile.birth_dates;
        const auto& b = m_b->candidate->profile.birth_dates;
        if (const std::string* date = shared(a, b))
            add(date->size() >= 10 ? 30 : 8, "the same date of birth: " + *date);
    }

    void add_soft()
    {
        share(15, "place of custody", &Profile::places_held);
        share(15, "court", &Profile::courts);
        share(8, "profession", &Profile::professions);
        share(10, "affiliation", &Profile::affiliations);
        share(3, "nationality", &Profile::nationalities);
        if (const std::string* same = shared(m_a->candidate->happenings, m_b->candidate->happenings))
            add(15, "the same happening: " + *same);
        else if (const std::string* there = shared(m_a->candidate->countries, m_b->candidate->countries))
            add(3, "the same country: " + *there);
    }

    void add_against()
    {
        const Profile& a = m_a->candidate->profile;
        const Profile& b = m_b->candidate->profile;
        if (years_apart(a.birth_dates, b.birth_dates))
            add(-30, "dates of birth do not fit");
        if (!a.sexes.empty() && !b.sexes.empty() && shared(a.sexes, b.sexes) == nullptr)
            add(-20, "the sex differs");
        if (!a.nationalities.empty() && !b.nationalities.empty() && shared(a.nationalities, b.nationalities) == nullptr)
            add(-5, "the nationality differs");
    }

    static bool years_apart(const Strings& a, const Strings& b)
    {
        const auto fits = [](const std::string& x, const std::string& y) {
            const auto s = parse_edtf(x);
            const auto t = parse_edtf(y);
            return !s || !t || s->may_overlap(t->earliest().value_or(Day::min()), t->latest().value_or(Day::max()));
        };
        return !a.empty() && !b.empty() && std::ranges::none_of(a, [&](const std::string& x) {
            return std::ranges::any_of(b, [&](const std::string& y) { return fits(x, y); });
        });
    }

    const Prepared* m_a;
    const Prepared* m_b;
    const Frequencies* m_frequencies;
    Suggestion m_result;
};

/// Step 16. In a crowded block each record is held against its neighbours in order of names only.
std::set<Pair> blocked(const std::vector<Prepared>& people, std::size_t& crowded)
{
    constexpr std::size_t neighbours = 40;
    std::map<std::string, std::vector<std::size_t>> blocks;
    for (std::size_t i = 0; i < people.size(); ++i) {
        const Keys keys{people[i]};
        for (const std::string& key : keys.all())
            blocks[key].push_back(i);
    }
    std::set<Pair> pairs;
    for (auto& [key, members] : blocks) {
        crowded += members.size() > neighbours + 1 ? 1U : 0U;
        std::ranges::sort(members, {}, [&](std::size_t i) { return std::pair{people[i].candidate->names, i}; });
        for (std::size_t a = 0; a < members.size(); ++a)
            for (std::size_t b = a + 1; b < members.size() && b - a <= neighbours; ++b)
                pairs.insert(std::minmax(members[a], members[b]));
    }
    return pairs;
}

} // namespace

Suggestions suggestions(const std::vector<Candidate>& people, const std::set<Pair>& decided, int least)
{
    Suggestions result;
    const auto ready = prepared(people);
    const auto found = frequencies(people);
    for (const auto& [a, b] : blocked(ready, result.crowded)) {
        ++result.compared;
        const Profile& x = people[a].profile;
        const Profile& y = people[b].profile;
        if (decided.contains({a, b}) || contradict(x, y) || rows_of_one_list(x, y))
            continue;
        Suggestion one = Scorer{ready[a], ready[b], found}.score();
        one.a = a;
        one.b = b;
        if (one.points >= least)
            result.pairs.push_back(std::move(one));
    }
    std::ranges::stable_sort(result.pairs, std::greater{}, &Suggestion::points);
    return result;
}

} // namespace vigil::link
