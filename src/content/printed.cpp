#include "content/printed.hpp"

#include "content/magnet_documents.hpp"

namespace content {
namespace {

bool closes(const Part& part) {
    return std::holds_alternative<AuthorPart>(part) || std::holds_alternative<CallPart>(part);
}

Document about(Document document) {
    std::erase_if(document.parts, [](const Part& part) { return !closes(part); });
    return document;
}

}  // namespace

Document printed(const LeadMagnet& magnet) {
    // What is no quiz yet (review says what it lacks) has no printed form of its own.
    if (magnet.quiz && check_quiz(*magnet.quiz)) {
        return quiz_document(*magnet.quiz, about(magnet.document));
    }
    if (magnet.script) return script_document(*magnet.script, about(magnet.document));
    return magnet.document;
}

}  // namespace content
