// Randomness with a seed that is printed: FRONTLIST_SEED=n runs the same choices again.
export class Chance {
  constructor(seed = Number(process.env.FRONTLIST_SEED ?? Date.now() % 2 ** 32)) {
    this.seed = seed;
    this.state = seed >>> 0;
  }

  // In [0, 1): mulberry32.
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  // A whole number from `low` to `high`, both possible.
  between(low, high) {
    return low + Math.floor(this.next() * (high - low + 1));
  }
}
