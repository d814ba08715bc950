// The language engine against answers that people wrote. The data sets lie in the folder `datasets`
// of the corpus; docs/quality.md says what they are. Errors: a file is not there or is not what it
// was.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace support {

// The 52 Golden Rules of the Pragmatic Segmenter (K. Dias): short texts with their sentences. White
// space does not count.
struct SentenceMeasure {
    std::size_t rules = 0;
    std::size_t exact = 0;
    std::vector<std::string> otherwise;  // "51 4-dot ellipsis: one | two"
};
base::Result<SentenceMeasure> measure_sentences(const std::filesystem::path& corpus);

// The 500 test abstracts of Inspec (Hulth 2003) against the uncontrolled keys of their indexers:
// the ten best phrases of each, right where Porter's stems are the same, word for word.
struct PhraseMeasure {
    std::size_t documents = 0;
    double f = 0;      // percent: the mean of each document's F (macro), as the published figures
    double micro = 0;  // percent: F of all documents' phrases together
    double odd = 0;    // `f` over every second document
};
base::Result<PhraseMeasure> measure_key_phrases(const std::filesystem::path& corpus);

// Ten chapters of OpenStax "College Success" (CC BY) against the summary that ends each: ROUGE F,
// stems, as many words as the summary has at most.
struct SummaryMeasure {
    struct Chapter {
        std::string title;
        double rouge_1 = 0;
        double rouge_2 = 0;
        std::size_t words = 0;         // of our summary
        std::size_t target_words = 0;  // of theirs
    };
    std::vector<Chapter> chapters;
    double rouge_1 = 0;
    double rouge_2 = 0;
    double lead_1 = 0;  // of the first sentences: a check that the ruler is the published one
    double lead_2 = 0;
};
base::Result<SummaryMeasure> measure_summaries(const std::filesystem::path& corpus);

}  // namespace support
