// Buying with a browser without script.
import { card } from "./cards.mjs";
import { Reader } from "./reader.mjs";
import { funnel } from "./world.mjs";

// Somebody in front of the checkout.
export async function atTheTill(world, offer = "main", reader = new Reader(world.url)) {
  await reader.open(`${funnel}/checkout?offer=${offer}`);
  return reader;
}

// Presses the button that pays.
export function pay(reader, email, { number, bump } = {}) {
  return reader.submit({ email, ...card(number), ...(bump ? { bump: "yes" } : {}) });
}

// What stands in the page, in words.
export function words(page) {
  return page
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");
}
