// A chart that is as wide as its place, with words for who does not see it.
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import './story_charts.css';

interface Props {
  title: string;
  description: string;
  height: number;
  children: (width: number) => ComponentChildren;
}

export function Frame({ title, description, height, children }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const width = useWidth(holder);
  const id = useId();
  return (
    <div class="chart" ref={holder}>
      <svg
        role="img"
        aria-labelledby={`${id}-title ${id}-description`}
        viewBox={`0 0 ${width} ${height}`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        {children(width)}
      </svg>
    </div>
  );
}

const UNKNOWN_WIDTH = 640;

export function useWidth(holder: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(UNKNOWN_WIDTH);
  useLayoutEffect(() => {
    const element = holder.current;
    if (!element) return;
    const measure = () => setWidth(element.clientWidth || UNKNOWN_WIDTH);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [holder]);
  return width;
}
