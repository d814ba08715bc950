// What the review calls things, in a person's words.
const kinds: Record<string, string> = {
  lead_magnet: "Lead magnet",
  funnel: "Funnel",
  email_sequence: "Sequence",
  offer: "Offer",
};

export function kindName(kind: string): string {
  return kinds[kind] ?? kind;
}

// Who wrote a version: a person by their address, or the writer that is built in.
export function writerName(writer: string): string {
  return writer === "embedded" ? "the built-in writer" : writer;
}

// "the-quiet-percent" as long as only the slug is known.
export function bookName(slug: string): string {
  return slug.replaceAll("-", " ").replace(/\b\w/, (letter) => letter.toUpperCase());
}
