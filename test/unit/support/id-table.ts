import { Buffer } from 'node:buffer';

/** Ways to write an id, and what only looks like one. */
export interface IdCase {
  title: string;
  text: string;
  /** The id that is meant, or `undefined` for none. */
  id: string | undefined;
}

const short = 'g-2fkFE8rbu';
const other = 'g-7QmZ0aVx4';
const long = 'g-67a1b2c3d4e48191a5b6c7d8e9f00112';
const conversation = '5f6e7d8c-1a2b-4c3d-9e8f-0a1b2c3d4e5f';

const link = `https://chatgpt.com/g/${short}`;
const video = `https://video.example/watch?v=${short}`;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');
const proofpoint2 = (url: string) =>
  encodeURIComponent(url)
    .replaceAll('-', '-2D')
    .replaceAll('_', '-5F')
    .replaceAll('%2F', '_')
    .replaceAll('%', '-');
const allEncoded = (text: string) =>
  [...text].map((each) => `%${each.charCodeAt(0).toString(16)}`).join('');
const timesEncoded = (url: string, times: number): string =>
  times === 0 ? url : timesEncoded(encodeURIComponent(url), times - 1);

/** Addresses of what is no GPT, though a part of them looks like an id. */
const lookAlikes: IdCase[] = [
  { title: 'a video', text: `https://www.youtube.com/watch?v=${short}` },
  { title: 'a video with a time', text: `https://www.youtube.com/watch?t=4s&v=${short}&list=x` },
  { title: 'a short video link', text: `https://youtu.be/${short}?si=Ab12` },
  { title: 'an embedded video', text: `https://www.youtube.com/embed/${other}` },
  { title: 'a post', text: `https://social.example/p/${short}/` },
  { title: 'a note with a long slug', text: `https://notes.example/team/Protein-30-${long}` },
  { title: 'a note of that name alone', text: `https://notes.example/team/${long}` },
  { title: 'a picture of a shop', text: `https://shop.example/images/g/${short}/s-l500.jpg` },
  {
    title: 'a fragment behind where a visitor came from',
    text: `https://a.example/?utm_source=chatgpt.com#${short}`,
  },
  {
    title: 'a parameter behind an address at ChatGPT',
    text: `https://a.example/login?continue=https%3A%2F%2Fchatgpt.com%2F&client_id=${short}`,
  },
  { title: 'a parameter behind a host', text: `https://a.example/?q=chatgpt.com/&v=${short}` },
  { title: 'a document', text: `https://docs.example/document/d/${short}/edit` },
  { title: 'a fragment that looks like an id', text: `https://a.example/page#${short}` },
  { title: 'a video that ChatGPT has recommended', text: `${video}&utm_source=chatgpt.com` },
  {
    title: 'a video that a link from ChatGPT leads to',
    text: `https://a.example/${short}?ref=chatgpt.com`,
  },
  { title: 'a wrapped video', text: `https://a.example/?u=${encodeURIComponent(video)}` },
  {
    title: 'a video in a mail scanner’s link',
    text: `https://urldefense.com/v3/__${video}__;!!AbC!xyz$`,
  },
  {
    title: 'a video in an older scanner’s link',
    text: `https://urldefense.proofpoint.com/v2/url?u=${proofpoint2(video)}&d=x`,
  },
  {
    title: 'a video in a search engine’s link',
    text: `https://www.bing.com/ck/a?!&&u=a1${base64url(video)}&ntb=1`,
  },
  {
    title: 'a scanner’s link that cannot be opened',
    text: `https://protect.example/s/${short}?domain=chatgpt.com`,
  },
  { title: 'a mailbox', text: `mailto:${short}@a.example` },
].map((each) => ({ ...each, id: undefined }));

