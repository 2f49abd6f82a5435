// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/app.hpp"
#include "cli/command.hpp"

/// What each cmd_NAME.cpp gives to the table in commands.cpp.
namespace vigil::cli {

void declare_activity(Declaration& declaration);
Result<Exit> run_activity(const Invocation& call);
void declare_add(Declaration& declaration);
Result<Exit> run_add(const Invocation& call);
void declare_assess(Declaration& declaration);
Result<Exit> run_assess(const Invocation& call);
void declare_assign(Declaration& declaration);
Result<Exit> run_assign(const Invocation& call);
void declare_audit(Declaration& declaration);
Result<Exit> run_audit(const Invocation& call);
void declare_backup(Declaration& declaration);
Result<Exit> run_backup(const Invocation& call);
void declare_calls(Declaration& declaration);
Result<Exit> run_calls(const Invocation& call);
void declare_case(Declaration& declaration);
Result<Exit> run_case(const Invocation& call);
void declare_changes(Declaration& declaration);
Result<Exit> run_changes(const Invocation& call);
void declare_comment(Declaration& declaration);
Result<Exit> run_comment(const Invocation& call);
void declare_completion(Declaration& declaration);
Result<Exit> run_completion(const Invocation& call);
void declare_consent(Declaration& declaration);
Result<Exit> run_consent(const Invocation& call);
void declare_count(Declaration& declaration);
Result<Exit> run_count(const Invocation& call);
void declare_disruptions(Declaration& declaration);
Result<Exit> run_disruptions(const Invocation& call);
void declare_documents(Declaration& declaration);
Result<Exit> run_documents(const Invocation& call);
void declare_explain(Declaration& declaration);
Result<Exit> run_explain(const Invocation& call);
void declare_export(Declaration& declaration);
Result<Exit> run_export(const Invocation& call);
void declare_import(Declaration& declaration);
Result<Exit> run_import(const Invocation& call);
void declare_incidents(Declaration& declaration);
Result<Exit> run_incidents(const Invocation& call);
void declare_link(Declaration& declaration);
Result<Exit> run_link(const Invocation& call);
void declare_lists(Declaration& declaration);
Result<Exit> run_lists(const Invocation& call);
void declare_new(Declaration& declaration);
Result<Exit> run_new(const Invocation& call);
void declare_note(Declaration& declaration);
Result<Exit> run_note(const Invocation& call);
void declare_participations(Declaration& declaration);
Result<Exit> run_participations(const Invocation& call);
void declare_people(Declaration& declaration);
Result<Exit> run_people(const Invocation& call);
void declare_person(Declaration& declaration);
Result<Exit> run_person(const Invocation& call);
void declare_places(Declaration& declaration);
Result<Exit> run_places(const Invocation& call);
void declare_proceedings(Declaration& declaration);
Result<Exit> run_proceedings(const Invocation& call);
void declare_question(Declaration& declaration);
Result<Exit> run_question(const Invocation& call);
void declare_read(Declaration& declaration);
Result<Exit> run_read(const Invocation& call);
void declare_rebuild(Declaration& declaration);
Result<Exit> run_rebuild(const Invocation& call);
void declare_restore(Declaration& declaration);
Result<Exit> run_restore(const Invocation& call);
void declare_restrict(Declaration& declaration);
Result<Exit> run_restrict(const Invocation& call);
void declare_review(Declaration& declaration);
Result<Exit> run_review(const Invocation& call);
void declare_search(Declaration& declaration);
Result<Exit> run_search(const Invocation& call);
void declare_sources(Declaration& declaration);
Result<Exit> run_sources(const Invocation& call);
void declare_today(Declaration& declaration);
Result<Exit> run_today(const Invocation& call);
void declare_undo(Declaration& declaration);
Result<Exit> run_undo(const Invocation& call);
void declare_verify(Declaration& declaration);
Result<Exit> run_verify(const Invocation& call);
void declare_vocabulary(Declaration& declaration);
Result<Exit> run_vocabulary(const Invocation& call);
void declare_withdraw(Declaration& declaration);
Result<Exit> run_withdraw(const Invocation& call);

/// The options that `add` and `read` share. Errors: invalid_argument, and those of the table.
Result<app::AddOptions> add_options_from(const Arguments& arguments);

} // namespace vigil::cli
