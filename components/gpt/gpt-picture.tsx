import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { monogram } from '../../utils/gpt/monogram.ts';

/** The GPT's picture (a data URL), or its monogram if there is none. Decorative: the name is next to it. */
export function GptPicture({ id, name, picture }: { id: GptId; name?: string; picture?: string }) {
  if (picture) return <img class="picture" src={picture} alt="" />;
  return (
    <span class={`picture monogram hue-${getHue(id)}`} aria-hidden="true">
      {monogram(name)}
    </span>
  );
}

/** One of five hues, always the same for an id. */
function getHue(id: string): number {
  let sum = 0;
  for (const character of id) sum += character.charCodeAt(0);
  return sum % 5;
}
