// What every part of a city's page is given.
import type { Place } from '../../data/city';
import type { Dataset } from '../../data/dataset';

export interface CityPart {
  dataset: Dataset;
  place: Place;
  name: string; // of the place
}
