// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/export.hpp"

#include "answers/case_file.hpp"
#include "app/archive_export.hpp"
#include "app/export_material.hpp"
#include "app/files.hpp"
#include "app/vocabularies.hpp"
#include "app/work.hpp"
#include "publish/csv.hpp"
#include "publish/export_json.hpp"
#include "publish/exports.hpp"
#include "publish/papers.hpp"
#include "publish/records_lines.hpp"
#include "publish/tables.hpp"
#include "publish/xlsx.hpp"
#include "publish/zip.hpp"
#include "seal/age.hpp"

#include <algorithm>
#include <map>

namespace vigil::app {
namespace {

Bytes bytes_of(std::string_view text)
{
    return {text.begin(), text.end()};
}

/// The people asked for, as they stand in what may leave.
class Chosen {
public:
    Chosen(const Session& session, const View& view, const ExportMaterial& from)
        : m_session{session},
          m_view{view},
          m_from{from}
    {
    }

    Result<Done> add(const std::string& who)
    {
        VIGIL_TRY(const auto asked, person(m_session, m_view, who));
        const auto read = answers::people(m_from.material, m_view);
        for (const auto& mention : asked.person.mentions)
            for (const auto& row : read.rows)
                if (row.id == mention.to_string()) {
                    VIGIL_TRY(auto page, answers::person_page(m_from.material, m_view, row.id));
                    m_pages.push_back(std::move(page));
                    return Done{};
                }
        for (const auto& mention : asked.person.mentions)
            if (auto page = answers::person_page(m_from.material, m_view, mention.to_string())) {
                m_pages.push_back(*std::move(page));
                return Done{};
            }
        return Error{Fault::denied, "everything about " + asked.person.name + " is withheld for this purpose: " +
                                        m_from.withheld + " Change --use, --recipient or --include"};
    }

    /// The people of a case file, and what the team has done in it. Errors: not_found, denied.
    Result<Done> add_case(const std::string& reference, const publish::Purpose& purpose)
    {
        const auto object = "case:" + reference;
        const auto fields = work_fields(m_session, object);
        if (fields.empty())
            return Error{Fault::not_found, "there is no case file " + reference};
        for (const auto& value : work_values(m_session, object, "level"))
            if (answers::level_named(value.value).value_or(answers::Level::strict) > purpose.level)
                return Error{Fault::denied, "the case file " + reference + " is restricted: " + value.value};
        const auto file = answers::case_file(reference, fields);
        for (const auto& one : file.people)
            VIGIL_CHECK(add(one.id));
        for (const auto& action : file.actions)
            m_steps.push_back(action.words() + (action.sent.empty() ? "" : ", " + action.sent.text()) +
                              (action.answer.empty() ? "" : "; answer: " + action.answer.text()));
        return Done{};
    }

    /// Letters, petitions and other actions of the case file, in words.
    const std::vector<std::string>& steps() const { return m_steps; }
    const std::vector<answers::PersonPage>& pages() const { return m_pages; }

    /// Claims that name one of them.
    records::Standing claims() const
    {
        std::set<EntryId> named;
        for (const auto& page : m_pages)
            for (const auto& mention : page.person.mentions)
                named.insert(mention.claim);
        auto standing = m_from.material.standing;
        std::erase_if(standing.claims, [&](const auto& claim) { return !named.contains(claim.id); });
        return standing;
    }

