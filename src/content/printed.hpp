// What is downloaded of a lead magnet.
#pragma once

#include "content/document.hpp"

namespace content {

// The document; of a quiz and of a video script the one that is made of its questions and of its
// scenes, with the document's title and its closing parts (the author's page, the call). So what is
// on paper is what runs, also after an edit. Pure.
Document printed(const LeadMagnet& magnet);

}  // namespace content
