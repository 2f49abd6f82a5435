// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/material.hpp"

#include <utility>

/// What every answer is made with.
namespace vigil::answers {

/// Records of one family, read. Records that cannot be read are counted: an answer says so and never drops them unseen.
template <typename T>
struct ReadRecords {
    std::vector<std::pair<const records::Record*, T>> all;
    std::size_t unreadable = 0;
};

template <typename T>
ReadRecords<T> read_records(const Material& material, records::Family family, Result<T> (*read)(const Cbor&))
{
    ReadRecords<T> result;
    for (const records::Record& record : material.records) {
        if (record.family != family)
            continue;
        if (auto value = read(record.value))
            result.all.emplace_back(&record, *std::move(value));
        else
            ++result.unreadable;
    }
    return result;
}

/// The head of an answer whose rows rest on `claims`.
Head head_of(const Material& material, const View& view, std::string title, std::string method,
             std::vector<EntryId> claims, std::size_t unreadable = 0);

/// "2026-01-08" or "".
std::string words_of(const std::optional<Edtf>& time);
std::string words_of(const std::optional<Day>& day);
/// First day that the time can mean, else its last; absent when it is not known.
std::optional<Day> first_day(const std::optional<Edtf>& time);
/// Every day it can mean lies on or before `day`.
bool surely_by(const std::optional<Edtf>& time, Day day);

/// "1 claim", "3 claims".
std::string counted(std::size_t count, std::string_view one, std::string_view many);

} // namespace vigil::answers
