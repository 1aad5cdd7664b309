// The page: a head with tabs, the map, and beside it what is looked at.
import { useEffect, useRef } from 'preact/hooks';
import type { Dataset } from './data/dataset';
import { LivePanel } from './live/live_panel';
import { MapView } from './map/map_view';
import { layoutOf, pagesOf, pageTitle } from './page_list';
import { PageView } from './page_view';
import { NodePanel } from './panels/node_panel';
import { page, printAll, selectedNode } from './state';
import { Header } from './ui/header';
import { Tabs } from './ui/tabs';
import { t } from './words';
import './theme.css';
import './app.css';
import './print.css';

interface AppProps {
  dataset: Dataset;
  live: boolean;
}

export function App({ dataset, live }: AppProps) {
  const all = printAll.value;
  const layout = all ? 'all' : layoutOf(page.value);
  return (
    <div class={`app app-${layout} ${live ? 'app-live' : ''}`}>
      <SkipLink />
      <Header dataset={dataset} />
      {all ? <PrintBar /> : <Tabs dataset={dataset} />}
      <main class="body">
        <section class="area-map" aria-label={t('地图', 'Map')}>
          <MapView dataset={dataset} />
        </section>
        {live && (
          <div class="area-live">
            <LivePanel dataset={dataset} />
          </div>
        )}
        <div class="area-content" id="content" tabIndex={-1} key={page.value}>
          {all ? (
            <AllPages dataset={dataset} />
          ) : (
            <PageView dataset={dataset} page={page.value} />
          )}
        </div>
        {layout === 'places' && selectedNode.value !== undefined && (
          <aside
            class="area-node"
            aria-label={t('选中的节点', 'Selected node')}
          >
            <NodePanel dataset={dataset} node={selectedNode.value} />
          </aside>
        )}
      </main>
    </div>
  );
}

// A button, as the address after the # says the page.
function SkipLink() {
  return (
    <button
      type="button"
      class="skip-link"
      onClick={() => document.getElementById('content')?.focus()}
    >
      {t('跳到内容', 'Skip to content')}
    </button>
  );
}

function AllPages({ dataset }: { dataset: Dataset }) {
  const drawn = useRef(false);
  useEffect(() => {
    if (drawn.current) return;
    drawn.current = true;
    setTimeout(() => print(), 500); // the map has its new size by then
  }, []);
  return (
    <>
      {pagesOf(dataset).map((each) => (
        <section key={each} class="whole-page" aria-label={pageTitle(each)}>
          <PageView dataset={dataset} page={each} />
        </section>
      ))}
    </>
  );
}

function PrintBar() {
  return (
    <div class="print-bar">
      <p>{t('报告的全部页面', 'All pages of the report')}</p>
      <button type="button" class="quiet-button" onClick={() => print()}>
        {t('打印', 'Print')}
      </button>
      <button
        type="button"
        class="quiet-button"
        onClick={() => {
          printAll.value = false;
        }}
      >
        {t('返回', 'Back')}
      </button>
    </div>
  );
}
