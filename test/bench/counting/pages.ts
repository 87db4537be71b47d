/** A page to count on, and how many distinct GPTs stand in it. */
export interface CountedPage {
  name: string;
  html: string;
  truth: number;
  /** What happens after it was loaded, in the page itself. */
  afterwards?: string;
}

/** Ids of 32 hex digits, none like another. */
function idAt(index: number): string {
  return `g-${index.toString(16).padStart(8, '0')}${'9a7c51'.repeat(4)}`;
}

const WORDS = 'the quick brown fox jumps over a lazy dog while the log-in page waits ';

function page(body: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Bench</title><body>${body}</body>`;
}

function times(count: number, each: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => each(index)).join('');
}

function gptLink(index: number): string {
  return `<a href="https://chatgpt.com/g/${idAt(index)}-some-gpt">GPT ${index}</a>`;
}

function streamed(count: number): string {
  return `(async () => {
    for (let n = 0; n < ${count}; n++) {
      const item = document.createElement('p');
      const id = 'g-' + n.toString(16).padStart(8, '0') + '9a7c51'.repeat(4);
      item.textContent = n % 60 ? 'A line of no meaning, ' + n : 'See ' + id + ' for it';
      document.body.append(item);
      if (n % 200 === 199) await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })()`;
}

/** A chat answer: each token is appended to one text node, the way chats draw them. */
function tokens(count: number): string {
  return `(async () => {
    const text = document.body.firstChild.firstChild;
    for (let n = 0; n < ${count}; n++) {
      const id = 'g-' + n.toString(16).padStart(8, '0') + '9a7c51'.repeat(4);
      text.data += n % 30 ? ' token' : ' ' + id;
      if (n % 5 === 4) await new Promise((resolve) => setTimeout(resolve, 1));
    }
  })()`;
}

/** The pages on which counting could be dear. */
export function countedPages(): CountedPage[] {
  const hostile = `${'g-g-'.repeat(36_000)}${'/g/g-0123456789abcdef'.repeat(14_000)}${'%'.repeat(139_000)}`;
  return [
    {
      name: '50,000 links, 500 to GPTs',
      truth: 500,
      html: page(
        times(50_000, (n) =>
          n % 100 ? `<li><a href="/item/${n}">Item ${n}</a>` : `<li>${gptLink(n)}`,
        ),
      ),
    },
    {
      name: '1 MB of text, 5,000 ids',
      truth: 5_000,
      html: page(times(5_000, (n) => `<p>${WORDS}${WORDS}${idAt(n)} ${WORDS.slice(0, 40)}</p>`)),
    },
    {
      name: '60,000 streamed nodes',
      truth: 1_000,
      html: page('<p>Feed</p>'),
      afterwards: streamed(60_000),
    },
    {
      name: '3,000 tokens in one text node',
      truth: 100,
      html: page('<p>Answer:</p>'),
      afterwards: tokens(3_000),
    },
    { name: '577 kB of hostile text', truth: 0, html: page(`<p>${hostile}</p>`) },
    {
      name: '500 open shadow roots',
      truth: 500,
      html: page(
        times(
          500,
          (n) => `<div><template shadowrootmode="open"><p>${gptLink(n)}</p></template></div>`,
        ),
      ),
    },
  ];
}
