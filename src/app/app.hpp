// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

/// Everything a user does, one function each. Included by the command line and the page.
#include "app/add.hpp"       // add, add_bytes, read_files
#include "app/care.hpp"      // verify, rebuild, backup, restore, audit
#include "app/claims.hpp"    // claims, claims_of_part, explain
#include "app/files.hpp"     // files of the person at the keyboard
#include "app/json.hpp"      // JSON twins of what is no answer
#include "app/judge.hpp"     // check, assess, link, withdraw
#include "app/list.hpp"      // import_list
#include "app/list_view.hpp" // lists, list_rows, list_row
#include "app/note.hpp"      // keep_note
#include "app/questions.hpp" // people, person, …, documents, search
#include "app/session.hpp"   // create, open
#include "app/text_map.hpp"  // from a text back to the bytes
#include "app/work.hpp"      // what the team writes down beside claims

// Numbers and what changed since.
#include "app/definitions.hpp"     // definitions of counts
#include "app/past.hpp"            // what changed since
#include "app/past_lists.hpp"      // documents and search, as they were
#include "app/published.hpp"       // published numbers
#include "app/saved_questions.hpp" // questions that report changes
#include "app/vocabularies.hpp"    // terms, codes and labels
#include "app/why.hpp"             // why a claim was made
