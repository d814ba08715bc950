// Parts of speech by a trigram hidden Markov model (Brants 2000, without its suffix trie: unknown
// words are guessed by their endings).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/words.hpp"

namespace text {

// Penn Treebank tags as festlex-poslex names and orders them; prp covers possessives too.
enum class Tag : std::uint8_t {
    nn,
    punc,
    nnp,
    dt,
    in,
    jj,
    nns,
    cd,
    rb,
    vbd,
    vb,
    prp,
    cc,
    of,
    to,
    vbz,
    vbn,
    vbg,
    vbp,
    md,
    pos,
    wdt,
    jjr,
    wp,
    nnps,
    wrb,
    jjs,
    rbr,
    rp,
    ex,
    rbs,
    pdt,
    fw,
    other,
    uh,
    sym,
    ls,
    start
};
inline constexpr std::size_t kTags = 38;

inline bool is_noun(Tag t) {
    return t == Tag::nn || t == Tag::nns || t == Tag::nnp || t == Tag::nnps;
}
inline bool is_proper(Tag t) {
    return t == Tag::nnp || t == Tag::nnps;
}
inline bool is_adjective(Tag t) {
    return t == Tag::jj || t == Tag::jjr || t == Tag::jjs;
}
inline bool is_adverb(Tag t) {
    return t == Tag::rb || t == Tag::rbr || t == Tag::rbs;
}
// A verb that can carry a clause.
inline bool is_finite(Tag t) {
    return t == Tag::vbd || t == Tag::vbz || t == Tag::vbp || t == Tag::md;
}
inline bool is_verb(Tag t) {
    return is_finite(t) || t == Tag::vb || t == Tag::vbn || t == Tag::vbg;
}

struct TaggedWord {
    Token token;
    Tag tag = Tag::nn;
};

// One sentence. Tokens view into `sentence`.
std::vector<TaggedWord> tag_sentence(std::string_view sentence);
std::vector<TaggedWord> tag_sentence(std::string&&) = delete;  // would be gone before its words

}  // namespace text
