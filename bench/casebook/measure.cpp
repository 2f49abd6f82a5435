// SPDX-License-Identifier: AGPL-3.0-or-later
#include "measure.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>

namespace vigil::bench {

void Times::add(const std::function<void()>& question)
{
    m_milliseconds.push_back(seconds_of(question) * 1000);
}

double Times::at(double part) const
{
    if (m_milliseconds.empty())
        return 0;
    auto sorted = m_milliseconds;
    std::ranges::sort(sorted);
    const auto place = static_cast<std::size_t>(std::ceil(part * static_cast<double>(sorted.size())));
    return sorted[std::min(place == 0 ? 0 : place - 1, sorted.size() - 1)];
}

double peak_mib()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1024;
}

FoldRate fold_rate(const store::Casebook& book, const Filled& filled, std::size_t most)
{
    auto claims = filled.report_claims;
    claims.resize(std::min(claims.size(), most / 2));
    const auto listed = static_cast<std::ptrdiff_t>(std::min(filled.list_claims.size(), most / 2));
    claims.insert(claims.end(), filled.list_claims.begin(), filled.list_claims.begin() + listed);
    const auto evidence = book.evidence_of_claims(claims);
    FoldRate rate;
    rate.entries = evidence.claims.size() + evidence.judgements.size();
    const double before = processor_seconds();
    rate.records = records::fold_all(evidence, records::Floor::proposed).size();
    rate.seconds = processor_seconds() - before;
    return rate;
}

double synced_a_second(const std::string& folder)
{
    const std::string path = folder + "/synced";
    const int file = open(path.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    constexpr int times = 100;
    const std::string page(4096, 'x');
    const double seconds = seconds_of([&] {
        for (int i = 0; i < times; ++i) {
            VIGIL_ASSERT(write(file, page.data(), page.size()) == static_cast<ssize_t>(page.size()));
            fdatasync(file);
        }
    });
    close(file);
    unlink(path.c_str());
    return times / seconds;
}

} // namespace vigil::bench
