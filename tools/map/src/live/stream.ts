// Messages one behind the other, each with its length before it as a varint,
// out of chunks that are cut anywhere.

// A row that is longer is no row of ours.
const MOST_BYTES = 1 << 26;

export class MessageReader {
  private rest = new Uint8Array(0);

  // Takes the next chunk; the messages that are complete with it.
  push(chunk: Uint8Array): Uint8Array[] {
    this.rest = joined(this.rest, chunk);
    const messages: Uint8Array[] = [];
    let at = 0;
    for (;;) {
      const head = readLength(this.rest, at);
      if (!head || head.at + head.length > this.rest.length) break;
      messages.push(this.rest.slice(head.at, head.at + head.length));
      at = head.at + head.length;
    }
    this.rest = this.rest.slice(at);
    return messages;
  }

  // Whether the stream may end here.
  get complete(): boolean {
    return this.rest.length === 0;
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

// Undefined: cut within the length.
function readLength(
  bytes: Uint8Array,
  from: number,
): { length: number; at: number } | undefined {
  let length = 0;
  for (let at = from; at < bytes.length; ++at) {
    const byte = bytes[at] ?? 0;
    length += (byte & 0x7f) * 2 ** (7 * (at - from));
    if (length > MOST_BYTES) throw new Error('a message is too long');
    if (byte < 0x80) return { length, at: at + 1 };
  }
  return undefined;
}
