/** An OpenAPI document of about 300 kB, as large Actions have. */
export function bigSchema(): object {
  const paths = Object.fromEntries(
    Array.from({ length: 1_000 }, (_, number) => [`/sheets/${number}`, getSheet(number)]),
  );
  return { openapi: '3.1.0', info: { title: 'Atlas', version: 'v1' }, paths };
}

function getSheet(number: number): object {
  return {
    get: {
      operationId: `getSheet${number}`,
      summary: `Get sheet ${number} of the atlas`,
      parameters: [
        { name: 'scale', in: 'query', required: false, schema: { type: 'integer', minimum: 1000 } },
        { name: 'year', in: 'query', required: false, schema: { type: 'integer' } },
      ],
      responses: { 200: { description: 'The sheet, with its legend and its neighbours' } },
    },
  };
}
