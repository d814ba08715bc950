// Every kind of page and mail in every theme. With FRONTLIST_PREVIEW=FOLDER in the environment they
// are written there, to be looked at.
#include <cstdlib>

#include <gtest/gtest.h>

#include "base/files.hpp"
#include "base/json.hpp"
#include "content/email_html.hpp"
#include "content/page_html.hpp"
#include "content/samples_test.hpp"
#include "content/site_style.hpp"

namespace content {
namespace {

void keep(const std::string& name, const std::string& text) {
    const char* folder = std::getenv("FRONTLIST_PREVIEW");
    if (!folder) return;
    ASSERT_TRUE(base::write_file(std::filesystem::path(folder) / name, text));
}

constexpr std::array kThemes = {Theme::folio, Theme::ledger, Theme::daylight};

Storefront sample_store() {
    return {.books = {{"The Letter on the Table", "What offices know", "Twelve chapters.",
                       "/b/press/letters/offer", "book:letters", base::Money{1499, "USD"},
                       std::nullopt, "About the book"},
                      {"The Quiet Percent", "Interest and fees", "Ten chapters.",
                       "/b/press/quiet/offer", "book:quiet", base::Money{1199, "USD"},
                       base::Money{1499, "USD"}, "About the book"}},
            .offers = {{"Three books together", "", "Any three.", "/b/press/offers/bundle", "",
                        base::Money{3900, "USD"}, base::Money{4497, "USD"}, "See the bundle"}},
            .samples = {}};
}

TEST(Preview, EveryKindOfPageRendersInEveryTheme) {
    for (const Theme theme : kThemes) {
        const std::string name(base::enum_name(theme));
        for (const PageKind kind :
             {PageKind::opt_in, PageKind::thank_you, PageKind::checkout, PageKind::upsell,
              PageKind::downsell, PageKind::confirmation, PageKind::main_offer, PageKind::offer}) {
            const auto html = render_page(sample_page(kind), sample_page_context(theme, kind));
            ASSERT_TRUE(html) << html.error().message;
            keep(fmt::format("{}-{}.html", name, base::enum_name(kind)), html.value());
        }
        PageContext context = sample_page_context(theme, PageKind::opt_in);
        keep(name + "-store.html", render_storefront(context, sample_store()));
        context.preview = true;
        Message message{
            .title = "Which mail would you like?",
            .paragraphs = {"You can change this at any time."},
            .form = MessageForm{
                .action = "/preferences/abc",
                .token = "t",
                .inputs = {{.kind = InputKind::email,
                            .name = "email",
                            .label = "E-mail address",
                            .value = "maria@",
                            .error = "This is not a whole address.",
                            .required = true},
                           {.kind = InputKind::choice,
                            .name = "mail",
                            .label = "How often",
                            .value = "all",
                            .choices = {{"Everything", "all"}, {"New books only", "new"}}}},
                .submit_label = "Save"}};
        keep(name + "-message.html", render_message_page(context, message));
        keep("csp-" + name + ".txt", content_security_policy(context.brand));
    }
}

TEST(Preview, MailsRenderInEveryTheme) {
    for (const Theme theme : kThemes) {
        const std::string name(base::enum_name(theme));
        const EmailContext context = sample_email_context(theme);
        const auto welcome = render_email(sample_welcome_mail(), context);
        ASSERT_TRUE(welcome) << welcome.error().message;
        keep(name + "-mail-welcome.html", welcome.value().html);
        keep(name + "-mail-welcome.txt", welcome.value().text);
        const auto receipt = render_email(sample_receipt_mail(), context);
        ASSERT_TRUE(receipt) << receipt.error().message;
        keep(name + "-mail-receipt.html", receipt.value().html);
        keep(name + "-mail-receipt.txt", receipt.value().text);
    }
}

}  // namespace
}  // namespace content
