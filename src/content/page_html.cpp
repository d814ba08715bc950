#include "content/page_html.hpp"

#include "base/json.hpp"
#include "content/html.hpp"
#include "content/page_blocks.hpp"
#include "content/page_frame.hpp"
#include "content/structured_data.hpp"

namespace content {

base::Result<std::string> render_page(const Page& page, const PageContext& context) {
    FrameParts parts;
    TRY(parts.title, merge(page.title, context.fields));
    TRY(parts.description, merge(page.description, context.fields));
    parts.kind = base::enum_name(page.kind);
    TRY(parts.main, PageBlocks(page, context).render());
    parts.json_ld = structured_data(page, context);
    parts.test_mode = (context.checkout && !context.checkout->test_cards.empty()) ||
                      (context.order && context.order->test_mode);
    return page_frame(context, parts);
}

}  // namespace content
