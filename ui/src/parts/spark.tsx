// A month in a line: no axes, the last value marked.
const width = 120;
const height = 32;

export function Spark({ values, label }: { values: number[]; label: string }) {
  if (values.length < 2) return null;
  const top = Math.max(...values, 1e-9);
  const x = (index: number) => (index / (values.length - 1)) * width;
  const y = (value: number) => height - 2 - (value / top) * (height - 6);
  const points = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`);
  const last = y(values[values.length - 1] ?? 0);
  return (
    <span className="spark" role="img" aria-label={label}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <polygon points={`0,${height} ${points.join(" ")} ${width},${height}`} />
        <polyline points={points.join(" ")} vectorEffect="non-scaling-stroke" />
      </svg>
      <span className="spark-last" style={{ top: `${(last / height) * 100}%` }} />
    </span>
  );
}
