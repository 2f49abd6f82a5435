// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/list_people.hpp"
#include "app/session.hpp"
#include "ingest/extraction.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace vigil::app {

/// What a person says about a file beside its bytes; it overrides what the document says of itself.
struct Told {
    std::optional<Edtf> published, covers;
    std::string language; ///< ISO 639-1; empty: detected.
};

/// The table of `--index`: file stem to what is told about it. Errors: malformed (naming the line), not_found, io.
Result<std::map<std::string, Told>> read_index(const std::string& path);

struct AddOptions {
    Told told;                         ///< For every file,
    std::map<std::string, Told> index; ///< and for the file with this stem (wins).
    std::string source;                ///< Code name of the source the files came from; may be empty.
    std::string description;           ///< What a photo or recording shows; indexed as its text.
};

/// What became of one file.
struct FileOutcome {
    enum class End {
        added,     ///< Kept and read.
        known,     ///< The casebook has these bytes already.
        kept_only, ///< The bytes are kept, but they could not be read: `message` says why. Adding again tries again.
        refused,   ///< Nothing was kept: `message` says why.
    };
    std::string name; ///< Of the file, without its folder.
    End end = End::added;
    std::optional<EntryId> document; ///< Present except when refused.
    std::string message;
    std::size_t parts = 0, claims = 0;
    std::vector<ingest::Notice> notices;
    std::vector<std::string> resembles; ///< Titles (or names) of the near duplicates it was linked with.
    AgainstLists lists;                 ///< The people that it names, held against the lists of the casebook.
    bool has_lists = false;             ///< The casebook has lists.
};

struct AddReport {
    std::vector<FileOutcome> files; ///< In the order given.
    std::size_t count(FileOutcome::End end) const;
    std::size_t claims() const;
};

/// Called after each file with the number of files done and of all.
using AddProgress = std::function<void(std::size_t, std::size_t, const FileOutcome&)>;

/// Adds files and folders ("-": standard input). Bytes are hashed and kept before anything parses them; then each
/// document is one transaction: parts, texts, readings, claims, links to near duplicates, search index. A bad file
/// never stops the others, nor does a path that leads nowhere, and an interrupted batch goes on when the same command
/// runs again. Errors: io or denied from the casebook. Anything about one document is its outcome.
Result<AddReport> add(Session& session, const std::vector<std::string>& paths, const AddOptions& options,
                      const AddProgress& progress = {});

/// The same for bytes at hand (the page's upload). Pre: the session reads documents.
Result<FileOutcome> add_bytes(Session& session, Bytes bytes, std::string file_name, const AddOptions& options);

/// What `vigil read` finds in one file, without a casebook.
struct ReadFile {
    std::string name, stem;
    std::vector<std::string> lines; ///< One claim each, as JSON.
    std::vector<ingest::Notice> notices;
    std::size_t parts = 0;
    bool refused = false; ///< No child without rights could be had.
};

/// Reads files in the child without rights and hands each result to `sink`, in the order given.
/// Errors: not_found, io (a path), denied (no sandbox), and those of `sink`.
Result<Done> read_files(const std::vector<std::string>& paths, const AddOptions& options,
                        const std::function<Result<Done>(const ReadFile&)>& sink);

} // namespace vigil::app
