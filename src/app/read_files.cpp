// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/add.hpp"
#include "app/document_entries.hpp"
#include "app/files.hpp"
#include "app/reading_queue.hpp"

#include <deque>

namespace vigil::app {
namespace {

constexpr std::size_t read_ahead = 16;

void take_reading(const worker::Outcome& outcome, ReadFile& result)
{
    result.refused = outcome.end == worker::Outcome::End::refused;
    result.notices = notices_of(outcome);
    result.parts = outcome.extraction.parts.size();
    for (std::size_t i = 0; i < outcome.readings.size(); ++i) {
        const auto& path = outcome.extraction.parts[i].path;
        for (std::size_t n = 0; n < outcome.readings[i].claims.size(); ++n)
            result.lines.push_back(domain::to_json_line(
                outcome.readings[i].claims[n], {result.stem + "/" + std::to_string(result.lines.size() + 1), path}));
    }
}

} // namespace

Result<Done> read_files(const std::vector<std::string>& paths, const AddOptions& options,
                        const std::function<Result<Done>(const ReadFile&)>& sink)
{
    std::vector<std::string> files;
    for (const auto& path : paths) {
        VIGIL_TRY(auto found, files_at(path));
        files.insert(files.end(), found.begin(), found.end());
    }
    VIGIL_TRY(const auto workers, worker::Workers::start());
    ReadingQueue queue{*workers};
    std::size_t pushed = 0;
    std::deque<std::optional<Error>> unreadable;
    for (std::size_t done = 0; done < files.size(); ++done) {
        for (; pushed < files.size() && pushed < done + read_ahead; ++pushed) {
            auto bytes = read_file(files[pushed], ingest::Limits{}.input_bytes);
            unreadable.push_back(bytes ? std::nullopt : std::optional<Error>{bytes.error()});
            if (bytes)
                queue.push(job_of(*bytes, file_name_of(files[pushed]), told_of(options, stem_of(files[pushed]))));
        }
        ReadFile result{file_name_of(files[done]), stem_of(files[done]), {}, {}, 0, false};
        if (unreadable.front())
            result.notices.push_back({"unreadable", unreadable.front()->message});
        else
            take_reading(queue.pop().outcome, result);
        unreadable.pop_front();
        VIGIL_CHECK(sink(result));
    }
    return Done{};
}

} // namespace vigil::app
