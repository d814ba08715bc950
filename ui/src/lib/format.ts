// Numbers, rates, money and times as the dashboard writes them.
const integer = new Intl.NumberFormat("en-US");
const compact = new Intl.NumberFormat("en-US", {
  notation: "compact",
  maximumFractionDigits: 1,
});

export function count(value: number): string {
  return Math.abs(value) >= 100_000 ? compact.format(value) : integer.format(value);
}

// "1 visitor", "2 visitors": the word alone.
export function noun(number: number, one: string): string {
  return number === 1 ? one : `${one}s`;
}

export function percent(rate: number, digits = 1): string {
  return `${(rate * 100).toFixed(rate !== 0 && Math.abs(rate) < 0.0005 ? 2 : digits)}%`;
}

// A rate of nothing is not zero: nothing has been measured yet.
export function rateOf(rate: number, of: number): string {
  return of > 0 ? percent(rate) : "–";
}

// Whole amounts without cents, as in the copy: $39.
export function money(minor: number, currency: string): string {
  const format = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency,
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const amount = minor / 10 ** digits;
  return Number.isInteger(amount)
    ? new Intl.NumberFormat("en-US", {
        style: "currency",
        currency,
        minimumFractionDigits: 0,
        maximumFractionDigits: 0,
      }).format(amount)
    : format.format(amount);
}

// "+12%", "−3%"; "±0%".
export function change(relative: number): string {
  const rounded = Math.round(relative * 100);
  if (rounded === 0) return "±0%";
  return `${rounded > 0 ? "+" : "−"}${integer.format(Math.abs(rounded))}%`;
}

const steps: [limit: number, unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  [60, "second", 1],
  [3600, "minute", 60],
  [86_400, "hour", 3600],
  [30 * 86_400, "day", 86_400],
];
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

// "3 minutes ago", "in 2 days"; beyond a month the date.
export function ago(time: string, now: number): string {
  const seconds = (Date.parse(time) - now) / 1000;
  for (const [limit, unit, size] of steps) {
    if (Math.abs(seconds) < limit) return relative.format(Math.round(seconds / size), unit);
  }
  return day(time);
}

export function day(time: string): string {
  return new Date(time).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
  });
}

export function dateTime(time: string): string {
  return new Date(time).toLocaleString("en-GB", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
}

// Keys whose words are the trade's, not a publisher's.
const terms: Record<string, string> = {
  email_capture: "Readers sign up",
  tripwire_purchase: "A first, small purchase",
  order_bump_acceptance: "The addition is bought too",
  main_sale: "The book is bought",
  upsell_1_acceptance: "The larger offer is accepted",
  downsell_acceptance: "The smaller offer is accepted",
};

export function words(name: string): string {
  const known = terms[name];
  if (known) return known;
  const text = name.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const units: Record<string, string> = {
  d: "day",
  h: "hour",
  m: "minute",
  s: "second",
};

// "3d12h" -> "3 days 12 hours"; nothing at all -> "At once".
export function delay(short: string): string {
  const parts = [...short.matchAll(/(\d+)([dhms])/g)]
    .filter(([, amount]) => Number(amount) > 0)
    .map(([, amount, unit]) => `${amount} ${units[unit!]}${amount === "1" ? "" : "s"}`);
  return parts.join(" ") || "At once";
}
