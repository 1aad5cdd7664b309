import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { sizeDelimitedEncode } from '@bufbuild/protobuf/wire';
import { describe, expect, it } from 'vitest';
import { VariantsRowSchema } from '../proto/railreach/v1/api_pb';
import { MessageReader } from './stream';

const rows = [0, 1, 300].map((scenario) =>
  create(VariantsRowSchema, {
    scenario,
    problems: [{ message: 'x'.repeat(scenario) }],
  }),
);

function bytesOfAll(): Uint8Array {
  const parts = rows.map((row) => sizeDelimitedEncode(VariantsRowSchema, row));
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function read(size: number): number[] {
  const bytes = bytesOfAll();
  const reader = new MessageReader();
  const found: number[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    for (const message of reader.push(bytes.slice(at, at + size))) {
      found.push(fromBinary(VariantsRowSchema, message).scenario);
    }
  }
  expect(reader.complete).toBe(true);
  return found;
}

describe('a stream of messages', () => {
  it('is read however it is cut', () => {
    for (const size of [1, 2, 3, 7, 100, 1 << 20]) {
      expect(read(size)).toEqual([0, 1, 300]);
    }
  });

  it('is not complete within a message', () => {
    const reader = new MessageReader();
    reader.push(bytesOfAll().slice(0, -1));
    expect(reader.complete).toBe(false);
  });

  it('takes a message without a byte', () => {
    expect(new MessageReader().push(Uint8Array.of(0))).toHaveLength(1);
  });

  it('refuses a length beyond all bounds', () => {
    const reader = new MessageReader();
    const length = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x7f);
    expect(() => reader.push(length)).toThrow('too long');
  });

  it('has the length of the message before it', () => {
    const row = toBinary(VariantsRowSchema, rows[2] as (typeof rows)[0]);
    expect(row.length).toBeGreaterThan(127);
  });
});
