import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { NameSchema } from '../proto/railreach/v1/names_pb';
import { type FoundPlace, findPlaces, type PlaceKind } from './places_found';

const place = (kind: PlaceKind, id: string, zh: string, en: string) => ({
  kind,
  row: 0,
  name: create(NameSchema, { id, zh, en }),
});

const places: FoundPlace[] = [
  place('station', 'metro:嘉定新城', '嘉定新城', 'Jiading New City'),
  place('station', 'metro:嘉定北', '嘉定北', 'North Jiading'),
  place('node', 'new_town_jiading', '嘉定新城', 'Jiading New City'),
  place('region', '310114', '嘉定区', 'Jiading District'),
  place('zone', 'town:1', '南翔镇', 'Nanxiang Town'),
];

const found = (typed: string, most = 9) =>
  findPlaces(places, typed, most).map(({ name }) => name.id);

describe('findPlaces', () => {
  it('puts the whole name first, then starts, then words, then the rest', () => {
    expect(found('嘉定北')).toEqual(['metro:嘉定北']);
    expect(found('jiading')).toEqual([
      'new_town_jiading',
      '310114',
      'metro:嘉定新城',
      'metro:嘉定北',
    ]);
    expect(found('新城')).toEqual(['new_town_jiading', 'metro:嘉定新城']);
  });

  it('finds by id, by any part and whatever the case', () => {
    expect(found('310114')).toEqual(['310114']);
    expect(found('TOWN J')).toEqual([]);
    expect(found('xiang')).toEqual(['town:1']);
  });

  it('prefers key nodes among names that are the same', () => {
    expect(found('嘉定新城', 1)).toEqual(['new_town_jiading']);
  });

  it('finds nothing for nothing', () => {
    expect(found('  ')).toEqual([]);
  });
});
