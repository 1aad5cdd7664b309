// Tiers as the tables and scenarios write them.
import { Tier } from '../proto/railreach/v1/names_pb';
import { TIERS } from '../tiers';

export function tierWord(tier: Tier): string {
  return (Tier[tier] ?? '').toLowerCase();
}

export function tierOfWord(word: string): Tier | undefined {
  return TIERS.find((tier) => tierWord(tier) === word);
}
