// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

namespace vigil::train {

/// A small treebank of sentences about people who do not exist, for tests: CoNLL-U with names as GUM marks them.
inline std::string made_treebank()
{
    const auto word = [](int at, const std::string& form, const std::string& lemma, const std::string& tag, int head,
                         const std::string& label, const std::string& misc) {
        const auto blank = tag.find(' ');
        return std::to_string(at) + '\t' + form + '\t' + lemma + '\t' + tag.substr(0, blank) + "\t_\t" +
               (blank == std::string::npos ? "_" : tag.substr(blank + 1)) + '\t' + std::to_string(head) + '\t' + label +
               "\t_\t" + misc + '\n';
    };
    const char* given[] = {"Mira", "Tomas", "Ana", "Ibo"};
    const char* family[] = {"Kosta", "Ruz", "Velin"};
    const char* places[] = {"Varn", "Ostra", "Lumen"};
    const char* verbs[][2] = {{"arrested", "arrest"}, {"released", "release"}, {"detained", "detain"}};
    std::string text;
    for (const char* first : given)
        for (const char* last : family)
            for (const char* place : places)
                for (const auto& verb : verbs) {
                    const std::string past = "VERB Tense=Past|VerbForm=Fin";
                    text += word(1, "Police", "police", "NOUN Number=Plur", 2, "nsubj", "_") +
                            word(2, verb[0], verb[1], past, 0, "root", "_") +
                            word(3, first, first, "PROPN Number=Sing", 2, "obj", "Entity=(1-person-new-cf1-1-coref") +
                            word(4, last, last, "PROPN Number=Sing", 3, "flat", "Entity=1)") +
                            word(5, "in", "in", "ADP", 6, "case", "_") +
                            word(6, place, place, "PROPN Number=Sing", 2, "obl", "Entity=(2-place-new-cf2-1-coref)") +
                            word(7, ".", ".", "PUNCT", 2, "punct", "_") + '\n';
                    text += word(1, "The", "the", "DET", 2, "det", "_") +
                            word(2, "courts", "court", "NOUN Number=Plur", 5, "nsubj", "_") + word(3, "of", "of", "ADP", 4, "case", "_") +
                            word(4, place, place, "PROPN Number=Sing", 2, "nmod", "Entity=(3-place-new-cf1-1-coref)") +
                            word(5, verb[0], verb[1], past, 0, "root", "_") + word(6, "him", "he", "PRON", 5, "obj", "_") + '\n';
                }
    return text;
}

} // namespace vigil::train
