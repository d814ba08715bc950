// A rate against its target: the bar is the rate, the tick the target, the words beside it say both.
import { percent } from "../lib/format";

interface RateBarProps {
  rate: number;
  target: number; // 0: none
  seen: number; // what the rate is of
}

export function RateBar({ rate, target, seen }: RateBarProps) {
  const scale = Math.max(target * 1.5, rate, 0.01);
  const share = (value: number) => `${Math.min(100, (value / scale) * 100)}%`;
  const met = target === 0 || rate >= target;
  return (
    <span className="rate">
      <span className="rate-track" aria-hidden="true">
        {seen > 0 && (
          <span className={met ? "rate-fill" : "rate-fill below"} style={{ width: share(rate) }} />
        )}
        {target > 0 && <span className="rate-target" style={{ left: share(target) }} />}
      </span>
      <span className="rate-words">
        {seen > 0 ? <b>{percent(rate)}</b> : <span className="dimmed">no visits</span>}
        {target > 0 && (
          <span className="dimmed">
            {seen > 0 ? " " : ", "}
            target {percent(target, 0)}
            {seen > 0 && (met ? " ✓" : "")}
            {seen > 0 && <span className="unseen">{met ? " met" : " not met"}</span>}
          </span>
        )}
      </span>
    </span>
  );
}