/** Links to GPTs, wrapped by mail scanners, search engines, redirects and newsletters. */
const wrapped: IdCase[] = [
  { title: 'a mail scanner, version 3', text: `https://urldefense.com/v3/__${link}__;!!AbC!xyz$` },
  {
    title: 'version 3 with a slug',
    text: `https://urldefense.us/v3/__${link}-tide-tables__;!!Q1!x-y_z$`,
  },
  {
    title: 'version 3 with one slash',
    text: `https://urldefense.com/v3/__https:/chatgpt.com/g/${short}__;!!AbC$`,
  },
  {
    title: 'a mail scanner, version 2',
    text: `https://urldefense.proofpoint.com/v2/url?u=${proofpoint2(link)}&d=DwMFaQ&c=x`,
  },
  {
    title: 'version 2 with a slug',
    text: `https://urldefense.proofpoint.com/v2/url?u=${proofpoint2(`${link}-tide_tables?x=1`)}&d=D`,
  },
  {
    title: 'a mail scanner, version 1',
    text: `https://urldefense.proofpoint.com/v1/url?u=${encodeURIComponent(link)}&k=x`,
  },
  {
    title: 'a mail program’s safe link',
    text: `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(link)}&data=05%7C02&reserved=0`,
  },
  {
    title: 'a mail filter',
    text: `https://linkprotect.cudasvc.com/url?a=${encodeURIComponent(link).toLowerCase().replace(short.toLowerCase(), short)}&c=E,1,x&typo=1`,
  },
  {
    title: 'a filter that writes it into its path',
    text: `https://secure-web.cisco.com/1AbC/${encodeURIComponent(link)}`,
  },
  {
    title: 'a filter that writes base64',
    text: `https://eu-west-1.protection.sophos.com/?d=chatgpt.com&u=${encodeURIComponent(base64(link))}&i=x`,
  },
  { title: 'a search engine', text: `https://www.google.com/url?q=${link}&sa=U&ved=2ahUKE` },
  {
    title: 'a search engine, encoded',
    text: `https://www.google.com/url?sa=t&url=${encodeURIComponent(link)}&usg=x`,
  },
  {
    title: 'a search engine with base64 and a prefix',
    text: `https://www.bing.com/ck/a?!&&p=1&u=a1${base64url(link)}&ntb=1`,
  },
  {
    title: 'another with its own parameter',
    text: `https://duckduckgo.com/l/?uddg=${encodeURIComponent(link)}&rut=x`,
  },
  {
    title: 'one that writes it into its path',
    text: `https://r.search.yahoo.com/_ylt=Awr/RV=2/RE=1/RO=10/RU=${encodeURIComponent(link)}/RK=2/RS=x-`,
  },
  {
    title: 'a newsletter with base64 of JSON',
    text: `https://news.example/redirect/2/${base64url(JSON.stringify({ e: `${link}?a=1`, s: 1 }))}`,
  },
  {
    title: 'a mailing with escaped JSON in base64',
    text: `https://mail.example/track?p=${base64url(JSON.stringify({ p: JSON.stringify({ url: link }).replaceAll('/', '\\/') }))}`,
  },
  { title: 'an archive', text: `https://web.archive.org/web/2024/${link}-tides` },
  {
    title: 'a wrapper around a scanner’s link',
    text: `https://a.example/?u=${encodeURIComponent(`https://urldefense.com/v3/__${link}__;!!A$`)}`,
  },
  {
    title: 'a scanner’s link around a search engine’s',
    text: `https://urldefense.com/v3/__https://www.bing.com/ck/a?u=a1${base64url(link)}&n=1__;!!A$`,
  },
  {
    title: 'base64 in base64',
    text: `https://a.example/?u=${base64(`https://b.example/?u=${base64url(link)}`)}`,
  },
  {
    title: 'an address that is encoded six times',
    text: `https://a.example/?u=${timesEncoded(link, 6)}`,
  },
  { title: 'an encoded letter', text: `https://chatgpt.com/g/%67${short.slice(1)}` },
  { title: 'an encoded hyphen', text: `https://chatgpt.com/g/g%2d${short.slice(2)}` },
  { title: 'letters that are all encoded', text: `https://chatgpt.com/g/${allEncoded(short)}` },
  {
    title: 'an encoded digit in a wrapped link',
    text: `https://a.example/?u=${encodeURIComponent(link.replace('2fk', '%32fk'))}`,
  },
  { title: 'a parameter with another name', text: `https://a.example/chat?gptId=${short}` },
  { title: 'a GPT as the model of a new chat', text: `https://chatgpt.com/?model=${short}` },
  { title: 'a place on another site that marks an id', text: `https://gpts.example/g/${short}` },
].map((each) => ({ ...each, id: short }));

