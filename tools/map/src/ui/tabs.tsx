// The pages, as links: each has an address of its own.
import { useEffect, useRef } from 'preact/hooks';
import { addressOf, formatAddress } from '../address';
import type { Dataset } from '../data/dataset';
import { pagesOf, pageTitle } from '../page_list';
import { page } from '../state';
import { t } from '../words';
import './tabs.css';

export function Tabs({ dataset }: { dataset: Dataset }) {
  const nav = useRef<HTMLElement>(null);
  const shown = addressOf(dataset);
  useEffect(() => {
    nav.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [shown.page]);
  return (
    <nav class="tabs" ref={nav} aria-label={t('页面', 'Pages')}>
      <ul>
        {pagesOf(dataset).map((each) => (
          <li key={each}>
            <a
              href={formatAddress({ ...shown, page: each })}
              aria-current={each === page.value ? 'page' : undefined}
            >
              {pageTitle(each)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
