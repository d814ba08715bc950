#include "review/types.hpp"

#include "content/json.hpp"

namespace review {
namespace {

template <class T>
Result<Document> read(const base::Json& json) {
    TRY(auto document, base::from_json<T>(json));
    return Document{std::move(document)};
}

}  // namespace

DraftKind kind_of(const Document& document) {
    return static_cast<DraftKind>(document.index());
}

Result<Document> read_document(DraftKind kind, const base::Json& json) {
    switch (kind) {
        case DraftKind::lead_magnet:
            return read<content::LeadMagnet>(json);
        case DraftKind::funnel:
            return read<content::Funnel>(json);
        case DraftKind::email_sequence:
            return read<content::Sequence>(json);
        case DraftKind::offer:
            return read<content::Offer>(json);
    }
    return base::fail(base::Errc::internal, "a draft of no known kind");
}

base::Json to_json(const Document& document) {
    return std::visit([](const auto& d) { return base::to_json(d); }, document);
}

}  // namespace review