/** Whole addresses, as `href` gives them. */
export const addresses: IdCase[] = [
  { title: 'a link', text: `https://chatgpt.com/g/${short}`, id: short },
  { title: 'a link with a slug', text: `https://chatgpt.com/g/${short}-tide-tables`, id: short },
  { title: 'a link with a long id', text: `https://chatgpt.com/g/${long}`, id: long },
  { title: 'a long id with a slug', text: `https://chatgpt.com/g/${long}-monday-2`, id: long },
  { title: 'the old host', text: `https://chat.openai.com/g/${other}-tide-tables`, id: other },
  {
    title: 'a conversation with a GPT',
    text: `https://chatgpt.com/g/${long}-notes-beta/c/${conversation}`,
    id: long,
  },
  { title: 'a query', text: `https://chatgpt.com/g/${long}-notes?model=gpt-5`, id: long },
  { title: 'a fragment', text: `https://chatgpt.com/g/${short}#top`, id: short },
  { title: 'a slash at the end', text: `https://chatgpt.com/g/${short}/`, id: short },
  { title: 'the editor', text: `https://chatgpt.com/gpts/editor/${long}`, id: long },
  { title: 'www', text: `https://www.chatgpt.com/g/${short}`, id: short },
  { title: 'a port', text: `https://chatgpt.com:443/g/${short}`, id: short },
  {
    title: 'a favicon service',
    text: `https://icons.example/s2?sz=64&url=https%3A%2F%2Fchat.openai.com%2Fg%2F${other}-tides`,
    id: other,
  },
  {
    title: 'a login that leads on',
    text: `https://chat.openai.com/auth/login?next=%2Fg%2F${other}-tide-tables`,
    id: other,
  },
  {
    title: 'a picture that names its GPT, through a proxy',
    text: `https://img.example/p?url=https%3A%2F%2Fchatgpt.com%2Fcontent%3Fid%3Dfile-Ab12%26gizmo_id%3D${short}%26ts%3D48`,
    id: short,
  },
  { title: 'a parameter', text: `https://a.example/?gizmo_id=${short}`, id: short },
  { title: 'a model name', text: `https://a.example/chat?model=gpt-4-gizmo-${short}`, id: short },
  {
    title: 'a place on another site that marks no id',
    text: `https://gpts.example/reviews/${short}`,
    id: undefined,
  },
  {
    title: 'nine lower-case letters in a link',
    text: 'https://chatgpt.com/g/g-tideclock-tide-tables',
    id: 'g-tideclock',
  },
  {
    title: 'nine digits behind the editor',
    text: 'https://chatgpt.com/gpts/editor/g-123456789',
    id: 'g-123456789',
  },
  {
    title: 'nine lower-case letters on another host, at the place of an id',
    text: 'https://shop.example/g/g-tideclock',
    id: undefined,
  },
  {
    title: 'nine lower-case letters on a host that only ends alike',
    text: 'https://notchatgpt.com/g/g-tideclock',
    id: undefined,
  },
  {
    title: 'nine lower-case letters on a host that only begins alike',
    text: 'https://chatgpt.com.example/g/g-tideclock',
    id: undefined,
  },
  {
    title: 'a project',
    text: 'https://chatgpt.com/g/g-p-67b0c1d2e3f48191a0b1c2d3e4f50617-garden-plan/project',
    id: undefined,
  },
  {
    title: 'a project whose name looks like an id',
    text: 'https://chatgpt.com/g/g-p-67b0c1d2e3f48191a0b1c2d3e4f50617-g-2fkFE8rbu/project',
    id: undefined,
  },
  {
    title: 'a login that leads on to a project',
    text: 'https://chatgpt.com/auth/login/?next=%2Fg%2Fg-p-67b0c1d2e3f48191a0b1c2d3e4f50617-x%2Fproject',
    id: undefined,
  },
  {
    title: 'an id of eight characters',
    text: 'https://chat.openai.com/g/g-Kd83Lw0P-picture-tuning',
    id: undefined,
  },
  {
    title: 'an id of ten characters',
    text: 'https://chatgpt.com/g/g-Kd83Lw0PqA',
    id: undefined,
  },
  {
    title: 'a long id in capitals',
    text: `https://chatgpt.com/g/${long.toUpperCase().replace('G-', 'g-')}`,
    id: undefined,
  },
  { title: 'the store', text: 'https://chatgpt.com/gpts', id: undefined },
  ...lookAlikes,
  ...wrapped,
  { title: 'nothing', text: '', id: undefined },
];

