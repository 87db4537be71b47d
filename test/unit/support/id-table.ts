/** Ways to write an id, and what only looks like one. */
export interface IdCase {
  what: string;
  text: string;
  /** The id that is meant, or `undefined` for none. */
  id: string | undefined;
}

const short = 'g-2fkFE8rbu';
const other = 'g-7QmZ0aVx4';
const long = 'g-67a1b2c3d4e48191a5b6c7d8e9f00112';
const conversation = '5f6e7d8c-1a2b-4c3d-9e8f-0a1b2c3d4e5f';

/** Whole addresses, as `href` gives them. */
export const addresses: IdCase[] = [
  { what: 'a link', text: `https://chatgpt.com/g/${short}`, id: short },
  { what: 'a link with a slug', text: `https://chatgpt.com/g/${short}-tide-tables`, id: short },
  { what: 'a link with a long id', text: `https://chatgpt.com/g/${long}`, id: long },
  { what: 'a long id with a slug', text: `https://chatgpt.com/g/${long}-monday-2`, id: long },
  { what: 'the old host', text: `https://chat.openai.com/g/${other}-tide-tables`, id: other },
  {
    what: 'a conversation with a GPT',
    text: `https://chatgpt.com/g/${long}-notes-beta/c/${conversation}`,
    id: long,
  },
  { what: 'a query', text: `https://chatgpt.com/g/${long}-notes?model=gpt-5`, id: long },
  { what: 'a fragment', text: `https://chatgpt.com/g/${short}#top`, id: short },
  { what: 'a slash at the end', text: `https://chatgpt.com/g/${short}/`, id: short },
  { what: 'the editor', text: `https://chatgpt.com/gpts/editor/${long}`, id: long },
  { what: 'www', text: `https://www.chatgpt.com/g/${short}`, id: short },
  { what: 'a port', text: `https://chatgpt.com:443/g/${short}`, id: short },
  {
    what: 'a favicon service',
    text: `https://icons.example/s2?sz=64&url=https%3A%2F%2Fchat.openai.com%2Fg%2F${other}-tides`,
    id: other,
  },
  {
    what: 'a login that leads on',
    text: `https://chat.openai.com/auth/login?next=%2Fg%2F${other}-tide-tables`,
    id: other,
  },
  {
    what: 'a picture that names its GPT, through a proxy',
    text: `https://img.example/p?url=https%3A%2F%2Fchatgpt.com%2Fcontent%3Fid%3Dfile-Ab12%26gizmo_id%3D${short}%26ts%3D48`,
    id: short,
  },
  { what: 'a parameter', text: `https://a.example/?gizmo_id=${short}`, id: short },
  { what: 'a model name', text: `https://a.example/chat?model=gpt-4-gizmo-${short}`, id: short },
  { what: 'a site of its own', text: `https://gpts.example/reviews/${short}`, id: short },
  {
    what: 'nine lower-case letters in a link',
    text: 'https://chatgpt.com/g/g-tideclock-tide-tables',
    id: 'g-tideclock',
  },
  {
    what: 'nine digits behind the editor',
    text: 'https://chatgpt.com/gpts/editor/g-123456789',
    id: 'g-123456789',
  },
  {
    what: 'nine lower-case letters on another host, at the place of an id',
    text: 'https://shop.example/g/g-tideclock',
    id: undefined,
  },
  {
    what: 'nine lower-case letters on a host that only ends alike',
    text: 'https://notchatgpt.com/g/g-tideclock',
    id: undefined,
  },
  {
    what: 'nine lower-case letters on a host that only begins alike',
    text: 'https://chatgpt.com.example/g/g-tideclock',
    id: undefined,
  },
  {
    what: 'a project',
    text: 'https://chatgpt.com/g/g-p-67b0c1d2e3f48191a0b1c2d3e4f50617-garden-plan/project',
    id: undefined,
  },
  {
    what: 'a project whose name looks like an id',
    text: 'https://chatgpt.com/g/g-p-67b0c1d2e3f48191a0b1c2d3e4f50617-g-2fkFE8rbu/project',
    id: undefined,
  },
  {
    what: 'a login that leads on to a project',
    text: 'https://chatgpt.com/auth/login/?next=%2Fg%2Fg-p-67b0c1d2e3f48191a0b1c2d3e4f50617-x%2Fproject',
    id: undefined,
  },
  {
    what: 'an id of eight characters',
    text: 'https://chat.openai.com/g/g-Kd83Lw0P-picture-tuning',
    id: undefined,
  },
  {
    what: 'an id of ten characters',
    text: 'https://chatgpt.com/g/g-Kd83Lw0PqA',
    id: undefined,
  },
  {
    what: 'a long id in capitals',
    text: `https://chatgpt.com/g/${long.toUpperCase().replace('G-', 'g-')}`,
    id: undefined,
  },
  { what: 'the store', text: 'https://chatgpt.com/gpts', id: undefined },
  { what: 'nothing', text: '', id: undefined },
];

