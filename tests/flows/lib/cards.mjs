// The cards of the test provider and what each does, as src/commerce/test_provider.hpp says.
export const cards = {
  good: "4242 4242 4242 4242",
  mastercard: "5555 5555 5555 4444",
  amex: "3782 822463 10005",
  declined: "4000 0000 0000 0002",
  poor: "4000 0000 0000 9995",
  authentication: "4000 0025 0000 3155",
  expired: "4000 0000 0000 0069",
  wrongCode: "4000 0000 0000 0127",
  processing: "4000 0000 0000 0119",
  goodOnce: "4000 0000 0000 0341",
};

// The fields of the checkout's form.
export function card(number = cards.good) {
  const code = number === cards.amex ? "1234" : "123";
  return { card_number: number, card_expiry: "12/40", card_cvc: code };
}
