#include "drafting/patterns.hpp"

namespace drafting::places {

namespace {

using Words = std::string_view;

// One hour: a reminder, no discount.
constexpr Words kReminderSubject[] = {
    "Your order of {book} is not finished",
    "{Book} is still in your cart",
    "Did something go wrong at the checkout?",
    "You stopped before the last step",
    "Your cart, as you left it",
    "Your order of {book}",
    "Still thinking about {book}?",
    "Would you like to finish your order?",
    "An unfinished order",
};

constexpr Words kReminderPreview[] = {
    "Nothing was charged, and your cart is saved for you.",
    "Everything is as you chose it, one click away.",
    "If it was the checkout\u2019s fault, tell {me}; if not, here is the way back.",
    "No payment was made. The link leads back to the same page.",
    "Your cart is saved. One click takes you back to it.",
    "In case you were interrupted, here is the way back.",
};

constexpr Words kReminderOpening[] = {
    "You began to order {book} and did not finish. Nothing has been charged.",
    "A little while ago you were at the checkout with {book}. The order is not complete, and no "
    "money has moved.",
    "Perhaps the phone rang. Your order of {book} is where you left it, unpaid.",
    "Your cart holds {book}. You had not paid when you left, so nothing was taken.",
    "{Book} is in your cart, and the order stopped before the payment.",
    "Something kept you from finishing your order of {book}. Your cart is still there.",
    "You were nearly there: {book} was in the cart, and only the payment was missing.",
    "Your order of {book} was not completed, and you have not been charged.",
};

constexpr Words kReminderLine[] = {
    "A line from the book, in case you wonder whether it is worth it:",
    "What you would be reading:",
    "From the book:",
    "One sentence from its pages:",
    "To remind you how it sounds:",
    "A sentence from the book:",
};

constexpr Words kReminderButton[] = {
    "Back to my order",      "Finish the order",  "Return to the cart",
    "Go on where I stopped", "Complete my order", "Open my cart",
};

constexpr Words kReminderReply[] = {
    "{?replies}Did something on the page not work? Reply and describe it, and {i} will see to it.",
    "{?replies}If a question came up, reply to this mail. It reaches {me}.",
    "{?replies}If the payment did not go through, reply and tell {me}.",
    "{?replies}If anything was unclear, reply and ask.",
    "{?replies}Trouble with the card or the form? Answer this mail and {i} will help.",
    "{?replies}If you would rather ask something first, a reply is enough.",
};

constexpr Words kReminderClose[] = {
    "With thanks,",
    "Best regards,",
    "All the best,",
    "Kind regards,",
};

// A day: a personal code.
constexpr Words kCodeSubject[] = {
    "{{code.percent}}% off the order you left",
    "A code for your unfinished order",
    "Your cart, less {{code.percent}}%",
    "{Book} for {{code.percent}}% less",
    "{I} took {{code.percent}}% off your order",
    "A code for {book}",
    "For your cart: a personal code",
    "Would {{code.percent}}% off help?",
};

constexpr Words kCodePreview[] = {
    "The code is yours alone and works once. It is inside, with its date.",
    "One code, for you, for this order. The end date is inside.",
    "It applies to everything in the cart and has a date on it.",
    "The code and its last day are in this mail.",
    "The cart is as you left it. With the code, the total is lower.",
    "Open the cart from here and the code is already entered.",
    "It is for you alone, works once and has an end date.",
};

constexpr Words kCodeOpening[] = {
    "Your order of {book} is still open. If the price was what held you back, this may settle it.",
    "Yesterday you left {book} in the cart. Here is a code to make the decision easier.",
    "{Book} is waiting in your cart, and {i} have made a code for you.",
    "Sometimes it is only the price. So here is a code for the cart with {book} in it.",
    "If {book} is still on your mind, here is a code that lowers the price for you.",
    "You did not finish your order of {book}. Here is a code that makes it cheaper.",
    "There is no hurry about {book}, but there is now a code for it.",
};

constexpr Words kCodeText[] = {
    "[recovery_code|{{code.percent}}% off everything in the cart] with {{code}}, "
    "[recovery_deadline|until {{code.deadline}}].",
    "Your code {{code}} takes [recovery_code|{{code.percent}}% off the order]. It ends "
    "[recovery_deadline|on {{code.deadline}}].",
    "Enter {{code}} and pay [recovery_code|{{code.percent}}% less], [recovery_deadline|until "
    "{{code.deadline}}].",
    "{{code}}: [recovery_code|{{code.percent}}% off this order], valid once, "
    "[recovery_deadline|until {{code.deadline}}].",
    "With {{code}} the total drops [recovery_code|by {{code.percent}}%]. Use it "
    "[recovery_deadline|by {{code.deadline}}].",
    "[recovery_deadline|Until {{code.deadline}}] the code {{code}} lowers your total "
    "[recovery_code|by {{code.percent}}%].",
};

constexpr Words kCodeLine[] = {
    "And one more line from {book} while you think about it:",
    "From {book}, to help you decide:",
    "This is the kind of thing {book} says:",
    "Another sentence from {book}:",
    "In {book} you will also read this:",
    "A taste of {book}:",
};

constexpr Words kCodeButton[] = {
    "Use my {{code.percent}}% off",
    "Go to my cart with the code",
    "Finish with the code",
    "Pay with my code",
    "Take {{code.percent}}% off my order",
    "Open the cart with my code",
};

constexpr Words kCodeClose[] = {
    "Best regards,",
    "With good wishes,",
    "With kind regards,",
    "With thanks,",
};

// Two days: the same code, while it holds.
constexpr Words kLastSubject[] = {
    "Your {{code.percent}}% code is about to end",
    "A last note about {book}",
    "One last word on your order",
    "The last mail about your cart",
    "Your {{code.percent}}% code is still good",
    "Before your code runs out",
};

constexpr Words kLastPreview[] = {
    "It holds until {{code.deadline}}. After that no more mail about this.",
    "Until {{code.deadline}} it still works. This is the last reminder.",
    "It is valid until {{code.deadline}}. {I} will not write about it again.",
    "You have until {{code.deadline}} to use it. This is the last reminder.",
    "It works until {{code.deadline}}. No more mail about this order after that.",
    "The last moment is {{code.deadline}}. If you do not want it, do nothing.",
};

constexpr Words kLastOpening[] = {
    "This is the last mail about your order of {book}. The code in it is the same as "
    "yesterday\u2019s, and it still works.",
    "Yesterday you got a code for {book}. It has not been used, and it is still valid.",
    "{I} will not write about this order again. The code for {book} holds a little longer.",
    "If you still want {book}, now is a good time: your code has some hours left in it.",
    "Your order of {book} is still open, and the code for it still works.",
    "A last note on {book}, and then {i} leave you in peace.",
    "The code for your order of {book} is about to lapse.",
};

constexpr Words kLastText[] = {
    "{{code}} takes [recovery_code|{{code.percent}}% off your order] [recovery_deadline|until "
    "{{code.deadline}}].",
    "The code {{code}} gives you [recovery_code|{{code.percent}}% off your order]. Its last moment "
    "is [recovery_deadline|{{code.deadline}}].",
    "Pay with {{code}} [recovery_deadline|by {{code.deadline}}] and "
    "[recovery_code|{{code.percent}}% comes off].",
    "With {{code}} you pay [recovery_code|{{code.percent}}% less] [recovery_deadline|until "
    "{{code.deadline}}].",
    "Enter {{code}} [recovery_deadline|by {{code.deadline}}] and pay "
    "[recovery_code|{{code.percent}}% less].",
    "Your code is {{code}}. It is worth [recovery_code|{{code.percent}}% of the total] "
    "[recovery_deadline|until {{code.deadline}}].",
};

constexpr Words kLastButton[] = {
    "Finish my order", "Use the code now",    "Complete the order",
    "Go to the cart",  "Order with the code", "Pay with my code",
};

constexpr Words kLastAfter[] = {
    "Only the code has an end date. {Book} stays on sale.",
    "After that date you can still buy {book} at its list price.",
    "Only the code ends. {Book} stays on sale at its list price.",
    "{?replies}Would you rather ask something than buy something? Reply, and {i} will answer.",
    "{?replies}If {book} was the wrong book for you, {i} would like to hear why. Just reply.",
    "If you have decided against it, there is nothing to do.",
    "When the code has ended, {book} is still there at its list price.",
};

constexpr Words kLastClose[] = {
    "With best wishes,",
    "Thank you for considering it,",
    "All the best,",
    "With kind regards,",
};

// Where no code can be given: the same two mails without one.
constexpr Words kPlainSubject[] = {
    "Any questions about {book}?", "What is in {book}",
    "One more page of {book}",     "Is {book} the right book for you?",
    "About the book in your cart", "In case it helps you decide",
};

constexpr Words kPlainPreview[] = {
    "A look at what is in it, to make the decision easy.",
    "What the book covers, in a few lines.",
    "Your order is open. Here is what is in the book.",
    "A line from the book, and the way back to your cart.",
    "The cart is as you left it; this is what it holds.",
    "A minute of reading before you decide.",
};

constexpr Words kPlainOpening[] = {
    "You left {book} in your cart yesterday. Here is a little more about it.",
    "Your order of {book} is still open. Perhaps this helps.",
    "Before you decide about {book}, look at what it says.",
    "{Book} is in your cart, and you seem undecided. This is from its pages.",
    "It is your decision, of course. This may help you with {book}.",
    "One day later, {book} is still in the cart.",
};

}  // namespace

const Place reminder_subject{"reminder.subject", kReminderSubject, kLongestSubject};
const Place reminder_preview{"reminder.preview", kReminderPreview, 110, 40};
const Place reminder_opening{"reminder.opening", kReminderOpening};
const Place reminder_line{"reminder.line", kReminderLine};
const Place reminder_button{"reminder.button", kReminderButton, 40};
const Place reminder_reply{"reminder.reply", kReminderReply};
const Place reminder_close{"reminder.close", kReminderClose};
const Place code_subject{"code.subject", kCodeSubject, kLongestSubject};
const Place code_preview{"code.preview", kCodePreview, 110, 40};
const Place code_opening{"code.opening", kCodeOpening};
const Place code_text{"code.text", kCodeText};
const Place code_line{"code.line", kCodeLine};
const Place code_button{"code.button", kCodeButton, 40};
const Place code_close{"code.close", kCodeClose};
const Place last_subject{"last.subject", kLastSubject, kLongestSubject};
const Place last_preview{"last.preview", kLastPreview, 110, 40};
const Place last_opening{"last.opening", kLastOpening};
const Place last_text{"last.text", kLastText};
const Place last_button{"last.button", kLastButton, 40};
const Place last_after{"last.after", kLastAfter};
const Place last_close{"last.close", kLastClose};
const Place plain_subject{"plain.subject", kPlainSubject, kLongestSubject};
const Place plain_preview{"plain.preview", kPlainPreview, 110, 40};
const Place plain_opening{"plain.opening", kPlainOpening};

}  // namespace drafting::places
