import { expect, test } from 'vitest';
import { control, hover, waitForCard } from './driver/index.ts';
import { kind, useWorld } from './world.ts';

// Firefox speaks the language it was installed in: no test can choose it there.
const world = useWorld({ isSetUp: false, language: 'zh-CN' });

test.runIf(kind === 'chromium')('a browser in Chinese gets the extension in Chinese', async () => {
  const options = await world.lens.openOptions();
  await control(options, '测试连接');
  expect(await options.$eval('html', ({ lang }) => lang)).toBe('zh-CN');
  const page = await world.lens.openPage(`${world.pages.url}/`);
  await hover(page, '#link-documented');
  const card = await waitForCard(page, { text: '尚未设置' });
  expect(card.focusables.map(({ name }) => name)).toContain('去设置');
});
