// The box that finds places: a combobox with a list, as the ARIA Authoring
// Practices describe it.
import { useSignal } from '@preact/signals';
import { useId, useMemo } from 'preact/hooks';
import type { Dataset } from '../data/dataset';
import { cityName, kindName } from '../data/places';
import { bothNames, t } from '../words';
import { goTo } from './go_to';
import { type FoundPlace, findPlaces, placesOf } from './places_found';
import './search.css';

const MOST_FOUND = 12;

export function Search({ dataset }: { dataset: Dataset }) {
  const typed = useSignal('');
  const open = useSignal(false);
  const active = useSignal(0);
  const listId = useId();
  const places = useMemo(() => placesOf(dataset.result), [dataset]);
  const found = open.value ? findPlaces(places, typed.value, MOST_FOUND) : [];
  const optionId = (at: number) => `${listId}-${at}`;

  const choose = (place: FoundPlace | undefined) => {
    if (!place) return;
    goTo(dataset, place);
    typed.value = '';
    open.value = false;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) {
      active.value = (active.value + step + found.length) % found.length;
    } else if (event.key === 'Enter') {
      choose(found[active.value]);
    } else if (event.key === 'Escape') {
      typed.value = '';
      open.value = false;
    } else {
      return;
    }
    event.preventDefault();
  };

  const label = t(
    '查找节点、车站、街镇、区域',
    'Find a node, station, town, region',
  );
  return (
    <search class="search">
      <input
        type="text"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-activedescendant={
          found.length > 0 ? optionId(active.value) : undefined
        }
        autocomplete="off"
        spellcheck={false}
        placeholder={label}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          active.value = 0;
          open.value = true;
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          open.value = false;
        }}
      />
      <div
        id={listId}
        class="search-list"
        role="listbox"
        tabIndex={-1}
        aria-label={t('找到的地点', 'Places found')}
        hidden={found.length === 0}
      >
        {found.map((place, at) => (
          <div
            key={`${place.kind} ${place.row}`}
            id={optionId(at)}
            role="option"
            aria-selected={at === active.value}
            tabIndex={-1}
            onMouseDown={(event) => {
              event.preventDefault(); // the box keeps the focus
              choose(place);
            }}
          >
            {bothNames(place.name)}
            <small>{whatAndWhere(dataset, place)}</small>
          </div>
        ))}
      </div>
      <span class="visually-hidden" aria-live="polite">
        {open.value &&
          typed.value.trim() &&
          t(`找到 ${found.length} 处`, `${found.length} found`)}
      </span>
    </search>
  );
}

function whatAndWhere(dataset: Dataset, { kind, row }: FoundPlace): string {
  const { keyNodes, regions, stations, zones } = dataset.result;
  const within = (county: number | undefined) =>
    cityName(dataset, county === undefined ? county : dataset.cityOf[county]);
  switch (kind) {
    case 'node': {
      const node = keyNodes[row];
      return `${kindName(node?.kind ?? '')} · ${within(node?.region)}`;
    }
    case 'region':
      return regions[row]?.halo
        ? t('圈外区域', 'region outside')
        : t('区域', 'region');
    case 'station':
      return `${t('车站', 'station')} · ${within(stations[row]?.region)}`;
    case 'zone':
      return `${t('街镇', 'town')} · ${within(zones[row]?.region)}`;
  }
}
