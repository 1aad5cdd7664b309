// Questions to `railreach serve`: proto/railreach/v1/api.proto.
import {
  create,
  type DescMessage,
  fromBinary,
  type MessageShape,
  toBinary,
} from '@bufbuild/protobuf';
import {
  CatchmentAnswerSchema,
  type CatchmentRequest,
  CatchmentRequestSchema,
  JourneyAnswerSchema,
  type JourneyRequest,
  JourneyRequestSchema,
  type Problem,
  ProblemSchema,
  ProblemsSchema,
  ScenarioTextSchema,
  VariantAnswerSchema,
  type VariantRequest,
  VariantRequestSchema,
  type VariantsRequest,
  VariantsRequestSchema,
  type VariantsRow,
  VariantsRowSchema,
} from '../proto/railreach/v1/api_pb';
import {
  type Scenario,
  ScenarioFileSchema,
} from '../proto/railreach/v1/scenario_pb';
import { MessageReader } from './stream';

// What became of a question.  `busy` and `offline`: ask again later;
// `cancelled`: a newer one of its kind took its place.
export type Outcome<T> =
  | { kind: 'answer'; value: T }
  | { kind: 'problems'; problems: Problem[] }
  | { kind: 'busy' }
  | { kind: 'offline' }
  | { kind: 'cancelled' };

const TYPE = 'application/x-protobuf';
const ANSWER_MS = 15_000;
const BATCH_MS = 120_000;
const BUSY = new Set([429, 503]);

export class Client {
  // The question of each kind that waits for its answer.
  private readonly asked = new Map<string, AbortController>();

  constructor(private readonly ask: typeof fetch = fetch.bind(globalThis)) {}

  variant(request: VariantRequest) {
    return this.one(
      'variant',
      toBinary(VariantRequestSchema, request),
      VariantAnswerSchema,
    );
  }

  catchment(request: CatchmentRequest) {
    return this.one(
      'catchment',
      toBinary(CatchmentRequestSchema, request),
      CatchmentAnswerSchema,
    );
  }

  journey(request: JourneyRequest) {
    return this.one(
      'journey',
      toBinary(JourneyRequestSchema, request),
      JourneyAnswerSchema,
    );
  }

  scenarioText(scenario: Scenario[]) {
    const file = create(ScenarioFileSchema, { scenario });
    return this.one(
      'scenario_text',
      toBinary(ScenarioFileSchema, file),
      ScenarioTextSchema,
    );
  }

  scenarioFile(text: string) {
    const message = create(ScenarioTextSchema, { text });
    return this.one(
      'scenario',
      toBinary(ScenarioTextSchema, message),
      ScenarioFileSchema,
    );
  }

  // Rows as they come; `kind` tells batches apart that may run side by side.
  variants(
    kind: string,
    request: VariantsRequest,
    onRow: (row: VariantsRow) => void,
  ): Promise<Outcome<undefined>> {
    const body = toBinary(VariantsRequestSchema, request);
    return this.question(kind, 'variants', body, BATCH_MS, async (answer) => {
      const reader = new MessageReader();
      for await (const chunk of chunksOf(answer)) {
        for (const bytes of reader.push(chunk)) {
          onRow(fromBinary(VariantsRowSchema, bytes));
        }
      }
      if (!reader.complete) throw new Error('the answer broke off');
      return undefined;
    });
  }

  async alive(): Promise<boolean> {
    const outcome = await this.question(
      'healthz',
      undefined,
      undefined,
      ANSWER_MS,
      (answer) => answer.text(),
    );
    return outcome.kind === 'answer';
  }

  cancel(kind: string) {
    this.asked.get(kind)?.abort();
    this.asked.delete(kind);
  }

  private one<Desc extends DescMessage>(
    name: string,
    body: Uint8Array,
    schema: Desc,
  ): Promise<Outcome<MessageShape<Desc>>> {
    return this.question(name, name, body, ANSWER_MS, async (answer) =>
      fromBinary(schema, new Uint8Array(await answer.arrayBuffer())),
    );
  }

  private async question<T>(
    kind: string,
    name: string | undefined,
    body: Uint8Array | undefined,
    mostMs: number,
    read: (answer: Response) => Promise<T>,
  ): Promise<Outcome<T>> {
    this.cancel(kind);
    const control = new AbortController();
    this.asked.set(kind, control);
    const timer = setTimeout(() => control.abort('late'), mostMs);
    try {
      const answer = await this.ask(
        name ? `v1/${name}` : 'healthz',
        body
          ? {
              method: 'POST',
              headers: { 'Content-Type': TYPE, Accept: TYPE },
              body: body as Uint8Array<ArrayBuffer>,
              signal: control.signal,
            }
          : { signal: control.signal },
      );
      if (BUSY.has(answer.status)) return { kind: 'busy' };
      if (!answer.ok) return await problemsOf(answer);
      return { kind: 'answer', value: await read(answer) };
    } catch {
      if (control.signal.reason === 'late') return { kind: 'busy' };
      return { kind: control.signal.aborted ? 'cancelled' : 'offline' };
    } finally {
      clearTimeout(timer);
      if (this.asked.get(kind) === control) this.asked.delete(kind);
    }
  }
}

async function problemsOf(answer: Response): Promise<Outcome<never>> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  try {
    const { problems } = fromBinary(ProblemsSchema, bytes);
    if (problems.length > 0) return { kind: 'problems', problems };
  } catch {
    // Not of the server itself: something stands between.
  }
  const message = `${answer.status} ${answer.statusText}`.trim();
  return {
    kind: 'problems',
    problems: [create(ProblemSchema, { message })],
  };
}

async function* chunksOf(answer: Response): AsyncGenerator<Uint8Array> {
  const reader = answer.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
