// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"

#include "cli/cmd_open.hpp"
#include "cli/cmd_proof.hpp"

#include <array>

namespace vigil::cli {
namespace {

constexpr auto asks = Shared::gate | Shared::json | Shared::view;
constexpr auto writes = Shared::gate | Shared::writes;

constexpr std::string_view keep = "Keep a casebook";
constexpr std::string_view work = "Write down and judge";
constexpr std::string_view ask = "Ask";
constexpr std::string_view care = "Look after it";

constexpr std::array all_commands{
    Command{"new", keep, "make an encrypted casebook", Shared::gate, declare_new, run_new},
    Command{"add", keep, "keep and read files, folders or standard input", writes | Shared::json, declare_add, run_add},
    Command{"read", keep, "read files without a casebook and print their claims", Shared::none, declare_read, run_read},
    Command{"import", keep, "take a list of people (XLSX, CSV) in, or bring it up to date; with a dry run",
            writes | Shared::json, declare_import, run_import},
    Command{"lists", keep, "the lists of people, their rows, and what they have withdrawn", Shared::gate | Shared::json,
            declare_lists, run_lists},
    Command{"documents", keep, "list the documents of a casebook", Shared::gate | Shared::json | Shared::times,
            declare_documents, run_documents},
    Command{"search", keep, "find words in the texts of a casebook", Shared::gate | Shared::json | Shared::times,
            declare_search, run_search},
    Command{"sources", keep, "list who the casebook has its claims from", asks, declare_sources, run_sources},
    Command{"note", work, "write down a call, message, visit, hearing or observation", writes, declare_note, run_note},
    Command{"review", work, "list proposed claims, and accept, reject or correct them", writes | Shared::json,
            declare_review, run_review},
    Command{"assess", work, "say whether something happened, apart from what a passage says", writes, declare_assess,
            run_assess},
    Command{"link", work, "say that two mentions are one person, or are not; list who may be one", writes | asks,
            declare_link, run_link},
    Command{"places", work, "places of detention and courts, with their other names", writes, declare_places,
            run_places},
    Command{"withdraw", work, "take back a document, claim, check, assessment or link", writes, declare_withdraw,
            run_withdraw},
    Command{"undo", work, "take back the last thing that one did", writes, declare_undo, run_undo},
    Command{"comment", work, "write a comment on a claim", writes, declare_comment, run_comment},
    Command{"assign", work, "say who is to review which claims and documents", writes, declare_assign, run_assign},
    Command{"case", work, "case files: people, own actions, next steps and needs", writes | Shared::json | Shared::view,
            declare_case, run_case},
    Command{"consent", work, "what sources allow and refuse, by use and recipient", writes, declare_consent,
            run_consent},
    Command{"restrict", work, "mark claims, documents, people and case files with a level", writes, declare_restrict,
            run_restrict},
    Command{"today", ask, "what is due, hearings, needs, people without news, new claims", asks | Shared::writes,
            declare_today, run_today},
    Command{"people", ask, "who is held, released, missing or dead, and what is still open", asks, declare_people,
            run_people},
    Command{"person", ask, "everything the casebook has on one person", asks, declare_person, run_person},
    Command{"proceedings", ask, "cases, their outcomes and what can still follow", asks, declare_proceedings,
            run_proceedings},
    Command{"incidents", ask, "killings, injuries, attacks and protests, with their numbers", asks, declare_incidents,
            run_incidents},
    Command{"disruptions", ask, "shutdowns and blockings of networks and media", asks, declare_disruptions,
            run_disruptions},
    Command{"participations", ask, "states in treaties and bodies: who leaves, who stops funding", asks,
            declare_participations, run_participations},
    Command{"calls", ask, "who asked what of whom, and was it done", asks, declare_calls, run_calls},
    Command{"count", ask, "at least how many, according to whom, with the claims in and out", asks | Shared::writes,
            declare_count, run_count},
    Command{"changes", ask, "what changed between two days of knowledge, with its claims", asks, declare_changes,
            run_changes},
    Command{"question", ask, "save questions and report what changed since they were last asked", writes | Shared::json,
            declare_question, run_question},
    Command{"vocabulary", ask, "terms with their codes and labels, and change them", writes | Shared::json,
            declare_vocabulary, run_vocabulary},
    Command{"proof", ask, "hold a draft against the casebook, sentence by sentence", asks, declare_proof, run_proof},
    Command{"explain", ask, "what one claim rests on: its words, document, rule and judgements",
            Shared::gate | Shared::json, declare_explain, run_explain},
    Command{"activity", care, "who did what in the casebook, by member", Shared::gate | Shared::json, declare_activity,
            run_activity},
    Command{"verify", care, "check that nothing in the ledger was altered", Shared::gate | Shared::json, declare_verify,
            run_verify},
    Command{"rebuild", care, "compute all records anew from the ledger", writes, declare_rebuild, run_rebuild},
    Command{"backup", care, "copy a casebook into one encrypted file", Shared::gate, declare_backup, run_backup},
    Command{"restore", care, "make a casebook from a backup", Shared::gate, declare_restore, run_restore},
    Command{"export", care, "write claims, records or papers for others", Shared::gate | Shared::view, declare_export,
            run_export},
    Command{"open", care, "open an encrypted export", Shared::gate, declare_open, run_open},
    Command{"audit", care, "look whether this machine is fit to hold a casebook", Shared::json, declare_audit,
            run_audit},
    Command{"completion", care, "print the completion of commands for a shell", Shared::none, declare_completion,
            run_completion},
};

} // namespace

std::span<const Command> commands()
{
    return all_commands;
}

} // namespace vigil::cli
