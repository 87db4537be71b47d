import type { Attachments, KnowledgeFile } from './gpt-data.ts';
import { BASE62, type Random } from './random.ts';

const COMMON_TYPES = [
  'application/pdf',
  'text/plain',
  'text/markdown',
  'text/csv',
  'application/json',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
];

/** A knowledge file as the gateway describes it: without a name, and with a type that may be empty. */
export function knowledgeFile(type: string, random: Random): KnowledgeFile {
  const id = `gzm_cnf_${random.text(BASE62, 24)}~gzm_file_${random.text(BASE62, 24)}`;
  return { id, type, file_id: '', location: '' };
}

/** Knowledge files of common types; six in ten GPTs have none. */
export function inventFiles(random: Random): KnowledgeFile[] {
  const count = random.chance(0.6) ? 0 : random.between(1, 9);
  return Array.from({ length: count }, () => knowledgeFile(random.pick(COMMON_TYPES), random));
}

/** The types that older GPTs accept. */
export const retrievalAttachments: Attachments = {
  type: 'retrieval',
  accepted_mime_types: [
    ...COMMON_TYPES,
    'application/msword',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    'text/html',
    'text/javascript',
    'text/x-c',
    'text/x-c++',
    'text/x-csharp',
    'text/x-java',
    'text/x-php',
    'text/x-ruby',
    'text/x-script.python',
    'text/x-sh',
    'text/x-tex',
    'text/x-typescript',
  ],
  image_mime_types: ['image/gif', 'image/jpeg', 'image/png', 'image/webp'],
  can_accept_all_mime_types: true,
};
