import { create, toBinary } from '@bufbuild/protobuf';
import { sizeDelimitedEncode } from '@bufbuild/protobuf/wire';
import { describe, expect, it } from 'vitest';
import {
  ProblemsSchema,
  VariantAnswerSchema,
  VariantRequestSchema,
  VariantsRequestSchema,
  VariantsRowSchema,
} from '../proto/railreach/v1/api_pb';
import { Client } from './api';

const question = create(VariantRequestSchema);

function answering(status: number, body: Uint8Array): typeof fetch {
  return async () => new Response(body as Uint8Array<ArrayBuffer>, { status });
}

// Never answers, but ends when it is cancelled.
const silent: typeof fetch = (_, init) =>
  new Promise((_, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });

describe('a question', () => {
  it('has its answer', async () => {
    const body = toBinary(
      VariantAnswerSchema,
      create(VariantAnswerSchema, { computeUs: 7 }),
    );
    const outcome = await new Client(answering(200, body)).variant(question);
    expect(outcome).toMatchObject({ kind: 'answer', value: { computeUs: 7 } });
  });

  it('has the problems of its scenario', async () => {
    const problem = { message: 'no such line', modification: 2 };
    const body = toBinary(
      ProblemsSchema,
      create(ProblemsSchema, { problems: [problem] }),
    );
    const outcome = await new Client(answering(422, body)).variant(question);
    expect(outcome).toMatchObject({ kind: 'problems', problems: [problem] });
  });

  it('has a problem even where the server gives no words', async () => {
    const body = new TextEncoder().encode('<html>');
    const outcome = await new Client(answering(404, body)).variant(question);
    expect(outcome).toMatchObject({ problems: [{ message: '404' }] });
  });

  it('is asked again where the server is busy or gone', async () => {
    const empty = new Uint8Array();
    const busy = await new Client(answering(503, empty)).variant(question);
    expect(busy.kind).toBe('busy');
    const gone = await new Client(async () => {
      throw new TypeError('Failed to fetch');
    }).variant(question);
    expect(gone.kind).toBe('offline');
  });

  it('is cancelled by a newer one of its kind', async () => {
    const client = new Client(silent);
    const older = client.variant(question);
    const newer = client.variant(question);
    expect((await older).kind).toBe('cancelled');
    client.cancel('variant');
    expect((await newer).kind).toBe('cancelled');
  });
});

describe('a batch', () => {
  const request = create(VariantsRequestSchema);
  const bytes = Uint8Array.from(
    [0, 1].flatMap((scenario) => [
      ...sizeDelimitedEncode(
        VariantsRowSchema,
        create(VariantsRowSchema, { scenario, baseline: {} }),
      ),
    ]),
  );

  it('comes row by row', async () => {
    const rows: number[] = [];
    const outcome = await new Client(answering(200, bytes)).variants(
      'plan',
      request,
      ({ scenario }) => rows.push(scenario),
    );
    expect(outcome.kind).toBe('answer');
    expect(rows).toEqual([0, 1]);
  });

  it('that breaks off is no answer', async () => {
    const cut = answering(200, bytes.slice(0, -1));
    const outcome = await new Client(cut).variants('plan', request, () => {});
    expect(outcome.kind).toBe('offline');
  });
});
