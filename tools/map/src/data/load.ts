// Where the page's data come from: a report holds them, a server is asked.
import { create, fromBinary } from '@bufbuild/protobuf';
import {
  LandSchema,
  type Report,
  ReportSchema,
} from '../proto/railreach/v1/report_pb';
import { StudyResultSchema } from '../proto/railreach/v1/result_pb';

const HOLDER = 'railreach-report';

// The message that the page holds, gzipped, in base64; undefined: the page
// comes from a server.
export async function heldReport(): Promise<Report | undefined> {
  const text = document.getElementById(HOLDER)?.textContent?.trim();
  if (!text) return undefined;
  return fromBinary(ReportSchema, await unzip(bytesOf(text)));
}

export async function servedReport(): Promise<Report> {
  const [result, land] = await Promise.all([
    fetchBytes('v1/study'),
    fetchBytes('v1/land'),
  ]);
  return create(ReportSchema, {
    result: fromBinary(StudyResultSchema, result),
    land: fromBinary(LandSchema, land),
  });
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
  return bytes;
}

export async function unzip(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const stream = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function fetchBytes(path: string): Promise<Uint8Array> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
