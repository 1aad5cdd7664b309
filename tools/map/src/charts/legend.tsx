// What the fills of a chart stand for.
export interface Series {
  key: string | number;
  label: string;
  fill: string;
  ink: string; // of text on the fill
}

export function Legend({ series }: { series: Series[] }) {
  return (
    <ul class="chart-legend">
      {series.map(({ key, label, fill }) => (
        <li key={key}>
          <span class="chart-swatch" style={{ background: fill }} />
          {label}
        </li>
      ))}
    </ul>
  );
}