/** Plain texts, as they stand on pages. */
export const texts: IdCase[] = [
  { what: 'an id alone', text: short, id: short },
  { what: 'a long id alone', text: long, id: long },
  { what: 'an id in parentheses', text: `(${short})`, id: short },
  { what: 'an id before a full stop', text: `It is ${short}.`, id: short },
  { what: 'an id between Chinese characters', text: `试试${short}这个`, id: short },
  { what: 'an id in a table of commas', text: `12,${short},4.27`, id: short },
  { what: 'an id with a slug', text: `${short}-tide-tables`, id: short },
  { what: 'an id in quotes', text: `"${long}"`, id: long },
  { what: 'a model name', text: `gpt-4-gizmo-${short}`, id: short },
  { what: 'a newer model name', text: `gpt-4o-gizmo-${long}`, id: long },
  {
    what: 'an action’s id, 40 hex digits',
    text: 'g-0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
    id: undefined,
  },
  { what: 'eight characters', text: 'g-Kd83Lw0P', id: undefined },
  { what: 'ten characters', text: 'g-Kd83Lw0PqA', id: undefined },
  { what: '31 hex digits', text: long.slice(0, -1), id: undefined },
  { what: '33 hex digits', text: `${long}0`, id: undefined },
  { what: 'an underscore behind', text: `${short}_old`, id: undefined },
  { what: 'an underscore before', text: `_${short}`, id: undefined },
  { what: 'a letter before', text: `ms${short}`, id: undefined },
  { what: 'a digit before', text: `1${short}`, id: undefined },
  { what: 'a picture’s name', text: 'img-AbCd12345', id: undefined },
  { what: 'nine lower-case letters', text: 'g-recaptcha', id: undefined },
  { what: 'a style’s class', text: 'g-container', id: undefined },
  { what: 'a filter’s name', text: 'g-streaming', id: undefined },
  { what: 'a word with a tail', text: 'g-recaptcha-response', id: undefined },
  { what: 'seven letters and a digit', text: 'g-signin2', id: undefined },
  { what: 'a capitalised word', text: 'g-Container', id: undefined },
  { what: 'nine capitals', text: 'g-CONTAINER', id: undefined },
  { what: 'nine digits', text: 'g-123456789', id: undefined },
  { what: 'a component’s tag', text: 'ng-container', id: undefined },
  { what: 'an analytics id', text: 'G-8XK41QZ0MP', id: undefined },
  { what: 'a part number', text: 'BAG-ROLL-G-40X90MM-120MIC', id: undefined },
  { what: 'a placeholder', text: 'gpt-4-gizmo-g-abc123', id: undefined },
  { what: 'a placeholder of nine letters', text: 'g-xxxxxxxxx', id: undefined },
  { what: 'a project', text: 'g-p-67b0c1d2e3f48191a0b1c2d3e4f50617', id: undefined },
  { what: 'nothing', text: '', id: undefined },
];
