// The head of the page: what the study is, and what the reader may set.
import { useEffect } from 'preact/hooks';
import type { Dataset } from '../data/dataset';
import { bandName } from '../panels/headline';
import { chooseLanguage, chooseTheme } from '../preferences';
import { Study_WaitModel as WaitModel } from '../proto/railreach/v1/study_pb';
import { printAll, theme } from '../state';
import { type language, percent, t } from '../words';
import { Search } from './search';
import './header.css';

export function studyName(dataset: Dataset): string {
  const { nameZh = '', nameEn = '', studyId = '' } = dataset.parameters ?? {};
  return t(nameZh || nameEn, nameEn || nameZh) || studyId;
}

export function Header({ dataset }: { dataset: Dataset }) {
  const name = studyName(dataset);
  useEffect(() => {
    document.title = name;
    // The foot of each printed page.
    document.documentElement.style.setProperty(
      '--study-name',
      JSON.stringify(name),
    );
  }, [name]);
  return (
    <header class="header">
      <div class="header-title">
        <h1>{name}</h1>
        <p class="note">{basis(dataset)}</p>
      </div>
      <Search dataset={dataset} />
      <Controls />
    </header>
  );
}

// On what the figures rest: band, wait model, lines, share assumed.
function basis(dataset: Dataset): string {
  const { parameters, result } = dataset;
  const until = parameters?.openUntil;
  const words = [
    bandName(dataset),
    waitModelName(parameters?.waitModel),
    until
      ? t(`${until} 年前开通的线路`, `lines open by ${until}`)
      : t('现状线路', 'existing lines'),
    t(
      `假定数据行 ${percent(result.counts?.assumedRowsShare)}`,
      `${percent(result.counts?.assumedRowsShare)} of data rows assumed`,
    ),
  ];
  return words.filter(Boolean).join(' · ');
}

function waitModelName(model: WaitModel | undefined): string {
  switch (model) {
    case WaitModel.EXPECTED:
      return t('期望候车', 'expected wait');
    case WaitModel.OPTIMAL:
      return t('不计候车', 'no wait');
    case WaitModel.SAMPLED:
      return t('抽样候车', 'sampled wait');
    default:
      return '';
  }
}

function Controls() {
  const dark = theme.value === 'dark';
  return (
    <div class="header-controls">
      <button
        type="button"
        class="quiet-button"
        aria-label={t('中 / EN：切换到英文', '中 / EN: switch to Chinese')}
        onClick={() => chooseLanguage(t('en', 'zh') as typeof language.value)}
      >
        <span class={t('chosen', '')}>中</span> /{' '}
        <span class={t('', 'chosen')}>EN</span>
      </button>
      <button
        type="button"
        class="quiet-button"
        aria-pressed={dark}
        onClick={() => chooseTheme(dark ? 'light' : 'dark')}
      >
        {t('深色', 'Dark')}
      </button>
      <button type="button" class="quiet-button" onClick={() => print()}>
        {t('打印本页', 'Print page')}
      </button>
      <button
        type="button"
        class="quiet-button"
        onClick={() => {
          printAll.value = true;
        }}
      >
        {t('打印全部', 'Print all')}
      </button>
    </div>
  );
}
