// Whether the server answers, and when to ask it again.
import { signal } from '@preact/signals';
import type { Client, Outcome } from './api';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

export class Link {
  readonly state = signal<'online' | 'busy' | 'offline'>('online');
  // Grows when questions without an answer are worth asking again.
  readonly attempt = signal(0);
  private waitMs = FIRST_WAIT_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly client: Client) {}

  // Every outcome of a question passes here.
  heard<T>(outcome: Outcome<T>): Outcome<T> {
    if (outcome.kind === 'answer' || outcome.kind === 'problems') {
      this.state.value = 'online';
      this.waitMs = FIRST_WAIT_MS;
      this.stop();
    } else if (outcome.kind !== 'cancelled') {
      this.lost(outcome.kind);
    }
    return outcome;
  }

  async retry() {
    this.stop();
    if (await this.client.alive()) ++this.attempt.value;
    else this.lost('offline');
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private lost(how: 'busy' | 'offline') {
    this.state.value = how;
    if (this.timer !== undefined) return;
    this.timer = setTimeout(() => void this.retry(), this.waitMs);
    this.waitMs = Math.min(this.waitMs * 2, LONGEST_WAIT_MS);
  }
}
