import type { Section } from './section.ts';

/** The elements of GitHub-flavored Markdown. */

export const headings: Section = ({ isChinese }) =>
  isChinese
    ? '# 一级标题\n\n正文段落。\n\n## 二级标题\n\n### 三级标题\n\n#### 四级标题\n\n##### 五级标题\n\n###### 六级标题\n\n另一种写法\n==========\n\n它的下一级\n----------'
    : '# A heading\n\nA paragraph below it.\n\n## Second level\n\n### Third level\n\n#### Fourth level\n\n##### Fifth level\n\n###### Sixth level\n\nAnother form\n============\n\nIts second level\n----------------';

export const inline: Section = ({ isChinese }) =>
  isChinese
    ? '**粗体**、*斜体*、***两者***、~~删除线~~、`行内代码`、[链接](https://lanternworks.example/guide "指南")、<https://lanternworks.example>，以及 https://lanternworks.example/bare 这样的裸网址。\n第一行末尾有反斜杠\\\n第二行。脚注[^1]。\n\n[^1]: 脚注的内容。'
    : '**Bold**, *italic*, ***both***, ~~struck~~, `code`, [a link](https://lanternworks.example/guide "The guide"), <https://lanternworks.example> and https://lanternworks.example/bare without brackets.\nA hard\\\nline break. A footnote[^1], and \\*escaped\\* stars &amp; entities.\n\n[^1]: The text of the footnote.';

export const lists: Section = ({ isChinese }) =>
  isChinese
    ? '- 水果\n  - 苹果\n  - 梨\n    1. 先洗\n    2. 再削\n- 蔬菜\n\n3. 从三开始\n4. 第四项\n\n   第四项的第二段。'
    : '- Fruit\n  - Apples\n  - Pears\n    1. Wash them\n    2. Peel them\n- Vegetables\n\n3. Starts at three\n4. Goes on\n\n   A second paragraph of this item.';

export const tasks: Section = ({ isChinese }) =>
  isChinese
    ? '- [x] 收集资料\n- [ ] 写初稿\n- [ ] 请人审阅'
    : '- [x] Collect the material\n- [ ] Write a draft\n- [ ] Have it reviewed';

export const table: Section = ({ isChinese }) =>
  isChinese
    ? '| 方法 | 时间 | 说明 |\n|:---|---:|:---:|\n| 顺序查找 | 100 次 | **简单** |\n| 二分查找 | 7 次 | 需要`排序` |\n| 散列表 | 1 次 | 占内存 \\| 很快 |'
    : '| Method | Steps | Note |\n|:---|---:|:---:|\n| Linear search | 100 | **simple** |\n| Binary search | 7 | needs `sorted` data |\n| Hash table | 1 | uses memory \\| fast |';

export const quote: Section = ({ isChinese }) =>
  isChinese
    ? '> 引用的第一段。\n>\n> > 引用中的引用。\n\n---'
    : '> A quotation.\n>\n> > A quotation within it.\n\n---';

export const code: Section = ({ isChinese }) =>
  `${isChinese ? '二分查找，用几种语言写：' : 'Binary search, in several languages:'}

\`\`\`ts
function search(sorted: readonly number[], wanted: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] ?? Number.NaN;
    if (value === wanted) return middle; // ${isChinese ? '找到了' : 'found'}
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
\`\`\`

\`\`\`python
from bisect import bisect_left

def search(items: list[int], wanted: int) -> int:
    at = bisect_left(items, wanted)
    return at if at < len(items) and items[at] == wanted else -1
\`\`\`

\`\`\`sql
SELECT name, price FROM fruit WHERE price < 3 ORDER BY price DESC;
\`\`\`

\`\`\`sh
sort -n numbers.txt | uniq -c
\`\`\`

~~~
${isChinese ? '没有语言，里面有 ``` 三个反引号' : 'Without a language, and with ``` inside'}
~~~

    ${isChinese ? '缩进的代码块' : 'An indented block'} <b>&amp;</b>`;