/** Plain texts, as they stand on pages. */
export const texts: IdCase[] = [
  { title: 'an id alone', text: short, id: short },
  { title: 'a long id alone', text: long, id: long },
  { title: 'an id in parentheses', text: `(${short})`, id: short },
  { title: 'an id before a full stop', text: `It is ${short}.`, id: short },
  { title: 'an id between Chinese characters', text: `试试${short}这个`, id: short },
  { title: 'an id in a table of commas', text: `12,${short},4.27`, id: short },
  { title: 'an id with a slug', text: `${short}-tide-tables`, id: short },
  { title: 'an id in quotes', text: `"${long}"`, id: long },
  { title: 'a model name', text: `gpt-4-gizmo-${short}`, id: short },
  { title: 'a newer model name', text: `gpt-4o-gizmo-${long}`, id: long },
  {
    title: 'an action’s id, 40 hex digits',
    text: 'g-0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
    id: undefined,
  },
  { title: 'eight characters', text: 'g-Kd83Lw0P', id: undefined },
  { title: 'ten characters', text: 'g-Kd83Lw0PqA', id: undefined },
  { title: '31 hex digits', text: long.slice(0, -1), id: undefined },
  { title: '33 hex digits', text: `${long}0`, id: undefined },
  { title: 'an underscore behind', text: `${short}_old`, id: undefined },
  { title: 'an underscore before', text: `_${short}`, id: undefined },
  { title: 'a letter before', text: `ms${short}`, id: undefined },
  { title: 'a digit before', text: `1${short}`, id: undefined },
  { title: 'a picture’s name', text: 'img-AbCd12345', id: undefined },
  { title: 'nine lower-case letters', text: 'g-recaptcha', id: undefined },
  { title: 'a style’s class', text: 'g-container', id: undefined },
  { title: 'a filter’s name', text: 'g-streaming', id: undefined },
  { title: 'a word with a tail', text: 'g-recaptcha-response', id: undefined },
  { title: 'seven letters and a digit', text: 'g-signin2', id: undefined },
  { title: 'a capitalised word', text: 'g-Container', id: undefined },
  { title: 'nine capitals', text: 'g-CONTAINER', id: undefined },
  { title: 'nine digits', text: 'g-123456789', id: undefined },
  { title: 'a component’s tag', text: 'ng-container', id: undefined },
  { title: 'an analytics id', text: 'G-8XK41QZ0MP', id: undefined },
  { title: 'a part number', text: 'BAG-ROLL-G-40X90MM-120MIC', id: undefined },
  { title: 'a placeholder', text: 'gpt-4-gizmo-g-abc123', id: undefined },
  { title: 'a placeholder of nine letters', text: 'g-xxxxxxxxx', id: undefined },
  { title: 'a project', text: 'g-p-67b0c1d2e3f48191a0b1c2d3e4f50617', id: undefined },
  { title: 'an id behind a dash', text: `-${short}`, id: short },
  { title: 'an id after a colon', text: `id:${short}`, id: short },
  { title: 'the value of a setting', text: `gpt_id = "${short}"`, id: short },
  { title: 'an id and a Chinese comma', text: `${short}，很好用`, id: short },
  { title: 'an address before Chinese letters', text: `${link}很好用`, id: short },
  { title: 'an address in parentheses', text: `(see ${link}-tides)`, id: short },
  {
    title: 'a scanner’s link',
    text: `https://urldefense.com/v3/__${link}__;!!AbC!xyz$`,
    id: short,
  },
  {
    title: 'an older scanner’s link',
    text: `https://u.example/v2/url?u=${proofpoint2(link)}&d=x`,
    id: short,
  },
  { title: 'a path', text: `/g/${short}-tides`, id: short },
  {
    title: 'the address of a video',
    text: `https://www.youtube.com/watch?v=${short}`,
    id: undefined,
  },
  { title: 'an address without a scheme', text: `youtu.be/${short}`, id: undefined },
  { title: 'an address without its scheme', text: `//cdn.example/${short}`, id: undefined },
  { title: 'an address with a user', text: `user:word@a.example/${short}`, id: undefined },
  { title: 'a repository', text: `git@code.example:team/${short}.git`, id: undefined },
  { title: 'a part of an address', text: `watch?v=${short}`, id: undefined },
  { title: 'a long slug', text: `Protein-30-${long}`, id: undefined },
  { title: 'a mailbox', text: `${short}@a.example`, id: undefined },
  { title: 'a subtraction', text: 'y=g-offsetTop;', id: undefined },
  { title: 'an id of two words', text: 'the id g-tideTable', id: 'g-tideTable' },
  { title: 'nothing', text: '', id: undefined },
];
