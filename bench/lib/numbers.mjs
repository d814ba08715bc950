// Samples and what is said of them.
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// The nearest-rank percentile: a value that was really seen.
export function percentile(sorted, share) {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

const rounded = (value) => (value === 0 ? 0 : Number(value.toPrecision(4)));

// One measure of the report. `goal` is {below} or {above}; without one `met` is null.
export function measure(name, command, unit, values, goal = null, more = {}) {
  if (values.length === 0 || values.some((value) => !Number.isFinite(value))) {
    throw new Error(`${name}: not numbers: ${values}`);
  }
  const middle = median(values);
  const met = !goal ? null : goal.below !== undefined ? middle < goal.below : middle >= goal.above;
  return {
    name,
    command,
    runs: values.length,
    median: rounded(middle),
    min: rounded(Math.min(...values)),
    max: rounded(Math.max(...values)),
    unit,
    goal,
    met,
    ...more,
  };
}

export function skipped(name, reason) {
  return { name, skipped: reason };
}

export function share(part, whole) {
  return rounded(part / whole);
}

export { rounded };
