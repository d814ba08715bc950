// Measures the language engine against public answers and prints one JSON object.
//   bench_language CORPUS
// Exit codes: 0 done; 2 the data sets are not there.
#include <cstdio>

#include <fmt/format.h>

#include "support/language_measures.hpp"

namespace {

int missing(const base::Error& error) {
    std::fputs(fmt::format("error: {}\n", error.message).c_str(), stderr);
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("error: name the folder of the corpus\n", stderr);
        return 2;
    }
    const auto sentences = support::measure_sentences(argv[1]);
    if (!sentences) return missing(sentences.error());
    const auto phrases = support::measure_key_phrases(argv[1]);
    if (!phrases) return missing(phrases.error());
    const auto summaries = support::measure_summaries(argv[1]);
    if (!summaries) return missing(summaries.error());
    fmt::print(
        "{{\"sentences\":{{\"exact\":{},\"rules\":{}}},"
        "\"key_phrases\":{{\"f_at_10\":{:.2f},\"micro\":{:.2f},\"checking_half\":{:.2f},"
        "\"documents\":{}}},"
        "\"summaries\":{{\"rouge_1\":{:.4f},\"rouge_2\":{:.4f},\"chapters\":{}}}}}\n",
        sentences.value().exact, sentences.value().rules, phrases.value().f, phrases.value().micro,
        phrases.value().odd, phrases.value().documents, summaries.value().rouge_1,
        summaries.value().rouge_2, summaries.value().chapters.size());
    return 0;
}
