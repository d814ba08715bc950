// A draft's parts as readers will see them: the live pages' renderers, filled from drafts, the
// brand's prices and a sample reader called Ana.
#pragma once

#include <string>
#include <string_view>

#include "content/document_look.hpp"
#include "review/repository.hpp"

namespace web {

struct PreviewRequest {
    base::DraftId id;
    std::int64_t version = 0;  // 0: the latest
    std::string part;          // as preview_parts names it
    bool text = false;         // of a mail: its plain text
    bool sources = false;      // of a document: where each sentence comes from
    std::string public_url;
    base::Time now;
};

struct Preview {
    std::string content;
    bool text = false;  // plain text, else HTML
};

// Errors: not_found (no such draft, version or part), invalid (what the renderer misses).
base::Result<Preview> render_preview(store::Tx& tx, const PreviewRequest& request);

// For an answer with a preview in it: no script, no forms, framed by the dashboard only.
std::string preview_policy();

struct DraftFile {
    std::string bytes;
    std::string content_type;
    std::string name;  // for saving
};
// "document.pdf", "document.png" (a picture of it), "document.vtt", "pack.epub", "cover.png",
// "cover-SLUG.png". Slow: the transaction only reads.
// Errors: not_found.
base::Result<DraftFile> render_draft_file(store::Db& db, const base::DraftId& id,
                                          std::int64_t version, std::string_view file,
                                          const std::string& public_url);

}  // namespace web
