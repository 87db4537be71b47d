import { knowledgeFile, retrievalAttachments } from '../files.ts';
import type { GptData } from '../gpt-data.ts';
import type { Random } from '../random.ts';
import type { EdgeCase } from './edge-case.ts';

const MANY_TYPES = [
  'application/pdf',
  'application/zip',
  'application/json',
  'application/rtf',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'image/png',
  'text/csv',
  'text/html',
  'text/markdown',
  'text/plain',
  'text/x-python-script',
  'text/xml',
];

/** The types that newer GPTs accept in addition: about 80 in all. */
const SOURCE_LANGUAGES =
  'asm astro clojure cobol coffee crystal dart diff ejs elixir elm erb erlang fortran go graphql groovy haml ' +
  'handlebars haskell jade jinja2 julia kotlin less lisp lua makefile mustache nim objectivec ' +
  'ocaml pascal perl prolog pug r racket rst rust sass scala scheme scss shader solidity sql ' +
  'svelte swift tcl thrift toml twig verilog vhdl vue xquery yaml zig zsh';

/** Knowledge files and accepted attachments. */
export const fileCases: EdgeCase[] = [
  filesCase('files-none', 'Shell Sage', () => []),
  filesCase('files-one', 'Policy Plain', () => ['application/pdf']),
  filesCase('files-many-types', 'Archive Owl', () => MANY_TYPES),
  filesCase('files-empty-type', 'Manual Labour', () => ['', 'application/pdf', '']),
  filesCase('files-hundred', 'Case Law Lookout', (random) =>
    Array.from({ length: 100 }, () => random.pick(MANY_TYPES)),
  ),
  featuresCase('attachments-80-types', 'Slide Sifter', {
    attachments: {
      ...retrievalAttachments,
      accepted_mime_types: [
        ...retrievalAttachments.accepted_mime_types,
        ...SOURCE_LANGUAGES.split(' ').map((language) => `text/x-${language}`),
      ],
    },
  }),
  featuresCase('attachments-not-all-types', 'Podcast Spade', {
    attachments: { ...retrievalAttachments, can_accept_all_mime_types: false },
  }),
  featuresCase('attachments-images-only', 'Stamp Drawer', {
    attachments: {
      ...retrievalAttachments,
      accepted_mime_types: [],
      can_accept_all_mime_types: false,
    },
  }),
  featuresCase('attachments-null', 'Twenty Questions Tram', { attachments: null }),
  featuresCase('features-null', 'Bar Flashcards', null),
];

function filesCase(key: string, gpt: string, types: (random: Random) => string[]): EdgeCase {
  return {
    key,
    gpt,
    change: ({ data }, random) => {
      data.files = types(random).map((type) => knowledgeFile(type, random));
    },
  };
}

function featuresCase(key: string, gpt: string, features: GptData['product_features']): EdgeCase {
  return {
    key,
    gpt,
    change: ({ data }) => {
      data.product_features = features;
    },
  };
}
