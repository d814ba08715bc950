#include "journeys/purchase_marks.hpp"

#include "contacts/contacts.hpp"
#include "events/kinds.hpp"

namespace journeys {

Result<> mark_purchase(store::Tx& tx, const Env& env, const events::Event& event) {
    if (event.kind != events::kinds::kPurchaseCompleted) return base::success();
    TRY(const auto contact, contacts::load_contact(tx, event.contact_id));
    std::vector<std::string> tags = {"customer"};
    const auto* books = event.props.if_contains("books");
    if (books && books->is_array()) {
        for (const auto& book : books->get_array()) {
            if (book.is_string()) tags.push_back("purchased_" + std::string(book.get_string()));
        }
    }
    TRY(contacts::add_tags(tx, env, contact, tags));
    const auto* order = event.props.if_contains("order");
    TRY(events::append(tx, env.ids, env.clock,
                       {.brand = event.brand_id,
                        .contact = event.contact_id,
                        .kind = std::string(events::kinds::kMilestoneFirstPurchase),
                        .at = event.at,
                        .props = {{"order", order ? *order : base::Json("")}},
                        .dedup_key = fmt::format("first_purchase:{}", event.contact_id)}));
    return base::success();
}

}  // namespace journeys
