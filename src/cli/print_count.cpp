// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/common.hpp"
#include "cli/print.hpp"

#include <fmt/format.h>
#include <map>

namespace vigil::cli {
namespace {

void print_stock(const Io& io, const answers::StatedStock& stock)
{
    std::string text = stock.count + (stock.of.empty() ? "" : " " + stock.of) + ", " + or_not_known(stock.when) +
                       ", says " + stock.source + (stock.counts ? "" : "; another day: does not count");
    fmt::print(io.out, "  {}\n", wrapped(text, 4));
    for (const auto& flow : stock.since) {
        text = std::string{"since: "} + std::string{domain::label_of(flow.type)} + " of " +
               joined({flow.count, flow.of}, " ") + ", " + or_not_known(flow.when) + ", says " + flow.source;
        fmt::print(io.out, "      {}\n", wrapped(text, 8));
    }
}

} // namespace

void print(const Io& io, const answers::MinimumCount& answer)
{
    fmt::print(io.out, "\n  {}\n", wrapped(answer.sentence, 4));
    if (!answer.totals.empty())
        fmt::print(io.out, "\nWhat each source says (never added)\n");
    for (const auto& total : answer.totals)
        fmt::print(io.out, "  {}{:>6}  {}\n", total.approximate ? "~" : " ", total.least, total.source);
    if (answer.named > 0)
        fmt::print(io.out, "\n  Named people: {}; undecided pairs that count once: {}\n", answer.named,
                   answer.undecided_pairs);
    if (!answer.stocks.empty())
        fmt::print(io.out, "\nStated numbers of people held, and what is stated since (nothing is subtracted)\n");
    for (const auto& stock : answer.stocks)
        print_stock(io, stock);
    std::size_t in = 0;
    std::map<std::string, std::size_t> why;
    for (const auto& row : answer.rows) {
        in += row.in ? 1 : 0;
        if (row.in && row.reason != "in")
            ++why[row.reason.substr(4)];
        else if (!row.in)
            ++why[row.reason];
    }
    fmt::print(io.out, "\n  {} in, {} out.\n", counted(in, "claim"), answer.rows.size() - in);
    for (const auto& [reason, rows] : why)
        fmt::print(io.out, "    {:>4}  {}\n", rows, wrapped(reason, 10));
    fmt::print(io.out, "\n{}\n", wrapped(answer.head.method, 0));
}

} // namespace vigil::cli
