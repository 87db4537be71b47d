import type { DataKind } from '../../gpt/data-kinds.ts';

/** A value that an operation of an Action asks for. */
export interface Parameter {
  /** The Action's. */
  domain?: string;
  /** Method and path, such as `POST /orders`. */
  operation: string;
  /** Summary and operation id. */
  operationText?: string;
  in: 'query' | 'path' | 'header' | 'cookie' | 'body';
  /** With the names of what it is inside, such as `user.emails[].value`. */
  name: string;
  type?: string;
  format?: string;
  enum?: readonly unknown[];
  /** The schema allows a single value, so the user's data is not sent. */
  isConstant?: boolean;
  description?: string;
}

/** The kinds of data that a parameter asks for; `[]` if none. */
export function recognizeKinds({ name, format, isConstant }: Parameter): DataKind[] {
  if (isConstant) return [];
  if (format === 'email' || /\bemail\b/.test(name)) return ['email'];
  if (/\bphone\b/.test(name)) return ['phone'];
  if (/\bpassword\b/.test(name)) return ['credential'];
  return [];
}