    std::string names() const
    {
        std::string all;
        for (const auto& page : m_pages)
            all += (all.empty() ? "" : ", ") + page.person.name;
        return all;
    }

private:
    const Session& m_session;
    const View& m_view;
    const ExportMaterial& m_from;
    std::vector<answers::PersonPage> m_pages;
    std::vector<std::string> m_steps;
};

Result<Bytes> written(const publish::Paper& paper, std::string_view what)
{
    if (what.ends_with(".docx"))
        return publish::to_docx(paper);
    return bytes_of(publish::to_html(paper));
}

answers::Overview overview_of(const ExportMaterial& from, const View& view)
{
    return answers::overview(from.material, view);
}

/// Cells that hold a code get the casebook's label of it.
Result<Done> use_labels(publish::Table& table, const Session& session, const std::string& language)
{
    struct Labelled {
        std::string_view column, vocabulary;
    };
    for (const auto& [name, of] : {Labelled{"type", "claim_type"}, Labelled{"modality", "modality"},
                                   Labelled{"grade", "grade"}, Labelled{"status", "custody"}}) {
        const auto column = std::ranges::find(table.header, name);
        if (column == table.header.end())
            continue;
        VIGIL_TRY(const auto terms, vocabulary(session, std::string{of}));
        std::map<std::string, std::string> labels; // Some columns hold the code, others its English label.
        for (const auto& term : terms.terms)
            for (auto words : {term.code, std::string{term.label("en")}})
                labels.emplace(std::move(words), term.label(language));
        const auto at = static_cast<std::size_t>(column - table.header.begin());
        for (auto& row : table.rows)
            if (const auto found = labels.find(row[at]); found != labels.end())
                row[at] = found->second;
    }
    return Done{};
}

Result<Bytes> table_export(const Session& session, const ExportMaterial& from, const View& view,
                           const ExportOrder& order, const publish::Export& form)
{
    auto table = form.name.starts_with("claims") ? publish::claims_table(from.material.standing, form)
                                                 : publish::people_table(answers::people(from.material, view), form);
    if (!order.language.empty())
        VIGIL_CHECK(use_labels(table, session, order.language));
    if (form.name.ends_with(".xlsx"))
        return publish::to_xlsx({table});
    return bytes_of(publish::to_csv(table));
}

Result<publish::Paper> bulletin_of(const Session& session, const View& view, const ExportOrder& order,
                                   const Screen& screen, const publish::Heading& heading)
{
    if (!order.since)
        return Error{Fault::invalid_argument, "a bulletin needs the day that it starts from: --since DAY"};
    const auto known_at = [&](Day day) {
        View then = view;
        then.known = day;
        auto from = export_material(session, then, screen);
        auto people = answers::people(from.material, then);
        return publish::Known{day, std::move(people), std::move(from.material.standing)};
    };
    const Day until = view.known.value_or(view.today);
    if (*order.since >= until)
        return Error{Fault::invalid_argument, "the bulletin would end on " + to_string(until) + ", before it starts"};
    return publish::bulletin(known_at(*order.since), known_at(until), heading);
}

Result<publish::Paper> people_paper(const ExportOrder& order, const Chosen& chosen, const ExportMaterial& from,
                                    const publish::Heading& heading)
{
    if (order.what.starts_with("chronology"))
        return publish::chronology(chosen.pages().empty() ? from.material.standing : chosen.claims(), chosen.names(),
                                   heading);
    if (chosen.pages().empty())
        return Error{Fault::invalid_argument, order.what + " needs somebody: --person NAME or --case REFERENCE"};
    if (order.what.starts_with("dossier"))
        return publish::dossier(chosen.pages(), heading);
    if (chosen.pages().size() > 1)
        return Error{Fault::invalid_argument, "a questionnaire is about one person: give --person once"};
    return publish::questionnaire(chosen.pages().front(), chosen.claims().claims, chosen.steps(), heading);
}

Result<Bytes> archive_of(const Session& session, const View& view, const Screen& screen, const ExportMaterial& from)
{
    publish::Zip zip;
    VIGIL_CHECK(
        write_archive(session, view, screen, from, [&](const std::string& name, ByteView bytes) -> Result<Done> {
            zip.add(name, bytes);
            return Done{};
        }));
    return zip.finish();
}

Result<Bytes> made(const Session& session, const View& view, const ExportOrder& order, const Screen& screen,
                   const ExportMaterial& from, const publish::Export& form)
{
    const auto& what = order.what;
    if (what == "claims.jsonl")
        return bytes_of(publish::to_export(from.material.standing));
    if (what == "records.jsonl")
        return bytes_of(publish::records_lines(from.material.records));
    if (what == "people.json")
        return bytes_of(publish::to_export(answers::people(from.material, view)));
    if (what == "overview.json")
        return bytes_of(publish::to_export(overview_of(from, view)));
    if (what == "archive.zip")
        return archive_of(session, view, screen, from);
    if (what.ends_with(".csv") || what.ends_with(".xlsx"))
        return table_export(session, from, view, order, form);
    const publish::Heading heading{order.case_file.empty() ? "" : "case " + order.case_file, view, from.withheld};
    if (what.starts_with("bulletin")) {
        VIGIL_TRY(const auto paper, bulletin_of(session, view, order, screen, heading));
        return written(paper, what);
    }
    Chosen chosen{session, view, from};
    for (const auto& who : order.people)
        VIGIL_CHECK(chosen.add(who));
    if (!order.case_file.empty())
        VIGIL_CHECK(chosen.add_case(order.case_file, order.purpose));
    VIGIL_TRY(const auto paper, people_paper(order, chosen, from, heading));
    return written(paper, what);
}

} // namespace

Result<Exported> make_export(const Session& session, const View& view, const ExportOrder& order)
{
    const auto* form = publish::export_named(order.what);
    if (form == nullptr)
        return Error{Fault::invalid_argument,
                     "'" + order.what + "' is no export; vigil export --list names those that there are"};
    const Screen screen{session, order.purpose};
    const auto from = export_material(session, view, screen);
    VIGIL_TRY(auto bytes, made(session, view, order, screen, from, *form));
    return Exported{std::move(bytes), from.withheld};
}

Result<Bytes> sealed_export(const Bytes& plain, const Sealing& sealing)
{
    VIGIL_CHECK(seal::prepare());
    if (sealing.recipients.empty() == !sealing.passphrase)
        return Error{Fault::invalid_argument, "name recipients or a passphrase, not both and not neither"};
    if (sealing.passphrase) {
        VIGIL_TRY(const auto opener, pass_gate(*sealing.passphrase, true));
        return seal::age_seal(plain, opener.secret);
    }
    std::vector<seal::AgeRecipient> recipients;
    for (const auto& text : sealing.recipients) {
        VIGIL_TRY(const auto recipient, seal::parse_age_recipient(text));
        recipients.push_back(recipient);
    }
    return seal::age_seal(plain, recipients);
}

Result<Bytes> open_sealed(const std::string& file, const std::string& identity, const Gate& gate)
{
    VIGIL_CHECK(seal::prepare());
    VIGIL_TRY(const auto sealed, read_file(file));
    if (identity.empty()) {
        VIGIL_TRY(const auto opener, pass_gate(gate, false));
        return seal::age_open(sealed, opener.secret);
    }
    VIGIL_CHECK(refuse_if_others_read(identity));
    VIGIL_TRY(const auto text, read_file(identity, 1 << 16));
    const auto words = as_text(text);
    const auto begin = words.find("AGE-SECRET-KEY-1");
    if (begin == std::string_view::npos)
        return Error{Fault::invalid_argument, identity + " holds no line that begins with AGE-SECRET-KEY-1"};
    VIGIL_TRY(const auto key,
              seal::AgeIdentity::parse(words.substr(begin, words.find_first_of(" \r\n", begin) - begin)));
    return seal::age_open(sealed, key);
}

} // namespace vigil::app
