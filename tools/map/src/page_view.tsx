// One page of the report below its tab.
import type { Dataset } from './data/dataset';
import { AssessmentPage } from './pages/assessment_page';
import { CatchmentsPage } from './pages/catchments_page';
import { CityPage } from './pages/city_page';
import { ComparisonPage } from './pages/comparison_page';
import { ConnectionsPage } from './pages/connections_page';
import { CoveragePage } from './pages/coverage_page';
import { CriticalityPage } from './pages/criticality_page';
import { DefinitionsPage } from './pages/definitions_page';
import { DensityPage } from './pages/density_page';
import { RankingPage } from './pages/ranking_page';
import { NodePanel } from './panels/node_panel';
import { StudyPanel } from './panels/study_panel';
import { type Page, selectedNode } from './state';

export function PageView({ dataset, page }: { dataset: Dataset; page: Page }) {
  switch (page) {
    case 'map':
      return <MapPanel dataset={dataset} />;
    case 'city':
      return <CityPage dataset={dataset} />;
    case 'catchments':
      return <CatchmentsPage dataset={dataset} />;
    case 'coverage':
      return <CoveragePage dataset={dataset} />;
    case 'connections':
      return <ConnectionsPage dataset={dataset} />;
    case 'density':
      return <DensityPage dataset={dataset} />;
    case 'assessment':
      return <AssessmentPage dataset={dataset} />;
    case 'criticality':
      return <CriticalityPage dataset={dataset} />;
    case 'comparison':
      return <ComparisonPage dataset={dataset} />;
    case 'ranking':
      return <RankingPage dataset={dataset} />;
    case 'definitions':
      return <DefinitionsPage dataset={dataset} />;
  }
}

// Of the node that is selected, or of the study.
function MapPanel({ dataset }: { dataset: Dataset }) {
  const node = selectedNode.value;
  return node === undefined ? (
    <StudyPanel dataset={dataset} />
  ) : (
    <NodePanel key={node} dataset={dataset} node={node} />
  );
}
