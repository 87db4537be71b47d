import type { Section } from './section.ts';

/** What GPTs behind a gateway write besides Markdown. */

/** Three forms in which upstreams leave the sources of a statement. */
export const citations: Section = ({ isChinese }) =>
  isChinese
    ? '这座桥建于 1932 年【12†source】，长 503 米【4:7†bridges.pdf】。 **[[""]](https://lanternworks.example/bridges "桥梁年鉴")** 桥面宽 49 米【3†L12-L15】。'
    : 'The bridge opened in 1932【12†source】 and is 503 meters long【4:7†bridges.pdf】. **[[""]](https://lanternworks.example/bridges "The bridge almanac")** Its deck is 49 meters wide【3†L12-L15】.';

export const sandbox: Section = ({ isChinese }) =>
  isChinese
    ? '[下载表格](sandbox:/mnt/data/report.xlsx)'
    : '[Download the table](sandbox:/mnt/data/report.xlsx)';

export const image: Section = ({ isChinese, pictureUrl }) =>
  isChinese
    ? `![一张图片](${pictureUrl})\n\n[![图片](${pictureUrl} "日落")](${pictureUrl})\n\n![File 1](${pictureUrl})`
    : `![A picture](${pictureUrl})\n\n[![image](${pictureUrl} "A sunset")](${pictureUrl})\n\n![File 1](${pictureUrl})`;

/** As image generation arrives: one fence too many, so the image is within a code block. */
export const openFence: Section = ({ pictureUrl }) =>
  `\`\`\`json\n{"prompt": "A lighthouse at dusk", "size": "1024x1024"}\n\`\`\`\n\`\`\`\n![image](${pictureUrl})\n`;

/** Messages of tools, and code that was run. */
export const tools: Section = ({ isChinese }) =>
  `> ${isChinese ? '正在搜索“桥梁”…' : 'Searching for “bridges”…'}\n\n\`\`\`python\nprint(6 * 7)\n\`\`\`\n\n\`\`\`Output\n42\n\`\`\`\n\nFailed to load the image.`;
