// The pages that a study has, and what they are called.
import { closureRanking } from './data/criticality_rows';
import type { Dataset } from './data/dataset';
import { isOfClosures } from './data/ranking';
import { PAGES, type Page } from './state';
import { t } from './words';

export function pageTitle(page: Page): string {
  switch (page) {
    case 'map':
      return t('地图', 'Map');
    case 'city':
      return t('城市', 'Cities');
    case 'catchments':
      return t('可达人口', 'Catchments');
    case 'coverage':
      return t('覆盖', 'Coverage');
    case 'connections':
      return t('联系', 'Connections');
    case 'density':
      return t('密度', 'Density');
    case 'assessment':
      return t('评估', 'Assessment');
    case 'criticality':
      return t('关键性', 'Criticality');
    case 'comparison':
      return t('比较', 'Comparison');
    case 'ranking':
      return t('方案排序', 'Ranking');
    case 'definitions':
      return t('口径与数据', 'Definitions');
  }
}

// A page without its data is left out.
export function pagesOf(dataset: Dataset): Page[] {
  const { report, result } = dataset;
  const absent = new Set<Page>();
  if (!report.comparison) absent.add('comparison');
  if (report.rankings.every(isOfClosures)) absent.add('ranking');
  if (!result.structure && !closureRanking(dataset)) absent.add('criticality');
  return PAGES.filter((page) => !absent.has(page));
}

// Pages whose rows are places keep the map beside them where there is room.
const PAGES_OF_PLACES: Page[] = ['catchments', 'coverage', 'connections'];

export function layoutOf(page: Page): 'map' | 'places' | 'text' {
  if (page === 'map') return 'map';
  return PAGES_OF_PLACES.includes(page) ? 'places' : 'text';
}
