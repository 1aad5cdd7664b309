// A place and its catchment; with a second one, the journey between the two.

import { create } from '@bufbuild/protobuf';
import { Direction } from '../proto/railreach/v1/figures_pb';
import { NameSchema } from '../proto/railreach/v1/names_pb';
import { flyTo } from '../state';
import { nameOf, t } from '../words';
import { CatchmentCard } from './catchment_card';
import { Combobox } from './combobox';
import { Segments } from './fields';
import { JourneyCard } from './journey_card';
import type { Live } from './live';
import { chosen, type Slot } from './places_state';
import { ProblemList } from './problem_list';
import { type Choice, matches, placesOf, pointIn } from './search';
import './places.css';

const MOST_FOUND = 10;

export function PlaceTask({ live }: { live: Live }) {
  const { places } = live;
  return (
    <div class="live-places">
      <PlaceBox live={live} slot="from" />
      {places.from.value && <PlaceBox live={live} slot="to" />}
      {places.from.value ? (
        <Chosen live={live} />
      ) : (
        <p class="note">
          {t(
            '点地图上任何地方，或输入地名、站名、“纬度, 经度”，马上看到可达范围。',
            'Click anywhere on the map, or type a place, a station or “latitude, longitude”, and its catchment appears.',
          )}
        </p>
      )}
    </div>
  );
}

function Chosen({ live }: { live: Live }) {
  const { places } = live;
  return (
    <>
      <div class="live-options">
        <Segments
          label={t('方向', 'Direction')}
          options={[
            { value: Direction.FROM, text: t('从这里出发', 'from here') },
            { value: Direction.TO, text: t('到这里来', 'to here') },
          ]}
          value={places.direction.value}
          onChange={(value) => {
            places.direction.value = value;
          }}
        />
        <Segments
          label={t('等时圈', 'Outlines')}
          options={[
            { value: true, text: t('各档', 'all bands') },
            { value: false, text: t('只看滑块', 'the slider’s') },
          ]}
          value={places.allCutoffs.value}
          onChange={(value) => {
            places.allCutoffs.value = value;
          }}
        />
      </div>
      <ProblemList problems={places.problems.value} />
      {places.to.value ? (
        <JourneyCard live={live} />
      ) : (
        <CatchmentCard live={live} />
      )}
    </>
  );
}

function PlaceBox({ live, slot }: { live: Live; slot: Slot }) {
  const { places } = live;
  const place = places[slot].value;
  const all = placesOf(live.network.value);
  return (
    <div class="live-place" data-next={places.slot.value === slot}>
      <Combobox
        label={slot === 'from' ? t('地点', 'Place') : t('到哪里', 'Journey to')}
        placeholder={t('点地图，或输入名称', 'Click the map, or type a name')}
        value={place ? (place.name ? nameOf(place.name) : place.query) : ''}
        find={(text) => found(all, text)}
        onFocus={() => {
          places.slot.value = slot;
        }}
        onChoose={({ at, kind, name }) => {
          if (!at) return;
          places.slot.value = slot;
          places.choose(chosen(at, kind === 'point' ? undefined : name));
          flyTo.value = { ...at, zoom: 10 };
        }}
      />
      {place && (
        <button
          type="button"
          class="live-icon-button"
          aria-label={t('清除', 'Clear')}
          onClick={() => places.clear(slot)}
        >
          <span aria-hidden="true">×</span>
        </button>
      )}
    </div>
  );
}

function found(all: Choice[], text: string): Choice[] {
  const at = pointIn(text);
  if (!at) return matches(all, text, MOST_FOUND);
  const name = create(NameSchema, { id: text, zh: text, en: text });
  return [{ kind: 'point', row: -1, name, at }];
}
