#include "content/email_text.hpp"

#include <algorithm>

#include "base/strings.hpp"
#include "content/amounts.hpp"
#include "content/email_blocks.hpp"

namespace content {
namespace {

constexpr std::size_t kWidth = 72;

std::size_t length_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// Name on the left, amount on the right, on one line where they fit.
std::string money_line(const std::string& name, const base::Money& amount) {
    const std::string money = format_amount(amount);
    const std::size_t room = kWidth - length_of(money) - 2;
    std::string left = wrap(name, room);
    const auto last_break = left.rfind('\n');
    const std::size_t last_length =
        length_of(last_break == std::string::npos ? std::string_view(left)
                                                  : std::string_view(left).substr(last_break + 1));
    left.append(last_length < room ? room - last_length + 2 : 2, ' ');
    return left + money + '\n';
}

std::string money_table(const std::vector<MoneyLine>& lines,
                        const std::vector<MoneyLine>& discounts, std::string_view total_label,
                        const base::Money& total) {
    std::string out;
    for (const auto* group : {&lines, &discounts}) {
        for (const MoneyLine& line : *group) {
            std::string name = line.name;
            if (line.quantity > 1) name += fmt::format(" × {}", line.quantity);
            if (!line.note.empty()) name += fmt::format(" ({})", line.note);
            out += money_line(name, line.amount);
        }
    }
    out += std::string(kWidth, '-') + '\n';
    return out + money_line(std::string(total_label), total);
}

// Each function gives one block, without the empty line that follows it.
class TextBlocks {
  public:
    TextBlocks(const EmailContext& context) : context_(context) {}

    using Words = base::Result<std::string>;

    Words block(const GreetingBlock& block) const { return paragraph(block.text); }
    Words block(const ParagraphBlock& block) const { return paragraph(block.text); }

    Words block(const HeadingBlock& block) const {
        TRY(const std::string words, merge(block.text, context_.fields));
        const std::string wrapped = wrap(words);
        const auto last = wrapped.substr(wrapped.rfind('\n') + 1);
        return wrapped + '\n' + std::string(length_of(last), '-');
    }

    Words block(const ListBlock& block) const {
        std::string out;
        for (std::size_t i = 0; i < block.items.size(); ++i) {
            TRY(const std::string words, merge(block.items[i], context_.fields));
            const std::string marker = block.numbered ? fmt::format("{}. ", i + 1) : "- ";
            if (i > 0) out += '\n';
            out += wrap(marker + words, kWidth, marker.size());
        }
        return out;
    }

    Words block(const ButtonBlock& block) const {
        TRY(const std::string label, merge(block.label, context_.fields));
        TRY(const std::string url, link_address(context_, block.link));
        return wrap(label + ':') + '\n' + url;
    }

    Words block(const QuotationBlock& block) const {
        TRY(const Quotation quotation, resolve_quotation(block, context_));
        std::string out;
        const std::string wrapped = wrap("\"" + quotation.quote + "\"", kWidth - 2);
        for (const std::string_view line : base::split(wrapped, '\n')) {
            out += fmt::format("> {}\n", line);
        }
        if (quotation.attribution.empty() && !quotation.sample) {
            out.pop_back();
            return out;
        }
        return out + wrap(fmt::format("> - {}{}", quotation.attribution,
                                      quotation.sample ? " (sample review)" : ""));
    }

    Words block(const CodeBlock& block) const {
        TRY(const std::string words, merge(block.text, context_.fields));
        const std::string rule(kWidth, '=');
        return rule + '\n' + wrap(words) + '\n' + rule;
    }

    Words block(const ReceiptBlock&) const {
        TRY(const OrderView* order, order_of(context_));
        return fmt::format("Order {}, {}\n\n{}", order->number, order->date,
                           money_table(order->lines, order->discounts, "Paid", order->total)) +
               (order->test_mode ? "Test mode: no money moved.\n" : "");
    }

    Words block(const DownloadsBlock&) const {
        TRY(const OrderView* order, order_of(context_));
        std::string out;
        for (const Download& download : order->downloads) {
            out += wrap(download.title) + '\n';
            for (const DownloadFile& file : download.files) {
                out += fmt::format("{}:\n{}\n", file.label, file.url);
            }
            out += '\n';
        }
        return out;
    }

    Words block(const CartBlock&) const {
        TRY(const CheckoutView* cart, cart_of(context_));
        return money_table(cart->lines, cart->discounts, "Total today", cart->total);
    }

    Words block(const BooksBlock& block) const {
        std::string out;
        for (const EmailBook& book : first_books(block, context_)) {
            out += wrap(book.subtitle.empty() ? book.title : book.title + ": " + book.subtitle) +
                   '\n' + base::format_money(book.price) + '\n' + book.url + "\n\n";
        }
        return out;
    }

    Words block(const SignatureBlock& block) const {
        TRY(std::string words, merge(block.text, context_.fields));
        if (!words.empty()) words = wrap(words) + '\n';
        words += context_.brand.author.name;
        if (!context_.brand.author.title.empty()) words += '\n' + context_.brand.author.title;
        return words;
    }

  private:
    Words paragraph(const Text& text) const {
        TRY(const std::string words, merge(text, context_.fields));
        return wrap(words);
    }

    const EmailContext& context_;
};

std::string footer(const Email& email, const EmailContext& context) {
    // "-- " on a line of its own starts the signature that mail programs fold away (RFC 3676, 4.3).
    std::string out = "-- \n" + wrap(reason_of(email, context)) + "\n";
    if (email.message_class != MessageClass::transactional) {
        out += "\nUnsubscribe:\n" + context.unsubscribe_url + '\n';
    }
    if (!context.preferences_url.empty()) {
        out += "\nWhat you get from us:\n" + context.preferences_url + '\n';
    }
    return out + '\n' + wrap(imprint_line(context.brand)) + '\n';
}

}  // namespace

std::string wrap(std::string_view text, std::size_t width, std::size_t hanging) {
    std::string out;
    std::size_t column = 0;
    for (const std::string_view line : base::split(text, '\n')) {
        if (!out.empty()) {
            out += '\n';
            column = 0;
        }
        for (const std::string_view word : base::split(line, ' ')) {
            if (word.empty()) continue;
            const std::size_t length = length_of(word);
            if (column > 0 && column + 1 + length > width) {
                out += '\n';
                out.append(hanging, ' ');
                column = hanging;
            } else if (column > 0) {
                out += ' ';
                ++column;
            }
            out += word;
            column += length;
        }
    }
    return out;
}

base::Result<std::string> render_email_text(const Email& email, const EmailContext& context) {
    TRY(check_email_context(email, context));
    std::string out;
    const TextBlocks blocks(context);
    for (const EmailBlock& any : email.blocks) {
        auto words = std::visit(
            [&](const auto& concrete) -> base::Result<std::string> {
                if (!holds(concrete.when, context.facts)) return std::string{};
                return blocks.block(concrete);
            },
            any);
        if (!words) return base::fail(std::move(words).error());
        const std::string_view trimmed = base::trim(words.value());
        if (!trimmed.empty()) out += std::string(trimmed) + "\n\n";
    }
    return out + footer(email, context);
}

}  // namespace content
