// Language and theme: as chosen before, or else as the system has them.
import { effect } from '@preact/signals';
import { theme } from './state';
import { language } from './words';

// Pages opened from a file may be refused the storage.
function remembered(key: string): string | null {
  try {
    return localStorage.getItem(`railreach.${key}`);
  } catch {
    return null;
  }
}

function remember(key: string, value: string) {
  try {
    localStorage.setItem(`railreach.${key}`, value);
  } catch {
    // Then the choice lasts as long as the page.
  }
}

export function followPreferences() {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const chosen = remembered('theme') ?? (dark ? 'dark' : 'light');
  theme.value = chosen === 'dark' ? 'dark' : 'light';
  language.value = remembered('language') === 'en' ? 'en' : 'zh';
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
  });
  effect(() => {
    document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
  });
}

export function chooseLanguage(value: typeof language.value) {
  language.value = value;
  remember('language', value);
}

export function chooseTheme(value: typeof theme.value) {
  theme.value = value;
  remember('theme', value);
}
