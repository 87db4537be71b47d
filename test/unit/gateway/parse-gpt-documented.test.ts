import { expect, it } from 'vitest';
import documentedExample from '../../gateway/documented-example.json' with { type: 'json' };
import { read } from '../support/parse-gpt.ts';

it('parseGpt returns the expected GPT for the documented response', () => {
  expect(read(documentedExample.data)).toEqual({
    id: 'g-k3IqoCe1l',
    name: 'Code Guru',
    description:
      'Reviews code, writes pull requests, generates and optimizes functions, writes tests, and comments existing code.',
    pictureUrl: 'https://filesystem.site/cdn/20240229/lD2eG7A2Gqzf7zcDWvqyxJMU3WlHsJ.png',
    author: { name: 'Ryan J Topps', isVerified: true, website: undefined, socials: [] },
    ratings: { count: 220, average: 940 / 220 },
    conversations: { atLeast: 25_000 },
    tools: [{ kind: 'web' }, { kind: 'images' }, { kind: 'code' }],
    actions: [],
    files: { count: 0, types: [] },
    attachments: {
      isAnyType: true,
      types: [
        ...documentedExample.data.product_features.attachments.accepted_mime_types,
        'image/webp',
        'image/jpeg',
        'image/gif',
        'image/png',
      ],
    },
    categories: ['programming'],
    starters: documentedExample.data.gizmo.display.prompt_starters,
    createdAt: Date.UTC(2023, 10, 12, 4, 45, 7, 116),
    updatedAt: Date.UTC(2024, 1, 7, 19, 49, 30, 3),
    visibility: 'store',
    model: undefined,
    isFirstParty: false,
    isProject: false,
  });
});
