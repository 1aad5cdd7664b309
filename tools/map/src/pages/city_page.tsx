// A page per city, as a council reads it; the study area is one of them.

import { countiesOf, leagueOf, nodesOf, placeOf } from '../data/city';
import type { Dataset } from '../data/dataset';
import { meanReach } from '../data/mean_reach';
import { regionName } from '../data/places';
import { selectedRegion } from '../state';
import { t } from '../words';
import { Corridors } from './city/corridors';
import { Headline } from './city/headline';
import { Indicators } from './city/indicators';
import { Journeys } from './city/journeys';
import { League } from './city/league';
import { NewTowns } from './city/new_towns';
import { Sensitivity } from './city/sensitivity';
import { Tiers } from './city/tiers';
import { Years } from './city/years';
import { Choices } from './story';

export function CityPage({ dataset }: { dataset: Dataset }) {
  const place = placeOf(dataset, selectedRegion.value);
  const name = regionName(dataset, place);
  const nodes = nodesOf(dataset, countiesOf(dataset, place));
  const reach = meanReach(dataset, nodes);
  const league = leagueOf(
    dataset,
    place,
    (own) => meanReach(dataset, own)?.people,
  );
  const part = { dataset, place, name };
  return (
    <article class="story">
      <Choices
        label={t('城市', 'City')}
        choices={[undefined, ...dataset.cities].map((key) => ({
          key,
          label: regionName(dataset, key),
        }))}
        chosen={place}
        onChoose={(key) => {
          selectedRegion.value = key;
        }}
      />
      <Headline {...part} reach={reach} league={league} />
      <Indicators {...part} />
      <NewTowns {...part} />
      <League {...part} rows={league} />
      <Journeys {...part} />
      <Tiers {...part} reach={reach} />
      <Years {...part} />
      <Sensitivity {...part} reach={reach} />
      <Corridors {...part} />
    </article>
  );
}
