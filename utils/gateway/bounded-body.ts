/** Reads the body of a response. Stops and returns `undefined` if it is longer than `maxBytes`. */
export async function readBoundedBody(
  response: Response,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length > maxBytes) return undefined;
  }
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}
