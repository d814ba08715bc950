// Puts one mail together, block by block; what is empty is left out.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "content/email.hpp"
#include "drafting/copy.hpp"
#include "drafting/promises.hpp"

namespace drafting {

class Mail {
  public:
    Mail(const Copy& copy, std::string key, std::chrono::hours delay,
         std::vector<content::Goal> goals, content::MessageClass message_class)
        : copy_(copy) {
        mail_.key = std::move(key);
        mail_.delay = delay;
        mail_.goals = std::move(goals);
        mail_.email.message_class = message_class;
    }

    Mail& subject(const Place& subject, const Place& preview) {
        mail_.email.subject = copy_.say(subject);
        mail_.email.preview = copy_.say(preview);
        return *this;
    }
    Mail& greeting() {
        mail_.email.blocks.push_back(
            content::GreetingBlock{"", content::pattern("Hello {{first_name|there}},")});
        return *this;
    }
    Mail& say(const Place& place, const std::string& when = "") {
        return paragraph(copy_.say(place), when);
    }
    Mail& paragraph(content::Text text, const std::string& when = "") {
        if (!text.empty())
            mail_.email.blocks.push_back(content::ParagraphBlock{when, std::move(text)});
        return *this;
    }
    Mail& heading(const Place& place, const std::string& when = "") {
        auto text = copy_.say(place);
        if (!text.empty())
            mail_.email.blocks.push_back(content::HeadingBlock{when, std::move(text)});
        return *this;
    }
    Mail& list(std::vector<content::Text> items, bool numbered) {
        std::erase_if(items, [](const content::Text& item) { return item.empty(); });
        if (!items.empty())
            mail_.email.blocks.push_back(content::ListBlock{"", numbered, std::move(items)});
        return *this;
    }
    Mail& button(const Place& place, content::Link link, const std::string& when = "") {
        mail_.email.blocks.push_back(content::ButtonBlock{when, copy_.words(place), link});
        return *this;
    }
    Mail& quote(content::Text quote, content::Text from, std::string testimonial = "") {
        if (!quote.empty()) {
            mail_.email.blocks.push_back(content::QuotationBlock{
                "", std::move(quote), std::move(from), std::move(testimonial)});
        }
        return *this;
    }
    Mail& code(const Place& place, content::CodeRule rule, const std::string& promise) {
        mail_.email.blocks.push_back(content::CodeBlock{"has_code", copy_.say(place), promise});
        mail_.code = std::move(rule);
        return *this;
    }
    Mail& block(content::EmailBlock made) {
        mail_.email.blocks.push_back(std::move(made));
        return *this;
    }
    Mail& bonus(std::string product) {
        mail_.bonus_product = std::move(product);
        return *this;
    }
    content::SequenceMail sign(const Place& close) {
        mail_.email.blocks.push_back(content::SignatureBlock{"", copy_.say(close)});
        declare_promises(mail_.email, book_promises(copy_));
        return std::move(mail_);
    }

  private:
    const Copy& copy_;
    content::SequenceMail mail_;
};

}  // namespace drafting
