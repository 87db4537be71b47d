import { Markdown } from '../../../components/chat/markdown/markdown.tsx';
import { noop, PNG, rejects, resolves } from '../fixtures.ts';
import { afterClick, asPart, story } from '../story.ts';

/** An answer with every element. */
const ANSWER = `# A week by the sea

The tide tables below are **rough**, _rounded_ and ~~exact~~ good enough for \`plan()\`.[^1]
Ask again for another harbor: see https://tides.example/harbors.

> Searching for tide tables…

1. Pack for wind:
   - a coat
   - [a list for two](https://packing.example/two "For two")
2. Book the ferry

- [x] Tickets
- [ ] Rooms

| Day | High tide | Note |
|:----|----------:|:----:|
| Monday | 6:10 | calm |
| Tuesday | 7:02 | <br>wind |

\`\`\`python
def plan(days):
    return ["Day " + str(day) for day in range(1, days + 1)]
\`\`\`

---

<b>Raw HTML</b> is text.

[^1]: Rounded to five minutes.`;

/** What gateways add to the answers of GPTs. */
const GATEWAY_ANSWER = `
\`\`\`json
{"prompt": "A lighthouse in the fog, seen from the ferry"}
\`\`\`
![image](https://files.example/lighthouse.png)
\`\`\`
The lighthouse was built in 1887【12†source】 **[[""]](https://harbor.example/history "History of the harbor")** and is
described in the guide【4:0†harbor-guide.pdf】.

Download [the table](sandbox:/mnt/data/tides.csv).`;

const LONG_WORD = 'pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(3);

const LONG_ANSWER = `### ${LONG_WORD}

${LONG_WORD}

\`\`\`${LONG_WORD}
${LONG_WORD}
\`\`\`

| ${'A long head | '.repeat(9)}
|${'---|'.repeat(9)}
| ${'Some words | '.repeat(9)}

> > > - - - Deep`;

const common = { isStreaming: false, onLoadImage: async () => PNG, copy: resolves };

const answer = (text: string) => ({ text });
const place = asPart('sidepanel');

export const chatStories = [
  story('markdown', place, common, Markdown, {
    'every element': answer(ANSWER),
    'additions of gateways': answer(GATEWAY_ANSWER),
    'long words': answer(LONG_ANSWER),
    Chinese: answer(
      '## 海边一周\n\n**注意：**请先查看潮汐表，见 https://tides.example/zh。然后：\n\n1. 带上**“防风”**外套\n2. 预订船票【3†渡轮时刻表】\n\n第一行\n第二行',
    ),
    'right to left': answer('## أسبوع\n\nالمد **عال** اليوم:\n\n- معطف\n- تذكرة\n\n> بحث'),
    'streaming, in the middle of a table': {
      text: '| Day | High tide |\n|--',
      isStreaming: true,
    },
    'streaming, in the middle of code': { text: '```js\nconst day =', isStreaming: true },
    'streaming, in the middle of a link': {
      text: 'See **the [tide tables](https://tides.exam',
      isStreaming: true,
    },
    'too complex': answer(`${'>'.repeat(20)} Deep\n\nNot deep`),
    empty: answer(''),
  }),
  story('code-block', place, common, Markdown, {
    'with a language': answer('```python\nprint("Hello")\n```'),
    'without a language': answer('```\nHello\n```'),
    empty: answer('```js\n```'),
    copied: afterClick('button', answer('```js\nconst a = 1;\n```')),
    'copying blocked': afterClick('button', { text: '```js\nconst a = 1;\n```', copy: rejects }),
  }),
  story('answer-image', place, common, Markdown, {
    'on demand': answer('![A lighthouse](https://files.example/lighthouse.png)'),
    'without alternative text': answer('![](https://files.example/lighthouse.png)'),
    loading: afterClick('button', {
      text: '![A lighthouse](https://files.example/lighthouse.png)',
      onLoadImage: () => new Promise(noop),
    }),
    loaded: afterClick('button', answer('![A lighthouse](https://files.example/lighthouse.png)')),
    failed: afterClick('button', {
      text: '![File 1](https://files.example/report.pdf)',
      onLoadImage: async () => undefined,
    }),
    'in the answer itself': answer(`![A lighthouse](${PNG})`),
    'a link to another page': answer(
      '[![A lighthouse](https://files.example/lighthouse.png)](https://harbor.example/)',
    ),
    'a file of the model': answer('![Chart](sandbox:/mnt/data/chart.png)'),
  }),
  story('answer-link', place, common, Markdown, {
    'to a page': answer('[Tide tables](https://tides.example/)'),
    'to a file of the model': answer('[the table](sandbox:/mnt/data/tides.csv)'),
    'to a program': answer('[Call](tel:+123) or write to mail@tides.example'),
    'to a script': answer('[Click](javascript:alert(1))'),
  }),
  story('named-link', place, common, Markdown, {
    'with an address': answer('[Tide tables][1] and [guide][]\n\n[1]: https://tides.example/'),
    'without an address': answer('[Tide tables][2]'),
    'around an image': answer(
      '[![Lighthouse](https://files.example/lighthouse.png)][1]\n\n[1]: https://tides.example/',
    ),
  }),
  story('named-image', place, common, Markdown, {
    'with an address': answer('![Lighthouse][1]\n\n[1]: https://files.example/lighthouse.png'),
    'without an address': answer('![Lighthouse][2]'),
  }),
  story('citation-mark', place, common, Markdown, {
    'with a link': answer('Built in 1887 [[1]](https://harbor.example/ "History of the harbor").'),
    'without a link': answer('Built in 1887【4:0†harbor-guide.pdf】.'),
    'without a name': answer('Built in 1887【12†source】.'),
  }),
  story('footnote-mark', place, common, Markdown, {
    'with a footnote': answer('Rounded.[^1]\n\n[^1]: To five minutes.'),
    'without a footnote': answer('Rounded.[^1]'),
  }),
  story('footnotes', place, common, Markdown, {
    several: answer('One[^b] and two.[^a]\n\n[^a]: Two.\n\n[^b]: One.\n[^c]: Not referred to.'),
  }),
  story('table-frame', place, common, Markdown, {
    'a small table': answer('| a | b |\n|---|---|\n| 1 | 2 |'),
  }),
  story('task-mark', place, common, Markdown, {
    'done and not done': answer('- [x] Tickets\n- [ ] Rooms'),
  }),
];
