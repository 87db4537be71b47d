import { catalogue } from '../gpts.ts';

/** A notation of a GPT's id, or a look-alike. */
export interface Form {
  /** For DOM ids: `form-<key>-link` and `form-<key>-text`. */
  key: string;
  text: string;
  /** The GPT that it means as a URL; empty for none. Missing if it is not used as a URL. */
  asLink?: string;
  /** The GPT that it means as plain text; empty for none. Missing if it is not used as text. */
  asText?: string;
}

const short = catalogue.get('Thesis X-ray').id;
const long = catalogue.get('Penny Pilot').id;
const wordlike = catalogue.get('id-like-a-word').id;
const conversation = '6a0b1c2d-3e4f-4a5b-8c6d-7e8f90a1b2c3';

const gptForms: Form[] = [
  both('short', `https://chatgpt.com/g/${short}`, short),
  both('short-slug', `https://chatgpt.com/g/${short}-thesis-x-ray`, short),
  both('long', `https://chatgpt.com/g/${long}`, long),
  both('long-slug', `https://chatgpt.com/g/${long}-penny-pilot`, long),
  both('old-host', `https://chat.openai.com/g/${short}-thesis-x-ray`, short),
  both('conversation', `https://chatgpt.com/g/${long}-penny-pilot/c/${conversation}`, long),
  both('query', `https://chatgpt.com/g/${long}-penny-pilot?model=gpt-5`, long),
  both('fragment', `https://chatgpt.com/g/${short}#reviews`, short),
  both('editor', `https://chatgpt.com/gpts/editor/${long}`, long),
  link('login', `https://chatgpt.com/auth/login?next=%2Fg%2F${short}-thesis-x-ray`, short),
  link('favicon', `https://icons.example/s2?url=https%3A%2F%2Fchatgpt.com%2Fg%2F${short}`, short),
  link('shield', `https://shields.example/b?link=https%3A%2F%2Fchatgpt.com%2Fg%2F${long}-x`, long),
  link('image', `https://chatgpt.com/backend-api/content?id=file-1&gizmo_id=${short}&ts=1`, short),
  link('proxy', `https://img.example/p?url=https%3A%2F%2Fa.example%3Fgizmo_id%3D${short}`, short),
  link('word-like', `https://chatgpt.com/g/${wordlike}-name-it-all`, wordlike),
  text('bare-short', short, short),
  text('bare-long', long, long),
  text('in-parentheses', `(${short})`, short),
  text('before-full-stop', `Try ${long}.`, long),
  text('in-chinese', `推荐${short}，很好用。`, short),
  text('in-csv', `2024-03-01,${short},4.27`, short),
  text('model', `gpt-4-gizmo-${short}`, short),
  text('newer-model', `gpt-4o-gizmo-${long}`, long),
];

const otherForms: Form[] = [
  both('project', 'https://chatgpt.com/g/g-p-6791c0de8f1c8191a0b2c4d6e8f01234-trip/project', ''),
  link('project-login', 'https://chatgpt.com/auth/login?next=%2Fg%2Fg-p-6791c0de8f1c8191', ''),
  both('eight-characters', 'https://chatgpt.com/g/g-Ab3dE6gH-too-short', ''),
  both('store', 'https://chatgpt.com/gpts', ''),
  text('action', 'g-f5bfd8ef64652004fd3de627d26fda1b059ce8a9', ''),
  text('recaptcha', 'g-recaptcha', ''),
  text('recaptcha-response', 'g-recaptcha-response', ''),
  text('container', 'g-container', ''),
  text('streaming', 'g-streaming', ''),
  text('capitalised', 'g-Container', ''),
  text('capitals', 'g-CONTAINER', ''),
  text('digits', 'g-123456789', ''),
  text('sign-in', 'g-signin2', ''),
  text('angular', 'ng-container', ''),
  text('analytics', 'G-7QX41ZB0MK', ''),
  text('part-number', 'BOX-CARD-G-40X60MM-200MIC', ''),
  text('placeholder', 'g-xxxxxxxxx', ''),
  text('short-placeholder', 'gpt-4-gizmo-g-abc123', ''),
  text('message', `ms${short}`, ''),
  text('underscore', `${short}_old`, ''),
  text('word-like-text', wordlike, ''),
];

/** All notations, those of GPTs first. */
export const forms: readonly Form[] = [...gptForms, ...otherForms];

function both(key: string, form: string, id: string): Form {
  return { key, text: form, asLink: id, asText: id };
}

function link(key: string, form: string, id: string): Form {
  return { key, text: form, asLink: id };
}

function text(key: string, form: string, id: string): Form {
  return { key, text: form, asText: id };
}
