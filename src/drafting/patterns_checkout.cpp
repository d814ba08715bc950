#include "drafting/patterns.hpp"

namespace drafting::places {

namespace {

using Words = std::string_view;

constexpr Words kCheckoutHeading[] = {
    "Your order",     "Check your order and pay", "What you are buying",
    "Review and pay", "Your order of {book}",     "Your copy of {book}",
};

constexpr Words kBumpHeading[] = {
    "Add {bump} for [bump_price|{{bump.price}}]",
    "With it, {bump} for [bump_price|{{bump.price}}]",
    "{Bump} too, for [bump_price|{{bump.price}} instead of {{bump.list_price}}]",
    "Take {bump} along for [bump_price|{{bump.price}}]",
    "A second book: {bump}, [bump_price|{{bump.price}}]",
    "Add {bump} to your order for [bump_price|{{bump.price}}]",
    "{Bump} at [bump_price|{{bump.saving_percent}}% off], with this order",
    "Have {bump} as well for [bump_price|{{bump.price}}]",
};

constexpr Words kBumpText[] = {
    "{Bump.promise}. With this order it costs [bump_price|{{bump.saving}} less than its list price "
    "of {{bump.list_price}}].",
    "{Bump.promise}. Its list price is {{bump.list_price}}; [bump_price|here you save "
    "{{bump.saving}}].",
    "{Bump.promise}. Tick the box to add it for [bump_price|{{bump.price}} instead of "
    "{{bump.list_price}}].",
    "{Bump.promise}. It costs [bump_price|{{bump.list_price}} on its own and {{bump.price}} in "
    "this "
    "order].",
    "{Bump.promise}. On its own it is {{bump.list_price}}; [bump_price|added here, "
    "{{bump.price}}].",
    "{!bump.promise}Tick the box and it is in your downloads with the rest, for "
    "[bump_price|{{bump.saving}} less than its list price].",
    "{!bump.promise}It is another book by {brand}. On its own it costs {{bump.list_price}}; "
    "[bump_price|added here, {{bump.price}}].",
    "{!bump.promise}Tick the box to add it to your order. [bump_price|You save {{bump.saving}} on "
    "its list price of {{bump.list_price}}.]",
};

constexpr Words kPackHeading[] = {
    "Add the companion pack for [bump_price|{{bump.price}}]",
    "The worksheets for {book}, [bump_price|{{bump.price}}]",
    "Add the steps and sheets for [bump_price|{{bump.price}}]",
    "With the book, its companion pack for [bump_price|{{bump.price}}]",
    "Take the companion pack of {book} too: [bump_price|{{bump.price}}]",
    "The pack to work with, [bump_price|{{bump.price}}]",
    "Something to fill in: the companion pack, [bump_price|{{bump.price}}]",
};

constexpr Words kPackText[] = {
    "It holds {pack.contents}, all from {book}.",
    "Inside: {pack.contents}. The words are those of {book}.",
    "Print it and work through {book} with it: {pack.contents}.",
    "The book is for reading, the pack for doing. You get {pack.contents}.",
    "What {book} asks you to do, on paper: {pack.contents}.",
    "You get {pack.contents}, drawn from every part of {book}.",
};

constexpr Words kCheckoutSubmit[] = {
    "Pay and download", "Pay now",      "Place the order",
    "Buy and download", "Pay and read", "Complete the order",
};

constexpr Words kCheckoutNote[] = {
    "You get the downloads on the next pages and by mail. {?guarantee}[guarantee|The "
    "{{guarantee.days}}-day guarantee covers this order.]",
    "Paid once. The receipt and the download links are mailed to you. {?guarantee}[guarantee|You "
    "have {{guarantee.days}} days to return it.]",
    "Your receipt comes by mail with the links to download. {?guarantee}[guarantee|Refunds are "
    "possible for {{guarantee.days}} days.]",
    "As soon as the payment is through, the files are yours. {?guarantee}[guarantee|They can go "
    "back within {{guarantee.days}} days.]",
    "The files and a receipt reach you by mail as well. {?guarantee}[guarantee|If you are not "
    "content, you have {{guarantee.days}} days to say so.]",
    "You can download right after paying, and again later from your library. "
    "{?guarantee}[guarantee|For {{guarantee.days}} days you can have your money back.]",
    "You get the downloads on the next pages and by mail.",
    "Paid once. The receipt and the download links are mailed to you.",
};

constexpr Words kUpsellHeadline[] = {
    "{Upsell.count} more books for [upsell_price|{{upsell.price}}]",
    "Add {upsell.count} books and [upsell_price|save {{upsell.saving}}]",
    "{Upsell.count} books beside {book}, [upsell_price|{{upsell.saving_percent}}% off]",
    "{Upsell.count} other books, together [upsell_price|{{upsell.price}}]",
    "Add {upsell.count} more books by {brand}",
    "Before you download: {upsell.count} books for [upsell_price|{{upsell.price}}]",
    "Take {upsell.count} more with you for [upsell_price|{{upsell.price}}]",
    "What to read after {book}",
    "A shelf to go with {book}",
};

constexpr Words kUpsellSub[] = {
    "One by one they come to {{upsell.value}}. Added to this order they cost "
    "[upsell_price|{{upsell.price}}, so you keep {{upsell.saving}}].",
    "Your order is paid and safe. These {upsell.count} can join it for "
    "[upsell_price|{{upsell.price}} instead of {{upsell.value}}].",
    "Bought singly, these books cost {{upsell.value}}. [upsell_price|Here they are "
    "{{upsell.price}}, {{upsell.saving_percent}}% less.]",
    "You are about to read {book}. Add these {upsell.count} to your shelf for "
    "[upsell_price|{{upsell.saving}} less than their list prices].",
    "Each of these {upsell.count} stands on its own. Together they cost "
    "[upsell_price|{{upsell.price}}, against {{upsell.value}} one by one].",
    "This page is shown once. On it, {upsell.count} books that are {{upsell.value}} at list price "
    "cost [upsell_price|{{upsell.price}}].",
    "The {upsell.count} books below cost [upsell_price|{{upsell.price}} together] and "
    "{{upsell.value}} one by one.",
};

constexpr Words kUpsellHeading[] = {
    "In the bundle",
    "What you would add",
    "These {upsell.count} books",
    "The {upsell.count} books",
    "All {upsell.count}, to download",
    "You would get",
    "Beside {book}",
};

constexpr Words kUpsellAccept[] = {
    "Add {upsell.count} books for {{upsell.price}}",
    "Yes, add them for {{upsell.price}}",
    "Add the bundle for {{upsell.price}}",
    "Put all {upsell.count} in my order, {{upsell.price}}",
    "Take the {upsell.count} for {{upsell.price}}",
    "Add these books for {{upsell.price}}",
};

constexpr Words kUpsellDecline[] = {
    "No thanks, just {book}",       "No, {book} is enough for now", "Go on without them",
    "No thank you, on to my order", "Not today, only {book}",       "Leave them out",
};

constexpr Words kUpsellNote[] = {
    "This offer is made once, on this page.",
    "You see this page once. If you decline, you go straight on to your order.",
    "The files join your downloads, with a receipt of their own.",
    "If you accept, the books are in your library at once.",
    "If you decline, nothing is charged and your order stays as it is.",
    "You can download everything together on the last page.",
};

constexpr Words kUpsellTitle[] = {
    "{Upsell.count} more books",       "Add to your order",         "Books to go with {book}",
    "One offer before your downloads", "More to read after {book}",
};

constexpr Words kSecondHeadline[] = {
    "Just {second}, for [second_price|{{downsell.price}}]",
    "{Second} alone, for [second_price|{{downsell.price}}]",
    "Only {second}, at [second_price|{{downsell.saving_percent}}% off]",
    "One book instead: {second}",
    "Add only {second}",
    "{Second} for [second_price|{{downsell.price}}]",
    "A second book for [second_price|{{downsell.price}}]",
    "One more book, [second_price|{{downsell.price}}]",
};

constexpr Words kSecondSub[] = {
    "{Second.promise}. It costs {{downsell.list_price}} by itself and "
    "[second_price|{{downsell.price}} on this page].",
    "{Second.promise}. [second_price|Here you pay {{downsell.price}} instead of "
    "{{downsell.list_price}}.]",
    "{Second.promise}. [second_price|It is {{downsell.saving_percent}}% off here], and offered "
    "once "
    "at this price.",
    "If the whole bundle is too much, take only this one. Its list price is "
    "{{downsell.list_price}}; [second_price|you would pay {{downsell.price}}].",
    "Added to your order it is [second_price|{{downsell.price}}, which is {{downsell.saving}} "
    "below its list price].",
    "Perhaps one more book is enough: {second}. [second_price|It is {{downsell.saving_percent}}% "
    "off here.]",
    "You can have {second} for [second_price|{{downsell.price}} instead of "
    "{{downsell.list_price}}]. This is offered once.",
    "A single book, [second_price|{{downsell.saving}} less than usual], and then your downloads.",
};

constexpr Words kSecondHeading[] = {
    "What is in it",
    "In {second}",
    "What you would read",
    "From its chapters",
};

constexpr Words kSecondAccept[] = {
    "Add it for {{downsell.price}}",
    "Yes, add this one for {{downsell.price}}",
    "Add the second book for {{downsell.price}}",
    "Take it for {{downsell.price}}",
    "Put it in my order for {{downsell.price}}",
    "Add one more book for {{downsell.price}}",
};

constexpr Words kSecondDecline[] = {
    "No thanks, take me to my download",    "No, only what I ordered", "Go to my downloads",
    "No thank you, I have what I came for", "Not this one either",     "Finish without it",
};

constexpr Words kSecondNote[] = {
    "The file joins your downloads, with a receipt of its own.",
    "If you accept, the book is in your library at once.",
    "This is the last offer before your downloads.",
    "If you decline, nothing is charged and you go to your downloads.",
    "You can download it together with your order.",
    "It is offered at this price once, on this page.",
};

constexpr Words kSecondTitle[] = {
    "One more book", "A second book",         "{Second}, added to your order",
    "Only {second}", "A single book instead", "One book before your downloads",
};

constexpr Words kDoneHeadline[] = {
    "Thank you. {Book} is yours",   "Your order is complete",
    "Here are your downloads",      "Your order is complete. Enjoy the book",
    "{Book} is ready to download",  "Paid, and ready to read",
    "Your copy of {book} is below",
};

constexpr Words kDoneSub[] = {
    "Everything you bought is below. The same links are on their way to you by mail.",
    "Download now, or later from the mail that was just sent.",
    "Save the files from here. A receipt with the links has been mailed to you.",
    "Your receipt and your files are below.",
    "The links on this page are in your receipt too, so you can close it without losing anything.",
    "Below are your files, your receipt and a word on where to begin.",
};

constexpr Words kDoneOrder[] = {
    "Your receipt and downloads",
    "What you bought",
    "Order and files",
    "Download here",
    "Your files",
    "Receipt",
};

constexpr Words kDoneNext[] = {
    "Next steps", "From here on", "What to do next", "What comes next", "Three things to do next",
};

constexpr Words kDoneMail[] = {
    "Look for the receipt in your mail and keep it: it holds your download links.",
    "Keep the receipt that is now in your inbox; it leads back to these files.",
    "Check that the receipt has reached you. Its links work on every device you read on.",
    "Find the receipt in your mail. You will want it when you change devices.",
    "File the receipt where you will find it next year.",
    "The receipt in your mail is also your way back to the files.",
};

constexpr Words kDoneRead[] = {
    "Open {book} today and read one chapter. All of it takes {book.minutes}.",
    "Read the first chapter before you put the file away; the whole of {book} is {book.minutes} of "
    "reading.",
    "Set {book.minutes} aside for {book} this week.",
    "Put {book} on the device you really read on, then give it a quarter of an hour tonight.",
    "Begin at chapter one. At your own pace {book} takes {book.minutes}.",
    "Leave {book} open at its first page, where you will see it this evening.",
};

constexpr Words kDoneLibrary[] = {
    "Tomorrow you get a mail with one thing from the book that can be done in a sitting.",
    "Watch for tomorrow\u2019s mail. It picks one step of {book} that you can take at once.",
    "{I} will write tomorrow with the quickest useful thing in {book}.",
    "A mail tomorrow brings one step from {book}, small enough for a lunch break.",
    "In a day you will hear from {me} about a good first step.",
    "Tomorrow\u2019s mail suggests where to start in {book}.",
};

constexpr Words kDoneTitle[] = {
    "Thank you for your order", "Your downloads",         "Order complete",
    "{Title}: your download",   "Your receipt and files", "Ready to download",
};

}  // namespace

const Place checkout_heading{"checkout.heading", kCheckoutHeading, 60};
const Place bump_heading{"bump.heading", kBumpHeading, 90};
const Place bump_text{"bump.text", kBumpText, 260};
const Place pack_heading{"pack.heading", kPackHeading, 90};
const Place pack_text{"pack.text", kPackText, 320};
const Place checkout_submit{"checkout.submit", kCheckoutSubmit, 30};
const Place checkout_note{"checkout.note", kCheckoutNote};
const Place checkout_title{"checkout.title", kCheckoutHeading, 60};
const Place upsell_headline{"upsell.headline", kUpsellHeadline, 70};
const Place upsell_sub{"upsell.sub", kUpsellSub, 260};
const Place upsell_heading{"upsell.heading", kUpsellHeading, 60};
const Place upsell_accept{"upsell.accept", kUpsellAccept, 48};
const Place upsell_decline{"upsell.decline", kUpsellDecline, 70};
const Place upsell_note{"upsell.note", kUpsellNote};
const Place upsell_title{"upsell.title", kUpsellTitle, 80};
const Place second_headline{"second.headline", kSecondHeadline, 70};
const Place second_sub{"second.sub", kSecondSub, 260};
const Place second_heading{"second.heading", kSecondHeading, 70};
const Place second_accept{"second.accept", kSecondAccept, 48};
const Place second_decline{"second.decline", kSecondDecline, 70};
const Place second_note{"second.note", kSecondNote};
const Place second_title{"second.title", kSecondTitle, 80};
const Place done_headline{"done.headline", kDoneHeadline, 70};
const Place done_sub{"done.sub", kDoneSub};
const Place done_order{"done.order", kDoneOrder, 60};
const Place done_next{"done.next", kDoneNext, 60};
const Place done_step_mail{"done.mail", kDoneMail};
const Place done_step_read{"done.read", kDoneRead};
const Place done_step_library{"done.library", kDoneLibrary};
const Place done_title{"done.title", kDoneTitle, 80};

}  // namespace drafting::places
