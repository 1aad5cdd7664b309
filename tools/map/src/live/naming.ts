// Names that a planner gives, in the language that is read.
import { language } from '../words';

export interface Names {
  nameZh: string;
  nameEn: string;
}

// What nobody wrote: the names that things are made with.
const MADE = /^(Plan [A-Z]+|New (line|station) \d+)$/;

// With a name given in one language; it stands for the other too until that
// has one of its own.
export function called<T extends Names>(thing: T, name: string): T {
  const text = name.trim();
  if (!text) return thing;
  const { nameZh, nameEn } = thing;
  if (nameZh === nameEn || MADE.test(nameEn)) {
    return { ...thing, nameZh: text, nameEn: text };
  }
  return language.value === 'zh'
    ? { ...thing, nameZh: text }
    : { ...thing, nameEn: text };
}
