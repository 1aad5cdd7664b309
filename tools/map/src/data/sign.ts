// With its sign, for differences; what rounds to nothing has none.
export function withSign(text: string, value: number): string {
  if (!/[1-9]/.test(text)) return text.replace(/^-/, '');
  return value > 0 ? `+${text}` : text;
}
